/// Collects what an extractor finds in one file and makes the document of it.
///
/// Use: ``intern(_:)`` names, append to the lists, then ``build(_:)``. Definitions have to come in
/// the order of the source with parents before their members.
package struct FileIRBuilder {
  private var names = ByteInterner()
  package var definitions: [Definition] = []
  package var occurrences: [Occurrence] = []
  package var imports: [Import] = []
  package var lexicalSection = LexicalSection()

  package init() {}

  /// The index of a name in this file.
  package mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Int { names.intern(bytes) }

  /// The index of a name that the file has already.
  package func index(of bytes: UnsafeRawBufferPointer) -> Int? { names.index(of: bytes) }

  /// Number of names so far.
  package var nameCount: Int { names.count }

  /// The bytes of a name.
  package func name(_ index: Int) -> ArraySlice<UInt8> { names[index] }

  /// The index of a name in this file.
  package mutating func intern(_ text: String) -> Int { names.intern(text) }

  /// The document of everything collected.
  package consuming func build(_ summary: FileSummary) -> FileIR {
    let language = names.intern(summary.language.name)
    let references = ReferenceSums(of: occurrences, nameCount: names.count).references
    let layout = FileIRLayout(
      nameCount: names.count, definitionCount: definitions.count, referenceCount: references.count,
      occurrenceCount: occurrences.count, importCount: imports.count,
      unitCount: lexicalSection.units.count, wordCount: lexicalSection.words.count)

    let size = layout.pool + names.byteCount
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      let memory = UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: size)
      guard var writer = RecordWriter(memory) else { return }
      writeHeader(summary, language: language, layout, into: &writer)
      writeSections(references, into: &writer)
      // Every byte has to be initialised: the sizes of the layout are those that are written.
      precondition(writer.room == 0)
      count = size
      sealChecksum(memory)
    }
    return FileIR(trusting: bytes, summary: summary, layout: layout)
  }

  private func writeHeader(
    _ summary: FileSummary, language: Int, _ layout: FileIRLayout, into writer: inout RecordWriter
  ) {
    writer.write(word: FileIR.magic)
    writer.write(word: FileIR.formatVersion)
    writer.write(doubleWord: 0)
    writer.write(doubleWord: summary.contentHash.high)
    writer.write(doubleWord: summary.contentHash.low)
    writer.write(word: UInt32(summary.byteCount))
    writer.write(word: UInt32(summary.lineCount))
    writer.write(word: summary.flags.rawValue)
    writer.write(word: UInt32(summary.noise.rawValue) | UInt32(language) << 8)
    writer.write(word: UInt32(layout.nameCount))
    writer.write(word: UInt32(layout.definitionCount))
    writer.write(word: UInt32(layout.referenceCount))
    writer.write(word: UInt32(layout.occurrenceCount))
    writer.write(word: UInt32(layout.importCount))
    writer.write(word: UInt32(layout.unitCount))
    writer.write(word: UInt32(layout.wordCount))
  }

  private func writeSections(_ references: [Reference], into writer: inout RecordWriter) {
    for index in 0..<names.count { writer.write(word: UInt32(names.range(of: index).upperBound)) }
    for record in definitions { record.encode(into: &writer) }
    for record in references { record.encode(into: &writer) }
    for record in occurrences { record.encode(into: &writer) }
    for record in imports { record.encode(into: &writer) }
    for record in lexicalSection.units { record.encode(into: &writer) }
    for word in lexicalSection.words { writer.write(word: word.rawValue) }
    lexicalSection.fields.withUnsafeBytes { writer.write($0) }
    names.bytes.withUnsafeBytes { writer.write($0) }
  }

  private func sealChecksum(_ bytes: UnsafeMutableRawBufferPointer) {
    let checksum = checksum64(UnsafeRawBufferPointer(rebasing: bytes[16...]))
    bytes.storeBytes(of: checksum.littleEndian, toByteOffset: 8, as: UInt64.self)
  }
}
