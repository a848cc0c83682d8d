// Leads imports to files again, and binds uses again, where a change may have other answers.
//
// What a binding depends on is told in SymbolBinder.swift; everything of it is watched here.

internal import FileMapping
internal import ImportResolution
internal import SourceModel

/// What has to be bound again after imports were led to files.
struct MovedFiles {
  /// Files all of whose uses have to be bound again.
  var files: Set<FileID> = []
  /// Files that belong to other groups now.
  var regrouped: Set<FileID> = []
}

extension GraphRevision {
  // MARK: Imports

  /// Leads the imports of changed files to files, and those of all where any may lead elsewhere.
  ///
  /// - Parameters:
  ///   - changed: The changed files, and what they import.
  ///   - old: The revision before.
  ///   - tree: The files of the tree.
  ///   - isMoved: See ``apply(_:tree:isMoved:)``.
  /// - Returns: What has to be bound again for that.
  mutating func resolve(
    _ changed: [FileID: FileImports], _ old: GraphRevision, _ tree: TreeFiles, isMoved: Bool
  ) -> MovedFiles {
    var moved = MovedFiles(files: Set(changed.keys))
    let resolvesAll = isMoved || changed.contains { declaresOther($0.key, $0.value) }
    let files =
      resolvesAll
      ? (0..<fileCount).map { FileID(index: $0) }
      : changed.keys.filter { !importsAsBefore($0, changed[$0]) }
    if files.isEmpty { return moved }
    let known = graphImports(changed, tree)
    var importsOther: Set<FileID> = []
    for file in files {
      let before = imports.entries(of: file)
      var next =
        changed[file]
        ?? FileImports(
          language: imports.language(of: file) ?? "", entries: before,
          namespaces: imports.namespaces(of: file))
      next.group = next.language.isEmpty ? 0 : known.group(of: file)
      let targets = next.entries.map { entry in
        known.target(of: entry.request { name(ofSymbol: $0) }, in: file)
      }
      let isRegrouped = imports.group(of: file) != next.group
      let isOther =
        before.map(\.unresolvedEntry) != next.entries.map(\.unresolvedEntry)
        || !zip(before, targets).allSatisfy { imports.leads($0, to: $1) }
      guard isOther || isRegrouped || changed[file] != nil else { continue }
      imports.replace(file, with: next, targets: targets)
      moved.files.insert(file)
      if isRegrouped { moved.regrouped.insert(file) }
      if isOther { importsOther.insert(file) }
    }
    addImporters(of: importsOther, &moved)
    return moved
  }

  /// Whether a changed file has another language, or declares other namespaces.
  private func declaresOther(_ file: FileID, _ next: FileImports) -> Bool {
    (imports.language(of: file) ?? "") != next.language
      || imports.namespaces(of: file).map { name(ofSymbol: $0) }
        != next.namespaces.map { name(ofSymbol: $0) }
  }

  /// Whether a changed file has the imports that it had.
  private func importsAsBefore(_ file: FileID, _ next: FileImports?) -> Bool {
    imports.entries(of: file).map(\.unresolvedEntry) == next?.entries
  }

  private func graphImports(_ changed: [FileID: FileImports], _ tree: TreeFiles) -> GraphImports {
    GraphImports(
      tree,
      language: { file in
        let language = changed[file]?.language ?? imports.language(of: file)
        return language?.isEmpty == false ? language : nil
      },
      namespaces: { file in
        (changed[file]?.namespaces ?? imports.namespaces(of: file)).map { name(ofSymbol: $0) }
      })
  }

  /// Adds the files that may see through others whose imports have changed.
  private func addImporters(of files: Set<FileID>, _ moved: inout MovedFiles) {
    var layer = files
    for _ in 0..<BindingContext.maximumSteps where !layer.isEmpty {
      var importers: Set<FileID> = []
      for file in (0..<fileCount).lazy.map({ FileID(index: $0) }) {
        imports.forEachEntry(of: file) { entry in
          imports.forEachTarget(entry) { if layer.contains($0) { importers.insert(file) } }
        }
      }
      moved.files.formUnion(importers)
      layer = importers
    }
  }

