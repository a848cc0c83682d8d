// What one file contributes to a reference graph: a function of its document alone.
//
// Input: the document and a way to number symbols.
// Output: its definitions, its imports, and what it uses outside of itself, by symbol, meaning and
// receiver.
//
// Steps:
// 1. Aliases of imports stand for the names that they rename, as names and as receivers.
// 2. A name that the file defines in a group that the use can mean binds there, unless it is used on
//    a type or a module of another file.
// 3. Any other use, and every import of a name that the file doesn't define, means other files.
//
// Invariant: a symbol, meaning and receiver are there once.
//
// It does not: know other files; so a contribution never changes unless its file does.

internal import SourceModel

/// The part of a reference graph that comes from one file.
package struct FileContribution: Sendable, Equatable {
  /// In the order of the source.
  package fileprivate(set) var definitions: [DefinitionEntry] = []
  /// In order, in the numbers that symbols had when this was made.
  package fileprivate(set) var uses: [UseEntry] = []
  /// What it imports and declares; no import is resolved yet.
  package fileprivate(set) var imports = FileImports(language: "")
  /// The weight of the references that the file binds itself, in units of
  /// ``GraphWeights/evidenceUnit`` times ``GraphWeights/weightUnit``.
  package fileprivate(set) var ownWeight: UInt64 = 0
}

/// Makes contributions; its arrays are as long as the names of the largest file.
struct ContributionMaker {
  private static let none = -1

  private let weighing = NameWeighing()
  /// For each name of the file the one that it stands for.
  private var meant: [Int] = []
  /// For each name whether an import brings it in.
  private var isImported: [Bool] = []
  /// For each name whether a function of the file has something in it that is called so.
  private var isLocal: [Bool] = []
  /// For each name whether the file defines a type that is called so.
  private var isType: [Bool] = []
  /// For each name the place of the file's first definition of it.
  private var firstDefinitions: [Int] = []
  /// For each definition of the contribution the place of the next one of the same name.
  private var nextDefinitions: [Int] = []
  private var symbols: [UInt32?] = []
  private var isC = false
  private var result = FileContribution()

  init() {}

  /// The contribution of a file.
  ///
  /// - Parameters:
  ///   - file: Its document.
  ///   - symbol: The number of a name in the family of the file's language.
  /// - Returns: What the file adds to the graph.
  mutating func contribution(
    of file: FileIR, symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> FileContribution {
    result = FileContribution()
    result.imports = FileImports(language: file.summary.language.name)
    begin(file)
    addImports(file, symbol)
    addDefinitions(file, symbol)
    addUses(file, symbol)
    addImportedNames(file, symbol)
    combineUses()
    return result
  }

  private mutating func begin(_ file: FileIR) {
    isC = file.summary.language.name == "c"
    let count = file.nameCount
    func reset<Element>(_ array: inout [Element], to value: Element) {
      array.removeAll(keepingCapacity: true)
      array.append(contentsOf: repeatElement(value, count: count))
    }
    meant.removeAll(keepingCapacity: true)
    meant.append(contentsOf: 0..<count)
    reset(&isImported, to: false)
    reset(&isLocal, to: false)
    reset(&isType, to: false)
    reset(&firstDefinitions, to: ContributionMaker.none)
    reset(&symbols, to: nil)
    nextDefinitions.removeAll(keepingCapacity: true)
  }

  // MARK: Imports

  private mutating func addImports(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let imports = file.imports
    // By index: the iterator of a generic collection isn't specialised across modules.
    for place in 0..<imports.count {
      let imported = imports[place]
      if let name = imported.name, let alias = imported.alias { meant[alias] = name }
      let local = imported.isWildcard ? nil : imported.name ?? imported.alias
      if let local { isImported[local] = true }
      var entry = ImportEntry(
        source: imported.source.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        name: imported.name.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        local: local.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        kind: imported.kind, isWildcard: imported.isWildcard)
      if local == nil, !imported.isWildcard, let source = imported.source {
        entry.local = symbolOfModule(file.name(source), symbol)
      }
      result.imports.entries.append(entry)
    }
    result.imports.entries.sort(by: ImportEntry.precedes)
  }

  /// What a module is called where nothing else is said: the last part of its path or name.
  private func symbolOfModule(
    _ source: ArraySlice<UInt8>, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UInt32 {
    let separators: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: ":")]
    var name = source
    if let last = name.lastIndex(where: { separators.contains($0) }) {
      name = name[(last + 1)...]
      // An extension, or a version.
      if let dot = name.firstIndex(of: UInt8(ascii: ".")) { name = name[..<dot] }
    } else if let dot = name.lastIndex(of: UInt8(ascii: ".")) {
      name = name[(dot + 1)...]
    }
    return name.isEmpty ? UseEntry.noSymbol : name.withUnsafeBytes { symbol($0) }
  }

