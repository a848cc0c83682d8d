// What one file contributes to a reference graph: a function of its document alone.
//
// Input: the document and a way to number symbols.
// Output: its definitions, and what it refers to outside of itself, by symbol and meaning.
//
// Steps:
// 1. References of a name and kind are added up, whatever their receivers are.
// 2. Aliases of imports stand for the names that they rename.
// 3. A name that the file defines in a group that the reference can mean binds there.
// 4. Any other reference, and every import of a name that the file doesn't define, means other files.
//
// Invariants: a symbol and a meaning are there once; a file that refers to a symbol in a meaning
// has no definition that this meaning can mean.
//
// It does not: know other files; so a contribution never changes unless its file does.

internal import SourceModel

/// The part of a reference graph that comes from one file.
package struct FileContribution: Sendable, Equatable {
  /// In the order of the source.
  package fileprivate(set) var definitions: [DefinitionEntry] = []
  /// By symbol, then meaning, in the numbers that symbols had when this was made.
  package fileprivate(set) var references: [ReferenceEntry] = []
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
  /// For each name the place of the file's first definition of it.
  private var firstDefinitions: [Int] = []
  /// For each definition of the contribution the place of the next one of the same name.
  private var nextDefinitions: [Int] = []
  private var symbols: [UInt32?] = []
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
    begin(file)
    addDefinitions(file, symbol)
    // By index: the iterator of a generic collection isn't specialised across modules.
    let uses = file.references
    var place = 0
    while place < uses.count {
      var use = uses[place]
      place += 1
      // Those of one name and kind stand next to each other.
      while place < uses.count, uses[place].name == use.name, uses[place].kind == use.kind {
        use.count += uses[place].count
        place += 1
      }
      add(use, of: file, symbol)
    }
    let imports = file.imports
    for place in 0..<imports.count {
      guard let name = imports[place].name, firstDefinitions[name] == ContributionMaker.none
      else { continue }
      // What the statement names is never an alias of this file.
      append(evidence: GraphWeights.importedName, name: name, .imported, file, symbol)
    }
    combineReferences()
    return result
  }

  private mutating func begin(_ file: FileIR) {
    let count = file.nameCount
    meant.removeAll(keepingCapacity: true)
    meant.append(contentsOf: 0..<count)
    firstDefinitions.removeAll(keepingCapacity: true)
    firstDefinitions.append(contentsOf: repeatElement(ContributionMaker.none, count: count))
    symbols.removeAll(keepingCapacity: true)
    symbols.append(contentsOf: repeatElement(nil, count: count))
    nextDefinitions.removeAll(keepingCapacity: true)
    let imports = file.imports
    for place in 0..<imports.count {
      let imported = imports[place]
      guard let name = imported.name, let alias = imported.alias, alias != name else { continue }
      meant[alias] = name
    }
  }

  private mutating func addDefinitions(
    _ file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    var kinds: [DefinitionKind] = []
    let definitions = file.definitions
    kinds.reserveCapacity(definitions.count)
    var lastDefinitions: [Int: Int] = [:]
    for index in 0..<definitions.count {
      let definition = definitions[index]
      kinds.append(definition.kind)
      guard !definition.kind.group.isEmpty, !definition.flags.contains(.local),
        !file.name(definition.name).isEmpty
      else { continue }
      let parent = definition.parent.map { kinds[$0] }
      let place = result.definitions.count
      result.definitions.append(
        DefinitionEntry(
          symbol: number(of: definition.name, file, symbol), definition: index,
          kind: definition.kind, flags: definition.flags,
          isMember: parent.map { $0.isType || $0.isScopeOnly } ?? false))
      nextDefinitions.append(ContributionMaker.none)
      if firstDefinitions[definition.name] == ContributionMaker.none {
        firstDefinitions[definition.name] = place
      } else if let last = lastDefinitions[definition.name] {
        nextDefinitions[last] = place
      }
      lastDefinitions[definition.name] = place
    }
  }

  private mutating func add(
    _ reference: Reference, of file: FileIR, _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    let name = meant[reference.name]
    let meaning = ReferenceMeaning(reference.kind)
    let evidence = GraphWeights.evidence(of: reference.kind, count: reference.count)
    guard let place = ownDefinition(of: name, meaning.tiers) else {
      return append(evidence: evidence, name: name, meaning, file, symbol)
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

  /// The first definition of a name in the file that `tiers` mean, as its place.
  private func ownDefinition(of name: Int, _ tiers: BindingTiers) -> Int? {
    var fallback: Int?
    var place = firstDefinitions[name]
    while place != ContributionMaker.none {
      let group = result.definitions[place].group
      if !group.isDisjoint(with: tiers.preferred) { return place }
      if fallback == nil && !group.isDisjoint(with: tiers.fallback) { fallback = place }
      place = nextDefinitions[place]
    }
    return fallback
  }

  private mutating func append(
    evidence: Double, name: Int, _ meaning: ReferenceMeaning, _ file: FileIR,
    _ symbol: (UnsafeRawBufferPointer) -> UInt32
  ) {
    result.references.append(
      ReferenceEntry(
        symbol: number(of: name, file, symbol), meaning: meaning,
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

  /// Sorts the references, and adds up those of one symbol and meaning.
  private mutating func combineReferences() {
    result.references.sort {
      ($0.symbol, $0.meaning.rawValue) < ($1.symbol, $1.meaning.rawValue)
    }
    var count = 0
    for reference in result.references {
      if count > 0, result.references[count - 1].symbol == reference.symbol,
        result.references[count - 1].meaning == reference.meaning
      {
        let sum = Int(result.references[count - 1].evidence) + Int(reference.evidence)
        result.references[count - 1].evidence = UInt16(min(sum, Int(UInt16.max)))
      } else {
        result.references[count] = reference
        count += 1
      }
    }
    result.references.removeLast(result.references.count - count)
  }
}
