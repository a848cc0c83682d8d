internal import SourceModel

extension TagCollector {
  /// Appends everything that was collected to `builder`, in the order of the source.
  consuming func fill(_ builder: inout FileIRBuilder, conventions: NamingConventions) {
    let ordered = orderedDefinitions()
    var documentation = DocumentationFinder(attachments, source: source)
    let exported = exportedTexts()

    var open: [Int] = []
    for raw in ordered {
      var sibling: Int?
      while let last = open.last, !builder.definitions[last].range.encloses(raw.range) {
        sibling = open.removeLast()
      }
      if raw.isClause, let sibling, continues(raw, builder.definitions[sibling]) {
        builder.definitions[sibling].extend(over: raw)
        open.append(sibling)
        continue
      }
      var definition = definition(raw, in: &builder, documentation: &documentation)
      definition.parent = open.last
      if let parent = open.last {
        let scope = builder.definitions[parent]
        if scope.kind.isCallable || scope.flags.contains(.local) {
          definition.flags.insert(.local)
        }
        if scope.flags.contains(.test) { definition.flags.insert(.test) }
      }
      if testNames.contains(raw.nameRange.lowerBound) { definition.flags.insert(.test) }
      let visibility = raw.visibility.map { source[$0] }
      definition.flags.formUnion(
        conventions.visibility(name: source[raw.nameRange], modifier: visibility))
      let isOfModule = definition.parent.map { builder.definitions[$0].kind == .module } ?? true
      if exported.contains(raw.nameRange, isOutermost: isOfModule, in: source) {
        definition.flags.insert(.exported)
        definition.flags.remove(.private)
      }
      open.append(builder.definitions.count)
      builder.definitions.append(definition)
    }
    appendReferences(to: &builder)
    appendImports(to: &builder)
  }

  /// Whether an equation belongs to the function of the definition before it.
  private func continues(_ clause: RawDefinition, _ definition: Definition) -> Bool {
    definition.kind == clause.kind
      && source[definition.nameRange].elementsEqual(source[clause.nameRange])
  }

  /// Definitions and scopes, outer ones before what they enclose.
  private func orderedDefinitions() -> [RawDefinition] {
    var all = definitions.entries.map { $0.value }
    all.append(contentsOf: scopes.entries.lazy.map { $0.value })
    all.sort { left, right in
      if left.range.lowerBound != right.range.lowerBound {
        return left.range.lowerBound < right.range.lowerBound
      }
      if left.range.upperBound != right.range.upperBound {
        return left.range.upperBound > right.range.upperBound
      }
      return left.nameRange.lowerBound < right.nameRange.lowerBound
    }
    return all
  }

  private func definition(
    _ raw: RawDefinition, in builder: inout FileIRBuilder,
    documentation: inout DocumentationFinder
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

  private func appendReferences(to builder: inout FileIRBuilder) {
    var open: [Int] = []
    var next = 0
    for entry in references.sorted() where definitions.index(of: entry.start) == nil {
      let (start, raw) = (entry.start, entry.value)
      while next < builder.definitions.count, builder.definitions[next].range.lowerBound <= start {
        open.append(next)
        next += 1
      }
      while let last = open.last, builder.definitions[last].range.upperBound <= start {
        open.removeLast()
      }
      // Siblings that ended earlier may lie under a longer one: look for the innermost around.
      let enclosing = open.last { builder.definitions[$0].range.contains(start) }
      builder.occurrences.append(
        Occurrence(
          name: builder.intern(nameBytes(raw.nameRange)),
          kind: raw.kind, range: raw.nameRange, line: raw.line, enclosing: enclosing))
    }
  }

  /// Groups within groups beyond this number add nothing to a path: garbage nests a thousand deep,
  /// and its paths would fill gigabytes.
  private static var maximumImportNesting: Int { 32 }

  private func appendImports(to builder: inout FileIRBuilder) {
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
      builder.imports.append(
        Import(
          kind: raw.kind,
          source: sourceText.map { text in text.withUnsafeBytes { builder.intern($0) } },
          name: raw.name.map { builder.intern(nameBytes($0)) },
          alias: raw.alias.map { builder.intern(UnsafeRawBufferPointer(rebasing: source[$0])) },
          isWildcard: raw.isWildcard, range: raw.position, line: raw.line))
    }
  }

  /// The bytes of a name. Ruby's `:name` is one token, and names what `name` does, as do names in
  /// backticks or quotes.
  private func nameBytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    let name = source[range]
    guard let first = name.first, range.count > 1 else {
      return UnsafeRawBufferPointer(rebasing: name)
    }
    if first == UInt8(ascii: ":") { return UnsafeRawBufferPointer(rebasing: name.dropFirst()) }
    let isQuoted = "`\"'".utf8.contains(first) && name.last == first && range.count > 2
    return UnsafeRawBufferPointer(rebasing: isQuoted ? name.dropFirst().dropLast() : name)
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

  private func exportedTexts() -> ExportedNames {
    ExportedNames(exportedNames, in: source)
  }
}

/// What a file says it exports.
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

extension Range<Int> {
  /// Whether `inner` lies in this range and is smaller.
  fileprivate func encloses(_ inner: Range<Int>) -> Bool {
    lowerBound <= inner.lowerBound && inner.upperBound <= upperBound && self != inner
  }
}

extension Definition {
  /// Takes in a further equation of the same function; the signature stays that of the first.
  fileprivate mutating func extend(over clause: TagCollector.RawDefinition) {
    range = range.lowerBound..<max(range.upperBound, clause.range.upperBound)
    lines = lines.lowerBound..<max(lines.upperBound, clause.lines.upperBound)
  }
}
