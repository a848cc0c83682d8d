// Binds uses again where a change may have other answers.
//
// What a binding depends on is told in SymbolBinder.swift; everything of it is watched here.

internal import FileMapping
internal import SourceModel

extension GraphRevision {
  /// Binds again all uses of the moved files, and in all files those of symbols whose definitions are
  /// others.
  ///
  /// - Parameters:
  ///   - symbols: Symbols that changed files define or defined.
  ///   - moved: What else has to be bound again.
  ///   - old: The revision before.
  ///   - tree: The files of the tree.
  ///   - change: Is told the files and pools that are others by that.
  mutating func bindAgain(
    _ symbols: Set<UInt32>, _ moved: MovedFiles, _ old: GraphRevision, _ tree: TreeFiles,
    _ change: inout GraphChange
  ) {
    var filesOfSymbols: [UInt32: Set<FileID>] = [:]
    let types = changedTypes(symbols, moved.files, old)
    let files = types.isEmpty ? moved.files : moved.files.union(filesAbout(types))
    for file in files {
      for use in uses(of: file) { filesOfSymbols[use.symbol, default: []].insert(file) }
    }
    if !types.isEmpty {
      forEachUse { use, file in
        guard use.receiverKind == .type, types.contains(use.receiver) else { return }
        filesOfSymbols[use.symbol, default: []].insert(file)
      }
    }
    var others = symbols.filter { old.binderDefinitions($0) != binderDefinitions($0) }
    for file in moved.regrouped {
      for place in definitions(of: file) { others.insert(definition(at: place).symbol) }
    }
    for symbol in others {
      forEachPool(ofSymbol: symbol) { pool in
        forEachReferencer(ofPool: pool) { file, _ in
          filesOfSymbols[symbol, default: []].insert(file)
        }
      }
    }
    bindAgain(filesOfSymbols, tree, &change)
  }

  private mutating func bindAgain(
    _ filesOfSymbols: [UInt32: Set<FileID>], _ tree: TreeFiles, _ change: inout GraphChange
  ) {
    let context = BindingContext(self) { tree.path(of: $0) }
    var bound: [FileID: [UInt32: [UInt32: UInt16]]] = [:]
    var knownUses: [FileID: [UseEntry]] = [:]
    // In order, so that new pools have the same numbers in every run.
    for (symbol, files) in filesOfSymbols.sorted(by: { $0.key < $1.key }) {
      let definers = definers(ofSymbol: symbol)
      let binder = SymbolBinder(symbol, binderDefinitions(symbol), context)
      for file in files.sorted() {
        // A row of the base is copied: once for all symbols of the file.
        let uses = knownUses[file] ?? uses(of: file)
        knownUses[file] = uses
        bound[file, default: [:]][symbol] = bind(symbol, uses, of: file, binder, definers, &change)
      }
    }
    for (file, references) in bound { refer(file, references, &change) }
  }

  /// The definitions of a symbol, as binding sees them.
  func binderDefinitions(_ symbol: UInt32) -> [SymbolBinder.Definition] {
    var definitions: [SymbolBinder.Definition] = []
    forEachDefinition(ofSymbol: symbol) { place in
      definitions.append(
        SymbolBinder.Definition(
          definition(at: Int(place.place)), in: place.file,
          isTrial: isTrialClass(noiseNumber(of: place.file))))
    }
    return definitions
  }

  /// Binds the uses of a symbol in a file.
  ///
  /// - Returns: The pools that they belong to, and the evidence.
  private mutating func bind(
    _ symbol: UInt32, _ uses: [UseEntry], of file: FileID, _ binder: SymbolBinder,
    _ definers: [SymbolDefinitions.Definer], _ change: inout GraphChange
  ) -> [UInt32: UInt16] {
    var low = 0
    var high = uses.count
    while low < high {
      let middle = (low + high) / 2
      if uses[middle].symbol < symbol { low = middle + 1 } else { high = middle }
    }
    var evidence: [UInt32: UInt16] = [:]
    while low < uses.count, uses[low].symbol == symbol {
      let binding = binder.binding(of: uses[low], in: file)
      for scope in binding.scopes {
        let pool = pool(symbol: symbol, uses[low].meaning, scope, definers, &change)
        let sum = Int(evidence[pool] ?? 0) + Int(uses[low].evidence)
        evidence[pool] = UInt16(min(sum, Int(UInt16.max)))
      }
      low += 1
    }
    return evidence
  }

  /// The pool of a symbol, a meaning and a scope, which is added when it is new.
  private mutating func pool(
    symbol: UInt32, _ meaning: ReferenceMeaning, _ scope: PoolScope,
    _ definers: [SymbolDefinitions.Definer], _ change: inout GraphChange
  ) -> UInt32 {
    var pools: [UInt32] = []
    forEachPool(ofSymbol: symbol) { pools.append($0) }
    func isBehind(_ pool: UInt32) -> Bool {
      let other = self.meaning(ofPool: pool).rawValue
      return other == meaning.rawValue ? scope < self.scope(ofPool: pool) : meaning.rawValue < other
    }
    if let known = pools.first(where: {
      self.scope(ofPool: $0) == scope && self.meaning(ofPool: $0) == meaning
    }) {
      return known
    }
    let pool = UInt32(base.poolCount + patch.addedPools.count)
    patch.addedPools.append((symbol, meaning, scope))
    pools.insert(pool, at: pools.firstIndex(where: isBehind) ?? pools.count)
    patch.symbolPools[symbol] = pools
    patch.poolWeights[pool] = weighed(pool, definers)
    change.pools.insert(pool)
    return pool
  }

  /// Gives a file other references to some symbols.
  private mutating func refer(
    _ file: FileID, _ references: [UInt32: [UInt32: UInt16]], _ change: inout GraphChange
  ) {
    var isOther = change.files.contains(file)
    var next: [(pool: UInt32, evidence: UInt16)] = []
    var known = 0
    forEachReference(of: file) { pool, evidence in
      guard let bound = references[symbol(ofPool: pool)] else {
        next.append((pool, evidence))
        return
      }
      known += 1
      if bound[pool] != evidence { isOther = true }
    }
    let added = references.values.reduce(0) { $0 + $1.count }
    if added != known { isOther = true }
    guard isOther else { return }
    for bound in references.values {
      for (pool, evidence) in bound { next.append((pool, evidence)) }
    }
    withdraw(file)
    var patched =
      patch.files[file]
      ?? GraphPatch.File(
        noise: base.noise[file.index], ownWeight: base.ownWeights[file.index],
        definitions: base.definitions(of: file), references: [], uses: nil)
    patched.references = next
    patch.files[file] = patched
    for reference in next {
      patch.referencers[reference.pool, default: [:]][file] = reference.evidence
    }
    change.files.insert(file)
  }
}
