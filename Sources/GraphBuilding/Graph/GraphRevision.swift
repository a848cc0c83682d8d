// A reference graph as it is now: a base that never changes, and what has changed since.
//
// Reading goes through the functions here, which look into the patch first. Without changes that is
// one test. Files, symbols and pools of the base keep their numbers; new ones come behind them, in
// the order in which they appeared. So numbers say nothing about the order of paths:
// `precedes(_:_:)` does.
//
// Invariant: what these functions tell is what a graph built from nothing of the same files tells,
// apart from the numbering (GraphRevision+Changes.swift keeps it so).

internal import FileMapping
package import SourceModel

/// One revision of a reference graph. A value: later changes don't touch it.
package struct GraphRevision: Sendable {
  /// What most files, symbols and pools are still as.
  package let base: ReferenceGraph
  /// What has changed since the base. Shared by copies of a revision until one of them changes.
  private(set) var patch: GraphPatch
  /// What the files import.
  var imports: ImportRevision

  /// The revision in which nothing has changed.
  package init(_ base: ReferenceGraph) {
    self.base = base
    patch = GraphPatch(names: AddedNames(first: UInt32(base.symbols.count)))
    imports = ImportRevision(base.imports)
  }

  /// Has to come before any change of the patch.
  mutating func ownPatch() {
    if !isKnownUniquelyReferenced(&patch) { patch = GraphPatch(copying: patch) }
  }

  /// Whether nothing has changed since the base.
  package var isBase: Bool { patch.files.isEmpty }

  /// Number of file numbers in use, those of removed files included.
  package var fileCount: Int { base.fileCount + patch.addedFiles.count }

  /// Number of files that have changed since the base.
  package var changedFileCount: Int { patch.files.count }

  /// Number of definitions.
  package var definitionCount: Int {
    patch.files.reduce(base.definitions.count) { count, file in
      let before =
        file.key.index < base.fileCount ? base.definitions(of: file.key).count : 0
      return count - before + file.value.definitions.count
    }
  }

  /// Number of pool numbers in use.
  package var poolCount: Int { base.poolCount + patch.addedPools.count }

  // MARK: Files

  /// The class of a file, or ``ReferenceGraph/absentFile``.
  package func noiseNumber(of file: FileID) -> UInt8 {
    if let patched = patch.files[file] { return patched.noise }
    return base.noise[file.index]
  }

  /// How many files of each class there are, by its raw value.
  package var fileCounts: [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for noise in base.noise { counts[Int(noise)] += 1 }
    for (file, patched) in patch.files {
      if file.index < base.fileCount { counts[Int(base.noise[file.index])] -= 1 }
      counts[Int(patched.noise)] += 1
    }
    return counts
  }

  /// The weight of a file as a definer; see ``GraphWeights/definerPercent(_:)``.
  package func definerPercent(of file: FileID) -> UInt32 {
    GraphWeights.definerPercent(NoiseClass(rawValue: noiseNumber(of: file)) ?? .none)
  }

  /// The weight of all references of a file; see ``ReferenceGraph/outWeights``.
  package func outWeight(of file: FileID) -> UInt64 {
    if !isBase, let weight = patch.outWeights[file] { return weight }
    return base.outWeights[file.index]
  }

  /// Calls `body` with each pool that a file refers to, and the evidence.
  package func forEachReference(
    of file: FileID, _ body: (_ pool: UInt32, _ evidence: UInt16) -> Void
  ) {
    if !isBase, let patched = patch.files[file] {
      for reference in patched.references { body(reference.pool, reference.evidence) }
      return
    }
    for entry in base.references.row(file.index) {
      body(base.references.targets[entry], base.references.evidence[entry])
    }
  }

  /// What a file uses outside of itself, in the order of the symbols' numbers.
  func uses(of file: FileID) -> [UseEntry] {
    if let uses = patch.files[file]?.uses { return uses }
    // A file of the base that is gone is in the patch.
    return file.index < base.fileCount ? Array(base.uses.row(file)) : []
  }

  /// The places of the definitions of a file.
  package func definitions(of file: FileID) -> Range<Int> {
    if !isBase, let patched = patch.files[file] { return patched.definitions }
    return base.definitions(of: file)
  }

  /// The bytes of the name of a symbol.
  package func name(ofSymbol symbol: UInt32) -> [UInt8] { withName(of: symbol) { Array($0) } }

  /// Calls `body` with the bytes of the name of a symbol.
  func withName<Result>(
    of symbol: UInt32, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    if Int(symbol) < base.symbols.count { return body(base.symbols.name(of: Int(symbol))) }
    return patch.names.name(of: symbol).withUnsafeBytes { body($0) }
  }

  /// Whether the path of one file comes before that of another.
  package func precedes(_ left: FileID, _ right: FileID) -> Bool {
    if max(left, right).index < base.fileCount { return left < right }
    return patch.order(of: left, base.fileCount) < patch.order(of: right, base.fileCount)
  }

  // MARK: Definitions

  /// The definition at a place.
  package func definition(at place: Int) -> DefinitionEntry {
    place < base.definitions.count
      ? base.definitions[place] : patch.definitions[place - base.definitions.count].entry
  }

  /// The file of the definition at a place.
  package func file(ofDefinitionAt place: Int) -> FileID {
    place < base.definitions.count
      ? base.file(ofDefinitionAt: place)
      : patch.definitions[place - base.definitions.count].file
  }

  /// The definitions of a symbol in all files, in the order of the paths, then of the source.
  package func forEachDefinition(ofSymbol symbol: UInt32, _ body: (SymbolDefinition) -> Void) {
    if !isBase, let patched = patch.symbolDefinitions[symbol] {
      for definition in patched { body(definition) }
      return
    }
    guard Int(symbol) < base.symbols.count else { return }
    for place in base.definitions(ofSymbol: Int(symbol)) { body(base.symbolDefinitions[place]) }
  }

  /// The symbols of all families that have the name `bytes`, in any order.
  package func symbols(named bytes: UnsafeRawBufferPointer) -> [UInt32] {
    base.symbols.symbols(named: bytes).map { UInt32($0) } + patch.names.symbols(named: bytes)
  }

  // MARK: Pools

  /// The symbol of a pool.
  package func symbol(ofPool pool: UInt32) -> UInt32 {
    let added = Int(pool) - base.poolCount
    return added < 0 ? base.poolSymbols[Int(pool)] : patch.addedPools[added].symbol
  }

  /// What a pool is referred to as.
  package func meaning(ofPool pool: UInt32) -> ReferenceMeaning {
    let added = Int(pool) - base.poolCount
    if added >= 0 { return patch.addedPools[added].meaning }
    return ReferenceMeaning(rawValue: base.poolMeanings[Int(pool)]) ?? .name
  }

  /// Which definers of its symbol a pool leads to.
  package func scope(ofPool pool: UInt32) -> PoolScope {
    let added = Int(pool) - base.poolCount
    return added < 0 ? base.poolScopes[Int(pool)] : patch.addedPools[added].scope
  }

  /// How a pool leads to its definers.
  package func weight(ofPool pool: UInt32) -> PoolWeight {
    if !isBase {
      if let weight = patch.poolWeights[pool] { return weight }
    }
    return Int(pool) < base.poolCount ? base.poolWeights[Int(pool)] : .outside
  }

  /// Calls `body` with each pool of a symbol, in the order of meanings, then of scopes.
  package func forEachPool(ofSymbol symbol: UInt32, _ body: (UInt32) -> Void) {
    if !isBase, let pools = patch.symbolPools[symbol] {
      for pool in pools { body(pool) }
      return
    }
    guard Int(symbol) < base.symbols.count else { return }
    for pool in base.pools(ofSymbol: Int(symbol)) { body(UInt32(pool)) }
  }

  /// Calls `body` with every definition that a pool means, by path, then in the order of the source.
  package func forEachMeant(byPool pool: UInt32, _ body: (SymbolDefinition) -> Void) {
    guard let changed = changedDefinitions(ofPool: pool) else {
      return base.forEachMeant(byPool: Int(pool), body)
    }
    let weight = weight(ofPool: pool)
    guard !weight.isOutside else { return }
    let scope = scope(ofPool: pool)
    for definition in changed
    where scope.holds(definition.file) && weight.means(self.definition(at: Int(definition.place))) {
      body(definition)
    }
  }

  /// Calls `body` with every file that defines what a pool means, and the weight of the edge to it,
  /// in the units of ``PoolWeight/unit``.
  package func forEachDefiner(
    ofPool pool: UInt32, _ body: (_ file: FileID, _ weight: UInt64) -> Void
  ) {
    let weight = weight(ofPool: pool)
    guard !weight.isOutside else { return }
    if changedDefinitions(ofPool: pool) == nil {
      // A file that has changed is in no list of the base.
      base.forEachDefiner(ofPool: Int(pool)) { file, _ in
        let noise = NoiseClass(rawValue: base.noise[file.index]) ?? .none
        body(file, weight.definer(percent: GraphWeights.definerPercent(noise)))
      }
      return
    }
    var last: FileID?
    forEachMeant(byPool: pool) { definition in
      if definition.file != last {
        body(definition.file, weight.definer(percent: definerPercent(of: definition.file)))
      }
      last = definition.file
    }
  }

  /// The definitions of a pool's symbol, where they are others than in the base.
  private func changedDefinitions(ofPool pool: UInt32) -> [SymbolDefinition]? {
    if isBase { return nil }
    let symbol = symbol(ofPool: pool)
    if let changed = patch.symbolDefinitions[symbol] { return changed }
    // A pool that the base doesn't have may be of a symbol that it has.
    guard Int(pool) >= base.poolCount else { return nil }
    var definitions: [SymbolDefinition] = []
    forEachDefinition(ofSymbol: symbol) { definitions.append($0) }
    return definitions
  }

  /// Calls `body` with every file that refers to a pool, and the evidence, in any order.
  package func forEachReferencer(
    ofPool pool: UInt32, _ body: (_ file: FileID, _ evidence: UInt16) -> Void
  ) {
    if Int(pool) < base.poolCount {
      for entry in base.referencers.row(Int(pool)) {
        let file = FileID(rawValue: base.referencers.targets[entry])
        if isBase || patch.files[file] == nil { body(file, base.referencers.evidence[entry]) }
      }
    }
    for (file, evidence) in patch.referencers[pool] ?? [:] { body(file, evidence) }
  }
}