  // MARK: Definitions

  private mutating func addDefinitions(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let all = file.definitions
    var kinds: [DefinitionKind] = []
    kinds.reserveCapacity(all.count)
    var lastDefinitions: [Int: Int] = [:]
    for index in 0..<all.count {
      let definition = all[index]
      kinds.append(definition.kind)
      if definition.kind == .namespace || definition.kind == .module {
        addNamespace(index, file, symbol)
      }
      if definition.kind.isType { isType[definition.name] = true }
      if definition.flags.contains(.local) { isLocal[definition.name] = true }
      guard !definition.kind.group.isEmpty, !definition.flags.contains(.local),
        !file.name(definition.name).isEmpty
      else { continue }
      let parent = definition.parent.map { kinds[$0] }
      let place = result.definitions.count
      result.definitions.append(
        DefinitionEntry(
          symbol: number(of: definition.name, file, symbol), owner: owner(of: index, file, symbol),
          definition: index, kind: definition.kind, flags: definition.flags,
          isMember: parent.map { $0.isType || $0.isScopeOnly } ?? (definition.qualifier != nil)))
      nextDefinitions.append(ContributionMaker.none)
      if firstDefinitions[definition.name] == ContributionMaker.none {
        firstDefinitions[definition.name] = place
      } else if let last = lastDefinitions[definition.name] {
        nextDefinitions[last] = place
      }
      lastDefinitions[definition.name] = place
    }
  }

  private mutating func addNamespace(
    _ index: Int, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let path = file.scopePath(of: index) + [file.nameText(file.definitions[index].name)]
    var name = path.joined(separator: ".")
    result.imports.namespaces.append(name.withUTF8 { symbol(UnsafeRawBufferPointer($0)) })
  }

