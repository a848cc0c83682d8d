// Changes files of a revision, and tells what that touches.
//
// Input: for each file that is another, its document, or that it is gone. Output: the next revision,
// and a ``GraphChange``.
//
// Steps:
// 1. The contribution of each changed file takes the place of its old one.
// 2. Symbols that the file defined or defines get new lists of definitions, and if these mean
//    anything else, their pools new weights.
// 3. Files that refer to such pools get new weights.
//
// Cost: that of the changed files, and of the files that refer to what they define and define
// differently than before.

internal import FileMapping
package import SourceModel

/// What is known of a file that has changed.
package struct FileChange: Sendable {
  /// Its number in the revision.
  package var file: FileID
  /// `nil` when the file is gone, or holds no code any more.
  package var document: FileIR?
  package var noise: NoiseClass

  package init(file: FileID, document: FileIR?, noise: NoiseClass) {
    self.file = file
    self.document = document
    self.noise = noise
  }
}

/// What the step from one revision to the next touches.
package struct GraphChange: Sendable {
  /// Files whose contributions are others.
  package fileprivate(set) var files: Set<FileID> = []
  /// Pools with other weights or other definers.
  package fileprivate(set) var pools: Set<UInt32> = []
  /// Files whose weight may be another although they are what they were.
  package fileprivate(set) var reweightedFiles: Set<FileID> = []
}

extension GraphRevision {
  /// Gives a number to a file that the revision doesn't know.
  ///
  /// - Parameters:
  ///   - path: Its path.
  ///   - next: The first file of the base whose path comes behind it; `base.fileCount` without one.
  /// - Returns: The number, for a ``FileChange``.
  package mutating func addFile(path: [UInt8], before next: Int) -> FileID {
    ownPatch()
    patch.addedFiles.append(PathOrder(before: next, path: path))
    let file = FileID(index: fileCount - 1)
    patch.files[file] = .absent
    return file
  }

  /// Applies changes, one for each file.
  package mutating func apply(_ changes: [FileChange]) -> GraphChange {
    let old = self
    ownPatch()
    var change = GraphChange()
    var maker = ContributionMaker()
    var symbols: Set<UInt32> = []
    var newDefinitions: [UInt32: [SymbolDefinition]] = [:]
    for item in changes {
      change.files.insert(item.file)
      for place in old.definitions(of: item.file) {
        symbols.insert(old.definition(at: place).symbol)
      }
      replace(item, &maker)
      for place in definitions(of: item.file) {
        newDefinitions[definition(at: place).symbol, default: []].append(
          SymbolDefinition(file: item.file, place: UInt32(place)))
      }
    }
    symbols.formUnion(newDefinitions.keys)
    for symbol in symbols { redefine(symbol, newDefinitions[symbol] ?? [], in: change.files) }
    // Pools that are new may have had definitions all the time.
    for file in change.files {
      for reference in patch.files[file]?.references ?? []
      where Int(reference.pool) >= base.poolCount && patch.poolWeights[reference.pool] == nil {
        symbols.insert(symbol(ofPool: reference.pool))
      }
    }
    for symbol in symbols { reweigh(symbol, old, &change) }
    for file in change.files { patch.outWeights[file] = computedOutWeight(of: file) }
    for file in change.reweightedFiles.subtracting(change.files) {
      patch.outWeights[file] = computedOutWeight(of: file)
    }
    change.reweightedFiles.subtract(change.files)
    return change
  }

  // MARK: Files

