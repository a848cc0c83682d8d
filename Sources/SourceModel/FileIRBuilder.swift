/// Collects what an extractor finds in one file and makes the document of it.
///
/// Use: ``intern(_:)`` names, append to the lists, then ``build(_:)``. Definitions have to come in
/// the order of the source with parents before their members.
package struct FileIRBuilder {
  private var names = ByteInterner()
  package var definitions: [Definition] = []
  package var occurrences: [Occurrence] = []
  package var imports: [Import] = []

  package init() {}

  /// The index of a name in this file.
  package mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Int { names.intern(bytes) }

  /// The index of a name in this file.
  package mutating func intern(_ text: String) -> Int { names.intern(text) }

  /// The document of everything collected.
  package consuming func build(_ summary: FileSummary) -> FileIR {
    let language = names.intern(summary.language.name)
    let references = aggregatedReferences()
    let layout = FileIRLayout(
      nameCount: names.count, definitionCount: definitions.count, referenceCount: references.count,
      occurrenceCount: occurrences.count, importCount: imports.count)

    var body: [UInt8] = []
    body.reserveCapacity(layout.pool + names.byteCount)
    body.append(word: FileIR.magic)
    body.append(word: FileIR.formatVersion)
    body.append(doubleWord: 0)
    body.append(doubleWord: summary.contentHash.high)
    body.append(doubleWord: summary.contentHash.low)
    body.append(word: UInt32(summary.byteCount))
    body.append(word: UInt32(summary.lineCount))
    body.append(word: summary.flags.rawValue)
    body.append(word: UInt32(summary.noise.rawValue) | UInt32(language) << 8)
    for count in [
      layout.nameCount, layout.definitionCount, layout.referenceCount, layout.occurrenceCount,
      layout.importCount,
    ] { body.append(word: UInt32(count)) }
    for index in 0..<names.count { body.append(word: UInt32(names.range(of: index).upperBound)) }
    for record in definitions { record.encode(into: &body) }
    for record in references { record.encode(into: &body) }
    for record in occurrences { record.encode(into: &body) }
    for record in imports { record.encode(into: &body) }
    body.append(contentsOf: names.bytes)
    sealChecksum(&body)
    return FileIR(trusting: body, summary: summary, layout: layout)
  }

  private func sealChecksum(_ body: inout [UInt8]) {
    body.withUnsafeMutableBytes { bytes in
      let checksum = checksum64(UnsafeRawBufferPointer(rebasing: bytes[16...]))
      bytes.storeBytes(of: checksum.littleEndian, toByteOffset: 8, as: UInt64.self)
    }
  }

  /// Occurrences added up by name and kind, in the order of first use.
  private func aggregatedReferences() -> [Reference] {
    let kindCount = ReferenceKind.allCases.count
    var places = [Int32](repeating: -1, count: names.count * kindCount)
    var references: [Reference] = []
    for occurrence in occurrences {
      let slot = occurrence.name * kindCount + Int(occurrence.kind.rawValue)
      if places[slot] >= 0 {
        references[Int(places[slot])].count += 1
      } else {
        places[slot] = Int32(references.count)
        references.append(Reference(name: occurrence.name, kind: occurrence.kind, count: 1))
      }
    }
    return references
  }
}
