internal import SourceModel

/// Joins what was collected in the languages of one file: decides what encloses what, and what is
/// local, private, exported or a test.
///
/// Input: a collector for each language, that of the file itself first. Output: the lists of a
/// ``FileIRBuilder``, in the order of the source. Languages don't see each other's comments, lists of
/// exports and conventions, but a definition of one may enclose those of another.
struct TagAssembly {
  private struct Part {
    let tags: TagCollector
    let documentation: DocumentationFinder
    let exported: ExportedNames
  }

  private struct Found<Value> {
    let part: Int
    let value: Value
  }

  private let parts: [Part]
  private let lineStarts: LineStarts?

  /// - Parameters:
  ///   - collectors: One for each language.
  ///   - lineStarts: Of the file; needed where there is more than one language.
  init(_ collectors: [TagCollector], lineStarts: LineStarts?) {
    parts = collectors.map { tags in
      Part(
        tags: tags, documentation: DocumentationFinder(tags.attachments, source: tags.source),
        exported: ExportedNames(tags.exportedNames, in: tags.source))
    }
    self.lineStarts = lineStarts
  }

  /// Appends everything that was collected to `builder`.
  func fill(_ builder: inout FileIRBuilder) {
    appendDefinitions(to: &builder)
    let references = orderedReferences()
    append(references, to: &builder)
    setReceivers(of: references, in: &builder)
    appendImports(to: &builder)
  }

  private func appendDefinitions(to builder: inout FileIRBuilder) {
    var open: [Int] = []
    let ordered = orderedDefinitions()
    var clauses = ordered.contains { $0.value.isClause } ? ClauseTable() : nil
    for found in ordered {
      let (part, raw) = (parts[found.part], found.value)
      var sibling: Int?
      while let last = open.last, !builder.definitions[last].range.encloses(raw.range) {
        sibling = open.removeLast()
      }
      if raw.isClause, let sibling, continues(raw, builder.definitions[sibling], part) {
        builder.definitions[sibling].extend(over: raw)
        open.append(sibling)
        continue
      }
      // One that stands apart adds nothing: its range would enclose what is between.
      let isNew = clauses?.insert(raw.kind, part.tags.source[raw.nameRange], in: open.last) ?? true
      if raw.isClause, !isNew { continue }
      var definition = part.tags.definition(raw, in: &builder, documentation: part.documentation)
      if found.part > 0 { lineStarts?.setLines(of: &definition) }
      definition.parent = open.last
      setFlags(of: &definition, raw, part, parent: open.last.map { builder.definitions[$0] })
      open.append(builder.definitions.count)
      builder.definitions.append(definition)
    }
  }

  private func setFlags(
    of definition: inout Definition, _ raw: TagCollector.RawDefinition, _ part: Part,
    parent: Definition?
  ) {
    if let parent {
      if parent.kind.isCallable || parent.flags.contains(.local) { definition.flags.insert(.local) }
      if parent.flags.contains(.test) { definition.flags.insert(.test) }
    }
    let tags = part.tags
    if tags.testNames.contains(raw.nameRange.lowerBound) { definition.flags.insert(.test) }
    definition.flags.formUnion(
      tags.conventions.visibility(
        name: tags.source[raw.nameRange], modifier: raw.visibility.map { tags.source[$0] }))
    let isOutermost = parent.map { $0.kind == .module } ?? true
    if part.exported.contains(raw.nameRange, isOutermost: isOutermost, in: tags.source) {
      definition.flags.insert(.exported)
      definition.flags.remove(.private)
    }
  }

  /// Whether an equation belongs to the function of the definition before it.
  private func continues(
    _ clause: TagCollector.RawDefinition, _ definition: Definition, _ part: Part
  ) -> Bool {
    let source = part.tags.source
    return definition.kind == clause.kind
      && source[definition.nameRange].elementsEqual(source[clause.nameRange])
  }