/// What has changed since the base of a ``GraphRevision``.
///
/// A class, because revisions are handed around at every definition, and a dozen dictionaries would
/// be retained each time.
// Written only through the one revision that refers to it: see `GraphRevision.ownPatch()`.
final class GraphPatch: @unchecked Sendable {
  /// A file that is not what it was in the base.
  struct File: Sendable {
    var noise: UInt8
    var ownWeight: UInt64
    /// Places, from the number of the base's definitions on.
    var definitions: Range<Int>
    var references: [(pool: UInt32, evidence: UInt16)]
    /// What it uses; `nil` where that is as in the base, and only leads elsewhere.
    var uses: [UseEntry]?
  }

  /// Replaced, removed and added files.
  var files: [FileID: File] = [:]
  /// For each added file, from the number of the base's files on, where its path belongs.
  var addedFiles: [PathOrder] = []
  /// Of all patched files, those of replaced contents too.
  var definitions: [(entry: DefinitionEntry, file: FileID)] = []
  /// Symbols that the base doesn't have.
  var names: AddedNames
  /// For symbols whose definitions are others, all of them.
  var symbolDefinitions: [UInt32: [SymbolDefinition]] = [:]
  /// Pools that the base doesn't have, from the number of the base's pools on.
  var addedPools: [(symbol: UInt32, meaning: ReferenceMeaning, scope: PoolScope)] = []
  /// For symbols with added pools, all of their pools.
  var symbolPools: [UInt32: [UInt32]] = [:]
  /// For pools whose weights are others.
  var poolWeights: [UInt32: PoolWeight] = [:]
  /// For files whose weight is another.
  var outWeights: [FileID: UInt64] = [:]
  /// For pools that patched files refer to, these and the evidence.
  var referencers: [UInt32: [FileID: UInt16]] = [:]

