package import SourceModel

/// A definition that references can bind to, as the graph keeps it.
package struct DefinitionEntry: Hashable, Sendable {
  /// Index into the file's definitions.
  package var definition: UInt32
  package var symbol: UInt32
  package var kind: DefinitionKind
  package var flags: DefinitionFlags
  /// Lies inside a type or a scope.
  package var isMember: Bool
  /// Evidence of the references in the same file that mean it.
  package var sameFileEvidence: Float = 0
}

/// The definitions of all files that references can bind to, and the symbols they define.
///
/// First step of building a graph. Not among them: locals, namespaces, scopes, nameless ones.
struct DefinitionTable {
  private(set) var symbols = SymbolTable()
  /// For each file the number of its language family.
  private(set) var families: [Int] = []
  /// File after file; within a file by symbol, then in the order of the source.
  private(set) var entries: [DefinitionEntry] = []
  /// Where the entries of each file start, and where those of the last one end.
  private(set) var offsets: [UInt32] = [0]
  /// For each symbol the groups of its definitions that other files may use.
  private var openGroups: [DefinitionGroup] = []
  /// For each symbol the groups of its private definitions.
  private var privateGroups: [DefinitionGroup] = []

  /// The places in `entries` of the definitions of file `index`.
  func entries(ofFile index: Int) -> Range<Int> { Int(offsets[index])..<Int(offsets[index + 1]) }

  /// Whether nothing but private definitions have this symbol.
  func isPrivate(_ symbol: Int) -> Bool { openGroups[symbol].isEmpty }

  /// The groups in which other files can find a symbol.
  ///
  /// Private definitions count only when there are no others: a reference in another file can't
  /// mean them, unless the language's privacy is a convention.
  func visibleGroups(of symbol: Int) -> DefinitionGroup {
    isPrivate(symbol) ? privateGroups[symbol] : openGroups[symbol]
  }

  /// Whether other files can find the definition of `entry`.
  func isVisible(_ entry: DefinitionEntry) -> Bool {
    !entry.flags.contains(.private) || isPrivate(Int(entry.symbol))
  }

  mutating func append(_ file: FileIR) {
    let family = symbols.family(of: file.summary.language)
    families.append(family)
    let start = entries.count
    var enclosingKinds: [DefinitionKind] = []
    enclosingKinds.reserveCapacity(file.definitions.count)
    let definitions = file.definitions
    for index in 0..<definitions.count {
      let definition = definitions[index]
      enclosingKinds.append(definition.kind)
      guard !definition.kind.group.isEmpty, !definition.flags.contains(.local) else { continue }
      let name = file.name(definition.name)
      guard !name.isEmpty else { continue }
      let symbol = name.withUnsafeBytes { symbols.intern($0, family: family) }
      let parentKind = definition.parent.map { enclosingKinds[$0] }
      entries.append(
        DefinitionEntry(
          definition: UInt32(index), symbol: UInt32(symbol), kind: definition.kind,
          flags: definition.flags,
          isMember: parentKind.map { $0.isType || $0.isScopeOnly } ?? false))
      note(definition, symbol: symbol)
    }
    entries[start...].sort { ($0.symbol, $0.definition) < ($1.symbol, $1.definition) }
    offsets.append(UInt32(entries.count))
  }

  private mutating func note(_ definition: Definition, symbol: Int) {
    if symbol == openGroups.count {
      openGroups.append([])
      privateGroups.append([])
    }
    if definition.flags.contains(.private) {
      privateGroups[symbol].formUnion(definition.kind.group)
    } else {
      openGroups[symbol].formUnion(definition.kind.group)
    }
  }

  /// The first definition in a run of entries of one symbol that `tiers` allow, as its place in
  /// `entries`.
  func binding(inRunAt start: Int, fileEnd: Int, _ tiers: BindingTiers) -> Int? {
    let symbol = entries[start].symbol
    var fallback: Int?
    var place = start
    while place < fileEnd && entries[place].symbol == symbol {
      let group = entries[place].kind.group
      if !group.isDisjoint(with: tiers.preferred) { return place }
      if fallback == nil && !group.isDisjoint(with: tiers.fallback) { fallback = place }
      place += 1
    }
    return fallback
  }

  mutating func addSameFileEvidence(_ evidence: Float, to place: Int) {
    entries[place].sameFileEvidence += evidence
  }
}
