/// A word as the lexical index knows it: the hash of its stem in lower case.
///
/// The index never shows a word, it only finds it again, so 32 bits stand for the text. In a
/// vocabulary of a million words one word in 4,000 shares its hash with another: a little noise for a
/// task that holds it.
package struct WordHash: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static func < (left: WordHash, right: WordHash) -> Bool { left.rawValue < right.rawValue }
}

/// A piece of a file that words are counted for: a definition without those in it that have pieces of
/// their own, or the rest of the file.
package struct LexicalUnit: Hashable, Sendable {
  /// Index of the definition; `nil` for the rest of the file, which is always the first unit.
  package var definition: Int?
  /// Where the unit's words end in the list of all; they begin where those of the unit before end.
  package var wordEnd: Int
  /// Number of words, each as often as it is there.
  package var length: Int

  package init(definition: Int?, wordEnd: Int, length: Int) {
    self.definition = definition
    self.wordEnd = wordEnd
    self.length = length
  }
}

/// Where in a unit a word stands, and how often, in one byte.
///
/// One bit for the name, one for the signature, two for the documentation, four for the body. Counts
/// above eight are rounded down to steps: the tenth occurrence says little more than the eighth.
package struct WordFields: Hashable, Sendable, BitwiseCopyable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Counts of one word in one unit.
  package init(name: Int, signature: Int, documentation: Int, body: Int) {
    rawValue =
      (name > 0 ? 0x80 : 0) | (signature > 0 ? 0x40 : 0) | UInt8(min(documentation, 3)) << 4
      | WordFields.step(body)
  }

  /// Counts that the four bits of the body stand for.
  private static let steps: [Int] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24, 32, 48, 64]

  private static func step(_ count: Int) -> UInt8 {
    if count <= 8 { return UInt8(max(0, count)) }
    return UInt8(steps.lastIndex { $0 <= count } ?? 0)
  }

  /// In the name; of the rest of a file: in the name of the file.
  package var isInName: Bool { rawValue & 0x80 != 0 }
  /// In the signature; of the rest of a file: in the names of the directories.
  package var isInSignature: Bool { rawValue & 0x40 != 0 }
  /// How often in the documentation, up to 3.
  package var documentationCount: Int { Int(rawValue >> 4) & 3 }
  /// How often in the body, see above.
  package var bodyCount: Int { WordFields.steps[Int(rawValue & 0xF)] }
}

extension LexicalUnit: FileIRRecord {
  package static var size: Int { 12 }

  package init(decoding bytes: [UInt8], at offset: Int) {
    let definition = bytes.word(offset)
    self.init(
      definition: definition == noIndex ? nil : Int(definition),
      wordEnd: Int(bytes.word(offset + 4)), length: Int(bytes.word(offset + 8)))
  }

  /// Writes the record as the table of ``FileIR`` has it.
  package func encode(into writer: inout RecordWriter) {
    writer.write(index: definition)
    writer.write(word: UInt32(wordEnd))
    writer.write(word: UInt32(length))
  }
}

/// The words of the units of one file.
package struct LexicalSection: Sendable, Equatable {
  /// In the order of their definitions; the rest of the file first.
  package var units: [LexicalUnit] = []
  /// The words of each unit, unit after unit, none twice in one.
  package var words: [WordHash] = []
  /// Where each of the words stands.
  package var fields: [WordFields] = []

  /// No units.
  package init() {}
}
