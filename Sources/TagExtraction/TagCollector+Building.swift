internal import SourceModel

extension TagCollector {
  /// The record of a definition, without its place among the others.
  func definition(
    _ raw: RawDefinition, in builder: inout FileIRBuilder, documentation: DocumentationFinder
  ) -> Definition {
    let end = max(raw.signatureEnd, raw.range.lowerBound)
    let feeds = source[raw.range.lowerBound..<end].count { $0 == UInt8(ascii: "\n") }
    let firstLine = raw.lines.lowerBound
    return Definition(
      name: builder.intern(nameBytes(raw.nameRange)),
      kind: raw.kind,
      qualifier: raw.qualifier.map { builder.intern(nameBytes($0)) },
      range: raw.range, nameRange: raw.nameRange, signatureRange: raw.range.lowerBound..<end,
      documentationRange: raw.documentation
        ?? documentation.range(above: firstLine) ?? 0..<0,
      lines: raw.lines, signatureLines: firstLine..<(firstLine + feeds + 1),
      nameLine: raw.nameLine)
  }

  /// Groups within groups beyond this number add nothing to a path: garbage nests a thousand deep,
  /// and its paths would fill gigabytes.
  private static var maximumImportNesting: Int { 32 }

  /// The records of the imports, in the order of the source.
  func importRecords(_ builder: inout FileIRBuilder) -> [Import] {
    var records: [Import] = []
    let groups = importGroups.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var open: [ImportGroup] = []
    var next = 0
    for entry in imports.sorted() {
      let (start, raw) = (entry.start, entry.value)
      while next < groups.count, groups[next].range.lowerBound <= start {
        open.append(groups[next])
        next += 1
      }
      open.removeAll { $0.range.upperBound <= start }
      let prefix = importPrefix(of: start, open.prefix(TagCollector.maximumImportNesting))
      var sourceText = raw.source.map { Array(withoutDelimiters(source[$0])) }
      if !prefix.isEmpty { sourceText = joined(prefix, sourceText) }
      records.append(
        Import(
          kind: raw.kind,
          source: sourceText.map { text in text.withUnsafeBytes { builder.intern($0) } },
          name: raw.name.map { builder.intern(nameBytes($0)) },
          alias: raw.alias.map { builder.intern(UnsafeRawBufferPointer(rebasing: source[$0])) },
          isWildcard: raw.isWildcard, range: raw.position, line: raw.line))
    }
    return records
  }

  /// The bytes of a name, without what some grammars have in its token: Ruby's `:name`, Elixir's
  /// `name: `, names in backticks or quotes.
  func nameBytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    let colon = UInt8(ascii: ":")
    var name = source[range]
    if let last = name.last, isSpace(last) {
      name = name.prefix(upTo: name.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? name.startIndex)
      if name.count > 1, name.last == colon { name = name.dropLast() }
    }
    // Not of an operator, such as Haskell's `:+:`.
    if name.count > 1, name.first == colon, isNameStart(name[name.startIndex + 1]) {
      name = name.dropFirst()
    }
    while name.count > 2, let first = name.first, "`\"'".utf8.contains(first), name.last == first {
      name = name.dropFirst().dropLast()
    }
    return UnsafeRawBufferPointer(rebasing: name)
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\"")
  }

  /// `<stdio.h>`, `"x"` and `'x'`, which some grammars have as one token, without what encloses them.
  private func withoutDelimiters(
    _ text: Slice<UnsafeRawBufferPointer>
  ) -> Slice<UnsafeRawBufferPointer> {
    switch (text.first, text.last, text.count) {
    case (UInt8(ascii: "<"), UInt8(ascii: ">"), 3...),
      (UInt8(ascii: "\""), UInt8(ascii: "\""), 3...), (UInt8(ascii: "'"), UInt8(ascii: "'"), 3...):
      text.dropFirst().dropLast()
    default: text
    }
  }

  /// The paths that the groups around `start` put in front of its source, outermost first, each
  /// followed by its separator.
  private func importPrefix(of start: Int, _ groups: ArraySlice<ImportGroup>) -> [UInt8] {
    var prefix: [UInt8] = []
    for group in groups where group.range.contains(start) && !group.prefix.contains(start) {
      prefix.append(contentsOf: source[group.prefix])
      var next = group.prefix.upperBound
      while next < source.count, ":./\\".utf8.contains(source[next]) {
        prefix.append(source[next])
        next += 1
      }
    }
    return prefix
  }

  /// `prefix` and `source`, or the prefix without its separator where there is no source.
  private func joined(_ prefix: [UInt8], _ source: [UInt8]?) -> [UInt8] {
    if let source { return prefix + source }
    return Array(prefix[..<(prefix.lastIndex { !":./\\".utf8.contains($0) }.map { $0 + 1 } ?? 0)])
  }
}

/// What a file, or the part of it that is in one language, says it exports.
struct ExportedNames {
  private var starts: Set<Int> = []
  private var texts: Set<[UInt8]> = []

  init(_ ranges: [Range<Int>], in source: UnsafeRawBufferPointer) {
    for range in ranges {
      starts.insert(range.lowerBound)
      texts.insert(Array(source[range]))
    }
  }

  /// Whether the definition with this name is exported, by itself or, if it is of the outermost level of
  /// a file or module, by a list of names.
  func contains(
    _ name: Range<Int>, isOutermost: Bool, in source: UnsafeRawBufferPointer
  ) -> Bool {
    if starts.isEmpty { return false }
    return starts.contains(name.lowerBound)
      || (isOutermost && texts.contains(Array(source[name])))
  }
}