  /// Definitions and scopes, outer ones before what they enclose.
  private func orderedDefinitions() -> [Found<TagCollector.RawDefinition>] {
    var all: [Found<TagCollector.RawDefinition>] = []
    for (index, part) in parts.enumerated() {
      all += part.tags.definitions.entries.lazy.map { Found(part: index, value: $0.value) }
      all += part.tags.scopes.entries.lazy.map { Found(part: index, value: $0.value) }
    }
    all.sort { first, second in
      let (left, right) = (first.value, second.value)
      if left.range.lowerBound != right.range.lowerBound {
        return left.range.lowerBound < right.range.lowerBound
      }
      if left.range.upperBound != right.range.upperBound {
        return left.range.upperBound > right.range.upperBound
      }
      if left.nameRange.lowerBound != right.nameRange.lowerBound {
        return left.nameRange.lowerBound < right.nameRange.lowerBound
      }
      return first.part < second.part
    }
    return all
  }

  private func append(
    _ references: [Found<TagCollector.RawReference>], to builder: inout FileIRBuilder
  ) {
    var open: [Int] = []
    var next = 0
    for found in references {
      let (tags, raw) = (parts[found.part].tags, found.value)
      let start = raw.nameRange.lowerBound
      while next < builder.definitions.count, builder.definitions[next].range.lowerBound <= start {
        open.append(next)
        next += 1
      }
      while let last = open.last, builder.definitions[last].range.upperBound <= start {
        open.removeLast()
      }
      // Siblings that ended earlier may lie under a longer one: look for the innermost around.
      let enclosing = open.last { builder.definitions[$0].range.contains(start) }
      let line = found.part > 0 ? lineStarts?.line(of: start) : nil
      builder.occurrences.append(
        Occurrence(
          name: builder.intern(tags.nameBytes(raw.nameRange)),
          kind: raw.kind, range: raw.nameRange, line: line ?? raw.line, enclosing: enclosing))
    }
  }

  /// Tells the occurrences that were made of `references` what they are written on.
  private func setReceivers(
    of references: [Found<TagCollector.RawReference>], in builder: inout FileIRBuilder
  ) {
    for (index, part) in parts.enumerated() {
      guard let syntax = part.tags.receivers else { continue }
      let finder = ReceiverFinder(source: part.tags.source, syntax: syntax)
      finder.setReceivers(in: &builder) { references[$0].part == index }
    }
  }

  /// The references at whose place nothing is defined.
  private func orderedReferences() -> [Found<TagCollector.RawReference>] {
    var all: [Found<TagCollector.RawReference>] = []
    for (index, part) in parts.enumerated() {
      for entry in part.tags.references.sorted()
      where part.tags.definitions.index(of: entry.start) == nil {
        all.append(Found(part: index, value: entry.value))
      }
    }
    if parts.count == 1 { return all }
    all.sort { left, right in
      (left.value.nameRange.lowerBound, left.part) < (right.value.nameRange.lowerBound, right.part)
    }
    return all
  }

  private func appendImports(to builder: inout FileIRBuilder) {
    for (index, part) in parts.enumerated() {
      var records = part.tags.importRecords(&builder)
      if index > 0, let lineStarts {
        for place in records.indices {
          records[place].line = lineStarts.line(of: records[place].range.lowerBound)
        }
      }
      builder.imports += records
    }
    if parts.count == 1 { return }
    builder.imports = builder.imports.enumerated().sorted { left, right in
      (left.element.range.lowerBound, left.offset) < (right.element.range.lowerBound, right.offset)
    }.map { $0.element }
  }
}

extension LineStarts {
  /// Corrects the lines of a definition by its ranges.
  fileprivate func setLines(of definition: inout Definition) {
    definition.lines = lines(of: definition.range)
    definition.nameLine = line(of: definition.nameRange.lowerBound)
    definition.signatureLines = lines(of: definition.signatureRange)
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

/// Which functions are defined in which scope, for equations that stand apart from the first one.
private struct ClauseTable {
  private struct Key: Hashable {
    let kind: DefinitionKind
    let name: [UInt8]
    let scope: Int?
  }

  private var keys: Set<Key> = []

  /// Adds a function, and tells whether it is new.
  mutating func insert(
    _ kind: DefinitionKind, _ name: Slice<UnsafeRawBufferPointer>, in scope: Int?
  ) -> Bool {
    keys.insert(Key(kind: kind, name: Array(name), scope: scope)).inserted
  }
}
