package import FileMapping
package import SourceModel

/// What a file refers to outside of itself, before it is known where that leads: a name, used in one
/// way on one receiver.
package struct UseEntry: Hashable, Sendable, BitwiseCopyable {
  /// Stands for a symbol that isn't there.
  package static let noSymbol = UInt32.max

  package var symbol: UInt32
  /// The type or the variable that the name is used on; ``noSymbol`` where it has no name.
  package var receiver: UInt32
  /// In units of ``GraphWeights/evidenceUnit``; > 0.
  package var evidence: UInt16
  private var meaningNumber: UInt8
  private var receiverNumber: UInt8

  init(
    symbol: UInt32, meaning: ReferenceMeaning, receiverKind: ReceiverKind = .none,
    receiver: UInt32 = UseEntry.noSymbol, evidence: UInt16
  ) {
    self.symbol = symbol
    self.receiver = receiver
    self.evidence = evidence
    meaningNumber = meaning.rawValue
    receiverNumber = receiverKind.rawValue
  }

  package var meaning: ReferenceMeaning { ReferenceMeaning(rawValue: meaningNumber) ?? .name }
  package var receiverKind: ReceiverKind { ReceiverKind(rawValue: receiverNumber) ?? .none }

  /// Whether two entries differ in their evidence alone.
  func isLike(_ other: UseEntry) -> Bool {
    (symbol, receiver, meaningNumber, receiverNumber)
      == (other.symbol, other.receiver, other.meaningNumber, other.receiverNumber)
  }

  static func precedes(_ left: UseEntry, _ right: UseEntry) -> Bool {
    (left.symbol, left.meaningNumber, left.receiverNumber, left.receiver)
      < (right.symbol, right.meaningNumber, right.receiverNumber, right.receiver)
  }
}

/// What the files use: rows of ``UseEntry``, each in the order of the symbols.
package struct UseRows: Sendable, Equatable {
  /// Where the row of each file starts, and where the last one ends.
  package let offsets: Column<UInt32>
  package let entries: Column<UseEntry>

  /// The uses of a file.
  package func row(_ file: FileID) -> Slice<UnsafeBufferPointer<UseEntry>> {
    entries[Int(offsets[file.index])..<Int(offsets[file.index + 1])]
  }
}
