/// What rendering needs to know of a definition or scope: where its signature and its name are, and
/// what encloses it.
///
/// Kept for all files side by side, so that a map is rendered without their documents.
package struct OutlineRecord: Hashable, Sendable, BitwiseCopyable {
  private static let noParent = UInt32.max

  private var rangeEnd: UInt32
  private var nameStart: UInt32
  private var nameEnd: UInt32
  private var signatureStart: UInt32
  private var signatureEnd: UInt32
  private var firstLine: UInt32
  private var signatureLineEnd: UInt32
  private var nameLineNumber: UInt32
  private var parentIndex: UInt32
  private var kindNumber: UInt8
  private var flagBits: UInt8
  /// Bytes from the documentation's start to the signature's, if negative; from the signature's end to the
  /// documentation's start and one more, if positive; 0 without documentation, and where it is too far away.
  private var documentationDistance: Int16
  /// Tells names apart without their sources, but for one pair of four billion.
  package let nameHash: UInt32

  /// The record of a definition.
  ///
  /// - Parameters:
  ///   - definition: The definition.
  ///   - nameHash: A hash of its name; 0 where nobody asks for it.
  package init(_ definition: Definition, nameHash: UInt32 = 0) {
    self.nameHash = nameHash
    rangeEnd = UInt32(definition.range.upperBound)
    nameStart = UInt32(definition.nameRange.lowerBound)
    nameEnd = UInt32(definition.nameRange.upperBound)
    signatureStart = UInt32(definition.signatureRange.lowerBound)
    signatureEnd = UInt32(definition.signatureRange.upperBound)
    firstLine = UInt32(definition.signatureLines.lowerBound)
    signatureLineEnd = UInt32(definition.signatureLines.upperBound)
    nameLineNumber = UInt32(definition.nameLine)
    parentIndex = definition.parent.map { UInt32($0) } ?? OutlineRecord.noParent
    kindNumber = definition.kind.rawValue
    flagBits = UInt8(truncatingIfNeeded: definition.flags.rawValue)
    documentationDistance = OutlineRecord.documentationDistance(of: definition)
  }

  private static func documentationDistance(of definition: Definition) -> Int16 {
    let start = definition.documentationRange.lowerBound
    let signature = definition.signatureRange
    if definition.documentationRange.isEmpty { return 0 }
    let distance =
      start < signature.lowerBound ? start - signature.lowerBound : start - signature.upperBound + 1
    return start < signature.lowerBound || start >= signature.upperBound
      ? Int16(exactly: distance) ?? 0 : 0
  }

  /// Where the documentation starts, in bytes; `nil` without any, and where it starts further from the
  /// signature than anyone documents.
  package var documentationStart: Int? {
    switch documentationDistance {
    case 0: nil
    case ..<0: Int(signatureStart) + Int(documentationDistance)
    default: Int(signatureEnd) + Int(documentationDistance) - 1
    }
  }

  package var kind: DefinitionKind { DefinitionKind(rawValue: kindNumber) ?? .other }
  package var flags: DefinitionFlags { DefinitionFlags(rawValue: UInt32(flagBits)) }
  /// Index of the enclosing definition of the file.
  package var parent: Int? {
    parentIndex == OutlineRecord.noParent ? nil : Int(parentIndex)
  }
  /// End of the whole definition, in bytes.
  package var end: Int { Int(rangeEnd) }
  /// Bytes of the name.
  package var nameRange: Range<Int> { Int(nameStart)..<Int(nameEnd) }
  /// Bytes of the complete signature.
  package var signatureRange: Range<Int> { Int(signatureStart)..<Int(signatureEnd) }
  /// Lines of the signature.
  package var signatureLines: Range<Int> { Int(firstLine)..<Int(signatureLineEnd) }
  /// Line of the name.
  package var nameLine: Int { Int(nameLineNumber) }
}

extension FileIR {
  /// Its definitions, as rendering needs them.
  package var outline: [OutlineRecord] {
    definitions.map { definition in
      let hash = name(definition.name).withUnsafeBytes { checksum64($0) }
      return OutlineRecord(definition, nameHash: UInt32(truncatingIfNeeded: hash))
    }
  }
}
