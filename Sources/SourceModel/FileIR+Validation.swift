/// Why a document is not a sound ``FileIR``. To a cache it is a miss.
package enum FileIRError: Error, Sendable, Equatable {
  case tooShort
  case wrongMagic
  case otherVersion(UInt32)
  case wrongChecksum
  /// The sections don't fill the document exactly.
  case wrongSize
  /// The record of the named section breaks an invariant.
  case brokenRecord(section: String, index: Int)
}

extension FileIR {
  static let magic: UInt32 = 0x5249_4D52  // "RMIR"

  /// Takes over a document from outside, after checking every invariant of the format.
  ///
  /// - Complexity: O(size of the document).
  package init(validating bytes: [UInt8]) throws(FileIRError) {
    guard bytes.count >= FileIRLayout.headerSize else { throw .tooShort }
    guard bytes.word(0) == FileIR.magic else { throw .wrongMagic }
    guard bytes.word(4) == FileIR.formatVersion else { throw .otherVersion(bytes.word(4)) }
    let checksum = bytes.withUnsafeBytes { checksum64(UnsafeRawBufferPointer(rebasing: $0[16...])) }
    guard bytes.doubleWord(8) == checksum else { throw .wrongChecksum }

    let layout = FileIRLayout(
      nameCount: Int(bytes.word(48)), definitionCount: Int(bytes.word(52)),
      referenceCount: Int(bytes.word(56)), occurrenceCount: Int(bytes.word(60)),
      importCount: Int(bytes.word(64)), unitCount: Int(bytes.word(68)),
      wordCount: Int(bytes.word(72)))
    guard layout.pool <= bytes.count else { throw .wrongSize }
    try FileIR.validateNames(bytes, layout)
    let summary = try FileIR.summary(bytes, layout)
    self.init(trusting: bytes, summary: summary, layout: layout)
    try validateDefinitions()
    try validateReferences()
    try validateImports()
    try validateUnits()
  }

  private static func summary(
    _ bytes: [UInt8], _ layout: FileIRLayout
  ) throws(FileIRError) -> FileSummary {
    let kinds = bytes.word(44)
    let language = Int(kinds >> 8)
    guard language < layout.nameCount else { throw .brokenRecord(section: "header", index: 0) }
    let start = language == 0 ? 0 : Int(bytes.word(layout.names + (language - 1) * 4))
    let end = Int(bytes.word(layout.names + language * 4))
    let name = bytes[(layout.pool + start)..<(layout.pool + end)]
    return FileSummary(
      contentHash: ContentHash(high: bytes.doubleWord(16), low: bytes.doubleWord(24)),
      language: Language(String(decoding: name, as: UTF8.self)),
      byteCount: Int(bytes.word(32)), lineCount: Int(bytes.word(36)),
      noise: NoiseClass(rawValue: UInt8(truncatingIfNeeded: kinds)) ?? .none,
      flags: FileFlags(rawValue: bytes.word(40)))
  }

  private static func validateNames(
    _ bytes: [UInt8], _ layout: FileIRLayout
  ) throws(FileIRError) {
    let poolSize = bytes.count - layout.pool
    var previous = 0
    for index in 0..<layout.nameCount {
      let end = Int(bytes.word(layout.names + index * 4))
      guard end >= previous else { throw .brokenRecord(section: "names", index: index) }
      previous = end
    }
    guard previous == poolSize else { throw .wrongSize }
  }

  private func validateDefinitions() throws(FileIRError) {
    for index in 0..<layout.definitionCount {
      let offset = layout.definitions + index * Definition.size
      let definition = definitions[index]
      let isSound =
        isName(definition.name) && definition.qualifier.map(isName) ?? true
        && definition.parent.map { $0 < index } ?? true
        && rangesAreOrdered(at: offset + 16, count: 4)
        && definition.range.upperBound <= summary.byteCount
        && definition.nameRange.upperBound <= summary.byteCount
        && definition.signatureRange.upperBound <= summary.byteCount
        && definition.documentationRange.upperBound <= summary.byteCount
        && definition.lines.upperBound <= summary.lineCount
        && definition.signatureLines.upperBound <= summary.lineCount
        && isLine(definition.nameLine)
        && bytes.word(offset + 48) <= bytes.word(offset + 52)
        && bytes.word(offset + 48) <= bytes.word(offset + 56)
      guard isSound else { throw .brokenRecord(section: "definitions", index: index) }
    }
  }

  private func validateReferences() throws(FileIRError) {
    for (index, reference) in references.enumerated() {
      let kinds = bytes.word(layout.references + index * Reference.size + 4)
      guard isName(reference.name), isReceiver(reference.receiver, kinds: kinds) else {
        throw .brokenRecord(section: "references", index: index)
      }
    }
    for (index, occurrence) in occurrences.enumerated() {
      let kinds = bytes.word(layout.occurrences + index * Occurrence.size + 4)
      let isSound =
        isName(occurrence.name) && isReceiver(occurrence.receiver, kinds: kinds)
        && rangesAreOrdered(at: layout.occurrences + index * Occurrence.size + 8, count: 1)
        && occurrence.range.upperBound <= summary.byteCount
        && isLine(occurrence.line)
        && occurrence.enclosing.map { $0 < layout.definitionCount } ?? true
      guard isSound else { throw .brokenRecord(section: "occurrences", index: index) }
    }
  }

  private func validateImports() throws(FileIRError) {
    for (index, item) in imports.enumerated() {
      let isSound =
        item.source.map(isName) ?? true && item.name.map(isName) ?? true
        && item.alias.map(isName) ?? true
        && rangesAreOrdered(at: layout.imports + index * Import.size + 16, count: 1)
        && item.range.upperBound <= summary.byteCount && isLine(item.line)
      guard isSound else { throw .brokenRecord(section: "imports", index: index) }
    }
  }

  private func validateUnits() throws(FileIRError) {
    var wordEnd = 0
    var definition = -1
    for (index, unit) in lexicalUnits.enumerated() {
      let isSound =
        index == 0
        ? unit.definition == nil
        : unit.definition.map { $0 > definition && $0 < layout.definitionCount } ?? false
      guard isSound, unit.wordEnd >= wordEnd else {
        throw .brokenRecord(section: "units", index: index)
      }
      definition = unit.definition ?? definition
      wordEnd = unit.wordEnd
    }
    guard wordEnd == layout.wordCount else { throw .wrongSize }
  }

  private func isName(_ index: Int) -> Bool { index < layout.nameCount }

  /// Whether a receiver has a name if and only if one of its kind has.
  private func isReceiver(_ receiver: Int?, kinds: UInt32) -> Bool {
    guard let kind = ReceiverKind(rawValue: UInt8(truncatingIfNeeded: kinds >> 8)) else {
      return false
    }
    return receiver.map(isName) ?? true && kind.hasName == (receiver != nil)
  }

  /// An empty source has one line to speak of.
  private func isLine(_ line: Int) -> Bool { line < max(1, summary.lineCount) }

  private func rangesAreOrdered(at offset: Int, count: Int) -> Bool {
    for range in 0..<count
    where bytes.word(offset + range * 8) > bytes.word(offset + range * 8 + 4) {
      return false
    }
    return true
  }
}