  init(names: AddedNames) {
    self.names = names
  }

  init(copying other: GraphPatch) {
    files = other.files
    addedFiles = other.addedFiles
    definitions = other.definitions
    names = other.names
    symbolDefinitions = other.symbolDefinitions
    addedPools = other.addedPools
    symbolPools = other.symbolPools
    poolWeights = other.poolWeights
    outWeights = other.outWeights
    referencers = other.referencers
  }

  /// Where the path of a file belongs.
  func order(of file: FileID, _ baseCount: Int) -> PathOrder {
    let added = file.index - baseCount
    return added < 0 ? PathOrder(baseFile: file.index) : addedFiles[added]
  }
}

/// Where a path belongs among those of the base, which aren't needed for it.
struct PathOrder: Comparable, Sendable {
  /// The first file of the base that comes behind, or is, this one.
  private let next: Int
  /// The path of an added file.
  private let path: [UInt8]?

  /// The place of a file of the base.
  init(baseFile: Int) {
    next = baseFile
    path = nil
  }

  /// The place of an added file before file `next` of the base.
  init(before next: Int, path: [UInt8]) {
    self.next = next
    self.path = path
  }

  static func < (left: PathOrder, right: PathOrder) -> Bool {
    if left.next != right.next { return left.next < right.next }
    guard let leftPath = left.path else { return false }
    guard let rightPath = right.path else { return true }
    return leftPath.lexicographicallyPrecedes(rightPath)
  }
}

/// Names that the base of a revision doesn't have.
struct AddedNames: Sendable {
  private struct Key: Hashable {
    var family: String
    var name: [UInt8]
  }

  private let first: UInt32
  private var numbers: [Key: UInt32] = [:]
  private var families: Set<String> = []
  private var names: [[UInt8]] = []

  /// - Parameter first: The number of the first name that is added.
  init(first: UInt32) {
    self.first = first
  }

  /// The symbol of a name, which is added when it is new.
  mutating func symbol(of name: UnsafeRawBufferPointer, family: String) -> UInt32 {
    let key = Key(family: family, name: Array(name))
    if let known = numbers[key] { return known }
    let number = first + UInt32(names.count)
    numbers[key] = number
    families.insert(family)
    names.append(key.name)
    return number
  }

  /// Calls `body` with all added symbols and their names.
  func forEachSymbol(_ body: (UInt32, [UInt8]) -> Void) {
    for (index, name) in names.enumerated() { body(first + UInt32(index), name) }
  }

  /// The bytes of the name of an added symbol.
  func name(of symbol: UInt32) -> [UInt8] { names[Int(symbol - first)] }

  /// The added symbols of all families that have a name.
  func symbols(named name: UnsafeRawBufferPointer) -> [UInt32] {
    families.compactMap { numbers[Key(family: $0, name: Array(name))] }
  }

  /// The added symbol of a name in a family.
  func symbol(named name: UnsafeRawBufferPointer, family: String) -> UInt32? {
    numbers.isEmpty ? nil : numbers[Key(family: family, name: Array(name))]
  }
}
