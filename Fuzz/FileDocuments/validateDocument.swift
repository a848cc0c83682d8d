@testable import SourceModel

/// Validates documents from outside and reads everything that a sound one holds.
///
/// The first byte decides: 0 stands before a whole document, `n` before the rest of one to which
/// patches of `n` words are applied. Magic, version and checksum are always made right, because
/// guessing them teaches nothing.
func validateDocument(_ input: UnsafeRawBufferPointer) {
  var input = input[...]
  guard let mode = input.popFirst() else { return }
  var bytes = mode == 0 ? Array(input) : patched(sampleDocument, with: input)
  guard bytes.count >= FileIRLayout.headerSize else { return }
  bytes.withUnsafeMutableBytes { bytes in
    bytes.storeBytes(of: FileIR.magic.littleEndian, toByteOffset: 0, as: UInt32.self)
    bytes.storeBytes(of: FileIR.formatVersion.littleEndian, toByteOffset: 4, as: UInt32.self)
    let checksum = checksum64(UnsafeRawBufferPointer(rebasing: bytes[16...]))
    bytes.storeBytes(of: checksum.littleEndian, toByteOffset: 8, as: UInt64.self)
  }
  if let document = try? FileIR(validating: bytes) { readAll(document) }
}

/// Applies patches of three bytes: a word of the document, and the byte that all but its lowest, or
/// only its lowest, byte becomes.
private func patched(_ document: [UInt8], with patches: Slice<UnsafeRawBufferPointer>)
  -> [UInt8]
{
  var document = document
  var rest = patches
  while let place = rest.popFirst(), let kind = rest.popFirst(), let value = rest.popFirst() {
    let word = 16 + Int(place) * 4
    guard word + 4 <= document.count else { continue }
    for byte in 0..<4 where (byte == 0) == (kind & 1 == 0) { document[word + byte] = value }
    if kind & 2 != 0 { document.removeLast() }
  }
  return document
}

/// What later stages do with a document: none of it may trap.
private func readAll(_ document: FileIR) {
  var sum = 0
  for index in 0..<document.nameCount { sum &+= document.nameText(index).utf8.count }
  for (index, definition) in document.definitions.enumerated() {
    sum &+= document.scopePath(of: index).count + document.name(definition.name).count
    precondition(definition.range.upperBound <= document.summary.byteCount)
    precondition(definition.signatureRange.upperBound <= document.summary.byteCount)
    precondition(definition.lines.upperBound <= document.summary.lineCount)
    precondition(definition.nameLine < max(1, document.summary.lineCount))
  }
  for reference in document.references { sum &+= document.name(reference.name).count }
  for occurrence in document.occurrences {
    sum &+= document.name(occurrence.name).count
    precondition(occurrence.range.upperBound <= document.summary.byteCount)
    precondition(occurrence.line < max(1, document.summary.lineCount))
    if let enclosing = occurrence.enclosing { sum &+= document.definitions[enclosing].name }
  }
  for item in document.imports {
    precondition(item.line < max(1, document.summary.lineCount))
    for name in [item.source, item.name, item.alias] {
      if let name { sum &+= document.name(name).count }
    }
  }
  precondition(sum != .min)
}

/// A document with two records of every kind.
private let sampleDocument: [UInt8] = {
  var builder = FileIRBuilder()
  let names = ["outer", "inner", "used", "module"].map { builder.intern($0) }
  for (index, name) in names.prefix(2).enumerated() {
    builder.definitions.append(
      Definition(
        name: name, kind: .class, parent: index == 0 ? nil : 0, qualifier: names[2],
        range: (index * 10)..<50, nameRange: 5..<10, signatureRange: (index * 10)..<20,
        lines: index..<5, signatureLines: index..<(index + 1), nameLine: index))
    builder.occurrences.append(
      Occurrence(name: names[2], kind: .call, range: 30..<34, line: 3, enclosing: index))
    builder.imports.append(
      Import(
        kind: .name, source: names[3], name: name, alias: names[2], isWildcard: false,
        range: 0..<5, line: 0))
  }
  return builder.build(
    FileSummary(
      contentHash: ContentHash(of: "sample"), language: Language("python"), byteCount: 60,
      lineCount: 6, noise: .none)
  ).bytes
}()