  // MARK: Uses

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
    let revision = self
    let context = BindingContext(
      imports, path: { tree.path(of: $0) },
      isTrial: { isTrialClass(revision.noiseNumber(of: $0)) },
      typeFiles: { revision.typeFiles($0) },
      uses: { revision.uses(of: $0) },
      definitions: { revision.definitions(of: $0).map { revision.definition(at: $0) } })
    var bound: [FileID: [UInt32: [UInt32: UInt16]]] = [:]
    // In order, so that new pools have the same numbers in every run.
    for (symbol, files) in filesOfSymbols.sorted(by: { $0.key < $1.key }) {
      let definers = definers(ofSymbol: symbol)
      let binder = SymbolBinder(symbol, binderDefinitions(symbol), context)
      for file in files.sorted() {
        bound[file, default: [:]][symbol] = bind(symbol, file, binder, definers, &change)
      }
    }
    for (file, references) in bound { refer(file, references, &change) }
  }

  // MARK: Types

  /// The files that define a type, as its symbol.
  private func typeFiles(_ symbol: UInt32) -> [FileID] {
    var files: [FileID] = []
    forEachDefinition(ofSymbol: symbol) { place in
      if place.file != files.last, definition(at: Int(place.place)).kind.isType {
        files.append(place.file)
      }
    }
    return files
  }

  /// The types that are defined elsewhere than before, or have other bases, directly or through others.
  private func changedTypes(
    _ symbols: Set<UInt32>, _ files: Set<FileID>, _ old: GraphRevision
  ) -> Set<UInt32> {
    var changed = symbols.filter { old.typeFiles($0) != typeFiles($0) }
    for file in files where bases(uses(of: file)) != bases(old.uses(of: file)) {
      for revision in [old, self] { changed.formUnion(revision.types(definedBy: file)) }
    }
    if changed.isEmpty { return [] }
    var users: [UInt32: [FileID]] = [:]
    forEachUse { use, file in
      if use.meaning == .implementation { users[use.symbol, default: []].append(file) }
    }
    var layer = changed
    for _ in 0..<SymbolBinder.maximumBases {
      layer = layer.reduce(into: []) { next, type in
        for file in users[type] ?? [] { next.formUnion(types(definedBy: file)) }
      }
      changed.formUnion(layer)
    }
    return changed
  }

  private func types(definedBy file: FileID) -> [UInt32] {
    definitions(of: file).map { definition(at: $0) }.filter(\.kind.isType).map(\.symbol)
  }

  /// The files that define, extend or name as bases any of these types.
  private func filesAbout(_ types: Set<UInt32>) -> Set<FileID> {
    var files: Set<FileID> = []
    forEachUse { use, file in
      if use.meaning == .implementation, types.contains(use.symbol) { files.insert(file) }
    }
    for file in (0..<fileCount).lazy.map({ FileID(index: $0) }) {
      for place in definitions(of: file) {
        let entry = definition(at: place)
        if types.contains(entry.owner) || (entry.kind.isType && types.contains(entry.symbol)) {
          files.insert(file)
          break
        }
      }
    }
    return files
  }

  private func forEachUse(_ body: (UseEntry, FileID) -> Void) {
    for file in (0..<fileCount).lazy.map({ FileID(index: $0) }) {
      for use in uses(of: file) { body(use, file) }
    }
  }

  // MARK: Bindings

  /// The definitions of a symbol, as binding sees them.
  private func binderDefinitions(_ symbol: UInt32) -> [SymbolBinder.Definition] {
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
    _ symbol: UInt32, _ file: FileID, _ binder: SymbolBinder,
    _ definers: [SymbolDefinitions.Definer], _ change: inout GraphChange
  ) -> [UInt32: UInt16] {
    let uses = uses(of: file)
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
