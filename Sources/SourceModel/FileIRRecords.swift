/// A definition, or a scope that only encloses definitions, as the FileIR tells it.
package struct Definition: Hashable, Sendable {
  /// Index into the file's names; for a scope the name of the type that it belongs to.
  package var name: Int
  package var kind: DefinitionKind
  package var flags: DefinitionFlags
  /// Index of the enclosing definition; always smaller than the own one.
  package var parent: Int?
  /// Index into the file's names of the scope that is written out: `A::B` of `void A::B::f()`.
  package var qualifier: Int?
  /// Bytes of the whole definition.
  package var range: Range<Int>
  /// Bytes of the name.
  package var nameRange: Range<Int>
  /// Bytes of the complete signature: the definition without its body.
  package var signatureRange: Range<Int>
  /// Bytes of the documentation; empty without one.
  package var documentationRange: Range<Int>
  /// Lines of the whole definition.
  package var lines: Range<Int>
  /// Lines of the signature; starts where `lines` starts.
  package var signatureLines: Range<Int>
  /// Line of the name.
  package var nameLine: Int

  package init(
    name: Int, kind: DefinitionKind, flags: DefinitionFlags = [], parent: Int? = nil,
    qualifier: Int? = nil, range: Range<Int>, nameRange: Range<Int>, signatureRange: Range<Int>,
    documentationRange: Range<Int> = 0..<0, lines: Range<Int>, signatureLines: Range<Int>,
    nameLine: Int
  ) {
    self.name = name
    self.kind = kind
    self.flags = flags
    self.parent = parent
    self.qualifier = qualifier
    self.range = range
    self.nameRange = nameRange
    self.signatureRange = signatureRange
    self.documentationRange = documentationRange
    self.lines = lines
    self.signatureLines = signatureLines
    self.nameLine = nameLine
  }
}

/// What is known about a definition besides its place.
package struct DefinitionFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Meant for other files: `pub`, `public`, `export`, a capital in Go, in `__all__`.
  package static let exported = DefinitionFlags(rawValue: 1 << 0)
  /// Not meant for other files: `private`, `static` in C, a leading underscore in Python.
  package static let `private` = DefinitionFlags(rawValue: 1 << 1)
  /// Inside a function.
  package static let local = DefinitionFlags(rawValue: 1 << 2)
  /// A test, or inside of one: `@Test`, `#[test]`, `func TestX(t *testing.T)`.
  package static let test = DefinitionFlags(rawValue: 1 << 3)
}

/// How often a file uses a name in one way, on one receiver: all that ranking reads.
package struct Reference: Hashable, Sendable {
  /// Index into the file's names.
  package var name: Int
  package var kind: ReferenceKind
  package var receiverKind: ReceiverKind
  /// Index into the file's names of the receiver, where ``ReceiverKind/hasName`` is true of its kind.
  package var receiver: Int?
  package var count: Int

  package init(
    name: Int, kind: ReferenceKind, receiverKind: ReceiverKind = .none, receiver: Int? = nil,
    count: Int
  ) {
    self.name = name
    self.kind = kind
    self.receiverKind = receiverKind
    self.receiver = receiver
    self.count = count
  }
}

/// One use of a name.
package struct Occurrence: Hashable, Sendable {
  /// Index into the file's names.
  package var name: Int
  package var kind: ReferenceKind
  /// Bytes of the name.
  package var range: Range<Int>
  package var line: Int
  /// Index of the innermost definition around it.
  package var enclosing: Int?
  package var receiverKind: ReceiverKind
  /// Index into the file's names of the receiver, where ``ReceiverKind/hasName`` is true of its kind.
  package var receiver: Int?

  package init(
    name: Int, kind: ReferenceKind, range: Range<Int>, line: Int, enclosing: Int?,
    receiverKind: ReceiverKind = .none, receiver: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.range = range
    self.line = line
    self.enclosing = enclosing
    self.receiverKind = receiverKind
    self.receiver = receiver
  }
}

/// One imported module or name. A statement that imports three names gives three of these.
package struct Import: Hashable, Sendable {
  package var kind: ImportKind
  /// Index into the file's names of the module, package or path, as it is written.
  package var source: Int?
  /// Index into the file's names of the imported name.
  package var name: Int?
  /// Index into the file's names of what the module or name is called here.
  package var alias: Int?
  /// Everything of the source is imported.
  package var isWildcard: Bool
  /// Bytes of the name, else the wildcard, else the source.
  package var range: Range<Int>
  package var line: Int

  package init(
    kind: ImportKind, source: Int?, name: Int?, alias: Int?, isWildcard: Bool, range: Range<Int>,
    line: Int
  ) {
    self.kind = kind
    self.source = source
    self.name = name
    self.alias = alias
    self.isWildcard = isWildcard
    self.range = range
    self.line = line
  }
}

/// What is known about a file as a whole.
package struct FileSummary: Hashable, Sendable {
  package var contentHash: ContentHash
  package var language: Language
  /// Size of the source.
  package var byteCount: Int
  package var lineCount: Int
  package var noise: NoiseClass
  package var flags: FileFlags

  package init(
    contentHash: ContentHash, language: Language, byteCount: Int, lineCount: Int,
    noise: NoiseClass, flags: FileFlags = []
  ) {
    self.contentHash = contentHash
    self.language = language
    self.byteCount = byteCount
    self.lineCount = lineCount
    self.noise = noise
    self.flags = flags
  }
}

/// How completely a file was read.
package struct FileFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The syntax tree has errors; the tags of its sound parts are here.
  package static let syntaxErrors = FileFlags(rawValue: 1 << 0)
  /// The parser reached its limit: no tags.
  package static let parseLimit = FileFlags(rawValue: 1 << 1)
  /// The query reached its limit: tags of the first part of the file.
  package static let queryLimit = FileFlags(rawValue: 1 << 2)
}
