/// Stands for "none" in a document.
let noIndex: UInt32 = 0xFFFF_FFFF

extension [UInt8] {
  /// The little-endian `UInt32` at `offset`, which has to be in bounds.
  func word(_ offset: Int) -> UInt32 {
    withUnsafeBytes { bytes in
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
  }

  /// The little-endian `UInt64` at `offset`, which has to be in bounds.
  func doubleWord(_ offset: Int) -> UInt64 {
    withUnsafeBytes { bytes in
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
  }

  fileprivate func range(_ offset: Int) -> Range<Int> {
    let lower = Int(word(offset))
    // Documents are validated when they enter memory; `max` keeps even a broken one from trapping.
    return lower..<Swift.max(lower, Int(word(offset + 4)))
  }

  fileprivate func optionalIndex(_ offset: Int) -> Int? {
    let value = word(offset)
    return value == noIndex ? nil : Int(value)
  }
}

extension Definition: FileIRRecord {
  package static var size: Int { 64 }

  package init(decoding bytes: [UInt8], at offset: Int) {
    let kindAndFlags = bytes.word(offset + 4)
    let startLine = Int(bytes.word(offset + 48))
    self.init(
      name: Int(bytes.word(offset)),
      kind: DefinitionKind(rawValue: UInt8(truncatingIfNeeded: kindAndFlags)) ?? .other,
      flags: DefinitionFlags(rawValue: kindAndFlags >> 8),
      parent: bytes.optionalIndex(offset + 8),
      qualifier: bytes.optionalIndex(offset + 12),
      range: bytes.range(offset + 16),
      nameRange: bytes.range(offset + 24),
      signatureRange: bytes.range(offset + 32),
      documentationRange: bytes.range(offset + 40),
      lines: startLine..<Swift.max(startLine, Int(bytes.word(offset + 52))),
      signatureLines: startLine..<Swift.max(startLine, Int(bytes.word(offset + 56))),
      nameLine: Int(bytes.word(offset + 60)))
  }

  /// Writes the record as the table of ``FileIR`` has it.
  package func encode(into writer: inout RecordWriter) {
    writer.write(word: UInt32(name))
    writer.write(word: UInt32(kind.rawValue) | flags.rawValue << 8)
    writer.write(index: parent)
    writer.write(index: qualifier)
    writer.write(range: range)
    writer.write(range: nameRange)
    writer.write(range: signatureRange)
    writer.write(range: documentationRange)
    writer.write(word: UInt32(lines.lowerBound))
    writer.write(word: UInt32(lines.upperBound))
    writer.write(word: UInt32(signatureLines.upperBound))
    writer.write(word: UInt32(nameLine))
  }
}

/// The kinds of a reference and of its receiver, which share a word.
struct KindPair {
  let kind: ReferenceKind
  let receiverKind: ReceiverKind

  init(kind: ReferenceKind, receiverKind: ReceiverKind) {
    self.kind = kind
    self.receiverKind = receiverKind
  }

  init(word: UInt32) {
    kind = ReferenceKind(rawValue: UInt8(truncatingIfNeeded: word)) ?? .other
    receiverKind = ReceiverKind(rawValue: UInt8(truncatingIfNeeded: word >> 8)) ?? .none
  }

  var word: UInt32 { UInt32(kind.rawValue) | UInt32(receiverKind.rawValue) << 8 }
}

extension Reference: FileIRRecord {
  package static var size: Int { 16 }

  package init(decoding bytes: [UInt8], at offset: Int) {
    let kinds = KindPair(word: bytes.word(offset + 4))
    self.init(
      name: Int(bytes.word(offset)), kind: kinds.kind, receiverKind: kinds.receiverKind,
      receiver: bytes.optionalIndex(offset + 8), count: Int(bytes.word(offset + 12)))
  }

  /// Writes the record as the table of ``FileIR`` has it.
  package func encode(into writer: inout RecordWriter) {
    writer.write(word: UInt32(name))
    writer.write(word: KindPair(kind: kind, receiverKind: receiverKind).word)
    writer.write(index: receiver)
    writer.write(word: UInt32(count))
  }
}

extension Occurrence: FileIRRecord {
  package static var size: Int { 28 }

  package init(decoding bytes: [UInt8], at offset: Int) {
    let kinds = KindPair(word: bytes.word(offset + 4))
    self.init(
      name: Int(bytes.word(offset)), kind: kinds.kind, range: bytes.range(offset + 8),
      line: Int(bytes.word(offset + 16)), enclosing: bytes.optionalIndex(offset + 20),
      receiverKind: kinds.receiverKind, receiver: bytes.optionalIndex(offset + 24))
  }

  /// Writes the record as the table of ``FileIR`` has it.
  package func encode(into writer: inout RecordWriter) {
    writer.write(word: UInt32(name))
    writer.write(word: KindPair(kind: kind, receiverKind: receiverKind).word)
    writer.write(range: range)
    writer.write(word: UInt32(line))
    writer.write(index: enclosing)
    writer.write(index: receiver)
  }
}

extension RecordList<Occurrence> {
  /// The name of the record at a place alone; see ``Occurrence/name``.
  package func name(at index: Int) -> Int {
    precondition(index >= 0 && index < count)
    return Int(bytes.word(start + index * Occurrence.size))
  }
}

extension Import: FileIRRecord {
  package static var size: Int { 28 }

  package init(decoding bytes: [UInt8], at offset: Int) {
    let kindAndWildcard = bytes.word(offset)
    self.init(
      kind: ImportKind(rawValue: UInt8(truncatingIfNeeded: kindAndWildcard)) ?? .module,
      source: bytes.optionalIndex(offset + 4),
      name: bytes.optionalIndex(offset + 8),
      alias: bytes.optionalIndex(offset + 12),
      isWildcard: kindAndWildcard & 0x100 != 0,
      range: bytes.range(offset + 16),
      line: Int(bytes.word(offset + 24)))
  }

  /// Writes the record as the table of ``FileIR`` has it.
  package func encode(into writer: inout RecordWriter) {
    writer.write(word: UInt32(kind.rawValue) | (isWildcard ? 0x100 : 0))
    writer.write(index: source)
    writer.write(index: name)
    writer.write(index: alias)
    writer.write(range: range)
    writer.write(word: UInt32(line))
  }
}