  /// The symbol of what a definition belongs to: what is written before its name, else what lies
  /// around it.
  private mutating func owner(
    of index: Int, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UInt32 {
    let definition = file.definitions[index]
    if let qualifier = definition.qualifier {
      let written = file.name(qualifier)
      let last = written.lastIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
      guard let last else { return number(of: qualifier, file, symbol) }
      let name = written[(last + 1)...]
      return name.isEmpty ? UseEntry.noSymbol : name.withUnsafeBytes { symbol($0) }
    }
    guard let parent = definition.parent else { return UseEntry.noSymbol }
    let around = file.definitions[parent]
    let owns =
      around.kind.isType || around.kind.isScopeOnly || around.kind == .namespace
      || around.kind == .module
    return owns && !file.name(around.name).isEmpty
      ? number(of: around.name, file, symbol) : UseEntry.noSymbol
  }

  // MARK: Uses

  private mutating func addUses(_ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32) {
    let references = file.references
    var start = 0
    while start < references.count {
      let (name, kind) = (references[start].name, references[start].kind)
      var count = 0
      var end = start
      // Those of one name and kind stand next to each other.
      while end < references.count, references[end].name == name, references[end].kind == kind {
        count += references[end].count
        end += 1
      }
      // All of them together are evidence, of which each receiver has its part.
      let evidence = GraphWeights.evidence(of: kind, count: count)
      for place in start..<end {
        let reference = references[place]
        add(reference, evidence * Double(reference.count) / Double(count), file, symbol)
      }
      start = end
    }
  }

  private mutating func add(
    _ reference: Reference, _ evidence: Double, _ file: FileIR,
    _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let name = meant[reference.name]
    let meaning = ReferenceMeaning(reference.kind)
    let receiver = reference.receiver.map { meant[$0] }
    guard
      let place = ownDefinition(
        of: name, meaning.tiers, reference.receiverKind, receiver, file, symbol)
    else {
      // What is local hides what others define.
      if reference.receiverKind == .none, isLocal[name] { return }
      return append(
        evidence, name, meaning, reference.receiverKind, receiver, file, symbol)
    }
    let units = UInt32(GraphWeights.evidenceUnits(evidence))
    let entry = result.definitions[place]
    result.definitions[place].ownEvidence =
      entry.ownEvidence.addingReportingOverflow(units).partialValue
    let weight = file.name(name).withUnsafeBytes {
      weighing.weight(of: $0, groups: entry.group, isPrivate: entry.isPrivate)
    }
    result.ownWeight += UInt64(units) * UInt64(GraphWeights.weightUnits(weight))
  }

  /// The definition of the file that a use of a name means, as its place.
  private mutating func ownDefinition(
    of name: Int, _ tiers: BindingTiers, _ kind: ReceiverKind, _ receiver: Int?, _ file: FileIR,
    _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> Int? {
    guard firstDefinitions[name] != ContributionMaker.none else { return nil }
    let definitions = result.definitions
    if isC, kind != .none {
      return ownDefinition(of: name, tiers) { definitions[$0].isMember }
    }
    guard let receiver, kind == .type || isImported[receiver] else {
      return ownDefinition(of: name, tiers) { _ in true }
    }
    let owner = number(of: receiver, file, symbol)
    if let member = ownDefinition(of: name, tiers, where: { definitions[$0].owner == owner }) {
      return member
    }
    // A type of this file may have inherited it.
    return isType[receiver] ? ownDefinition(of: name, tiers) { _ in true } : nil
  }

  /// The first definition of a name that `tiers` mean among those for which `isMeant` holds.
  private func ownDefinition(
    of name: Int, _ tiers: BindingTiers, where isMeant: (Int) -> Bool
  ) -> Int? {
    var fallback: Int?
    var place = firstDefinitions[name]
    while place != ContributionMaker.none {
      let group = result.definitions[place].group
      if !group.isDisjoint(with: tiers.all), isMeant(place) {
        if !group.isDisjoint(with: tiers.preferred) { return place }
        if fallback == nil { fallback = place }
      }
      place = nextDefinitions[place]
    }
    return fallback
  }

  private mutating func addImportedNames(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let imports = file.imports
    for place in 0..<imports.count {
      guard let name = imports[place].name, firstDefinitions[name] == ContributionMaker.none
      else { continue }
      // What the statement names is never an alias of this file.
      append(GraphWeights.importedName, name, .imported, .none, nil, file, symbol)
    }
  }

  private mutating func append(
    _ evidence: Double, _ name: Int, _ meaning: ReferenceMeaning, _ receiverKind: ReceiverKind,
    _ receiver: Int?, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    // No function of C belongs to a type: what the type is says nothing.
    let saysNothing = isC && receiverKind != .none
    result.uses.append(
      UseEntry(
        symbol: number(of: name, file, symbol), meaning: meaning,
        receiverKind: saysNothing ? .unknown : receiverKind,
        receiver: saysNothing
          ? UseEntry.noSymbol : receiver.map { number(of: $0, file, symbol) } ?? UseEntry.noSymbol,
        evidence: GraphWeights.evidenceUnits(evidence)))
  }

  private mutating func number(
    of name: Int, _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) -> UInt32 {
    if let known = symbols[name] { return known }
    let number = file.name(name).withUnsafeBytes { symbol($0) }
    symbols[name] = number
    return number
  }

  /// Sorts the uses, and adds up those that differ in their evidence alone.
  private mutating func combineUses() {
    result.uses.sort(by: UseEntry.precedes)
    var count = 0
    for use in result.uses {
      if count > 0, result.uses[count - 1].isLike(use) {
        let sum = Int(result.uses[count - 1].evidence) + Int(use.evidence)
        result.uses[count - 1].evidence = UInt16(min(sum, Int(UInt16.max)))
      } else {
        result.uses[count] = use
        count += 1
      }
    }
    result.uses.removeLast(result.uses.count - count)
  }
}