  private mutating func replace(_ change: FileChange, _ maker: inout ContributionMaker) {
    forEachReference(of: change.file) { pool, _ in patch.referencers[pool]?[change.file] = nil }
    // From here on the patch is looked into, of which the pools below are a part.
    patch.files[change.file] = .absent
    guard let document = change.document else { return }
    let family = SymbolFamily(name: LanguageFamily.name(of: document.summary.language))
    let known = base.symbols
    var names = patch.names
    let contribution = maker.contribution(of: document) { name in
      known.symbol(named: name, family: family).map { UInt32($0) }
        ?? names.symbol(of: name, family: family.name)
    }
    patch.names = names
    let start = base.definitions.count + patch.definitions.count
    patch.definitions.append(
      contentsOf: contribution.definitions.map { (entry: $0, file: change.file) })
    let references = contribution.references.map { entry in
      (pool: pool(symbol: entry.symbol, entry.meaning), evidence: entry.evidence)
    }
    for reference in references {
      patch.referencers[reference.pool, default: [:]][change.file] = reference.evidence
    }
    patch.files[change.file] = GraphPatch.File(
      noise: change.noise.rawValue, ownWeight: contribution.ownWeight,
      definitions: start..<(start + contribution.definitions.count), references: references)
  }

  /// The pool of a symbol and a meaning, which is added when it is new.
  private mutating func pool(symbol: UInt32, _ meaning: ReferenceMeaning) -> UInt32 {
    var pools: [UInt32] = []
    forEachPool(ofSymbol: symbol) { pools.append($0) }
    if let known = pools.first(where: { self.meaning(ofPool: $0) == meaning }) { return known }
    let pool = UInt32(base.poolCount + patch.addedPools.count)
    patch.addedPools.append((symbol, meaning))
    let place = pools.firstIndex { self.meaning(ofPool: $0).rawValue > meaning.rawValue }
    pools.insert(pool, at: place ?? pools.count)
    patch.symbolPools[symbol] = pools
    return pool
  }

  private func computedOutWeight(of file: FileID) -> UInt64 {
    var sum =
      patch.files[file]?.ownWeight
      ?? (file.index < base.fileCount ? base.ownWeights[file.index] : 0)
    forEachReference(of: file) { pool, evidence in
      sum &+= UInt64(evidence) &* weight(ofPool: pool).total
    }
    return sum
  }

  // MARK: Symbols

  /// Gives a symbol `new` definitions in place of those that it has in `files`.
  private mutating func redefine(
    _ symbol: UInt32, _ new: [SymbolDefinition], in files: Set<FileID>
  ) {
    var kept = new
    forEachDefinition(ofSymbol: symbol) { definition in
      if !files.contains(definition.file) { kept.append(definition) }
    }
    kept.sort { left, right in
      left.file == right.file ? left.place < right.place : precedes(left.file, right.file)
    }
    patch.symbolDefinitions[symbol] = kept
  }

  /// Gives the pools of a symbol their new weights, and notes which are others.
  private mutating func reweigh(_ symbol: UInt32, _ old: GraphRevision, _ change: inout GraphChange)
  {
    let definers = definers(ofSymbol: symbol)
    let isAsBefore = old.definers(ofSymbol: symbol) == definers
    let known = SymbolDefinitions(definers)
    let weighing = NameWeighing()
    var pools: [UInt32] = []
    forEachPool(ofSymbol: symbol) { pools.append($0) }
    for pool in pools {
      // What is weighed by the same definers weighs the same.
      if isAsBefore, Int(pool) < old.poolCount { continue }
      let before = old.weight(ofPool: pool)
      let after =
        definers.isEmpty
        ? .outside
        : withName(of: symbol) { known.weight(meaning(ofPool: pool), name: $0, weighing) }
      patch.poolWeights[pool] = after
      change.pools.insert(pool)
      guard before.total != after.total else { continue }
      forEachReferencer(ofPool: pool) { file, _ in change.reweightedFiles.insert(file) }
    }
  }

  private func definers(ofSymbol symbol: UInt32) -> [SymbolDefinitions.Definer] {
    var definers: [SymbolDefinitions.Definer] = []
    forEachDefinition(ofSymbol: symbol) { definition in
      let entry = self.definition(at: Int(definition.place))
      definers.append(
        SymbolDefinitions.Definer(
          file: definition.file, group: entry.group, isPrivate: entry.isPrivate,
          percent: definerPercent(of: definition.file)))
    }
    return definers
  }
}

extension GraphPatch.File {
  /// A file that holds no code.
  static let absent = GraphPatch.File(
    noise: ReferenceGraph.absentFile, ownWeight: 0, definitions: 0..<0, references: [])
}
