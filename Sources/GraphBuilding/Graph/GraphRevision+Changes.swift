// Changes files of a revision, and tells what that touches.
//
// Input: for each file that is another, its document, or that it is gone; the files of the tree as it is
// now. Output: the next revision, and a ``GraphChange``.
//
// Steps:
// 1. The contribution of each changed file takes the place of its old one.
// 2. Symbols that the file defined or defines get new lists of definitions.
// 3. Imports are led to files again: those of the changed files, or all of them where paths,
//    manifests or namespaces are others.
// 4. What that touches is bound again: the uses of files whose imports are others, or hand on others;
//    uses of symbols whose definitions are others. See GraphRevision+Binding.swift.
// 5. Pools of symbols whose definitions are others get new weights, and files that refer to such
//    pools too.
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
  /// Files that contribute other definitions or references.
  package internal(set) var files: Set<FileID> = []
  /// Pools with other weights or other definers.
  package internal(set) var pools: Set<UInt32> = []
  /// Files whose weight may be another although they are what they were.
  package internal(set) var reweightedFiles: Set<FileID> = []
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
  ///
  /// - Parameters:
  ///   - changes: What has changed.
  ///   - tree: The files of the tree as it is now.
  ///   - isMoved: Paths of the tree, or manifests, are others, so that any import may lead elsewhere.
  /// - Returns: What that touches.
  package mutating func apply(
    _ changes: [FileChange], tree: TreeFiles, isMoved: Bool
  ) -> GraphChange {
    let old = self
    ownPatch()
    var change = GraphChange()
    var maker = ContributionMaker()
    var imports: [FileID: FileImports] = [:]
    var newDefinitions: [UInt32: [SymbolDefinition]] = [:]
    for item in changes {
      change.files.insert(item.file)
      imports[item.file] = replace(item, &maker)
      for place in definitions(of: item.file) {
        newDefinitions[definition(at: place).symbol, default: []].append(
          SymbolDefinition(file: item.file, place: UInt32(place)))
      }
    }
    var symbols = Set(newDefinitions.keys)
    for file in change.files {
      for place in old.definitions(of: file) { symbols.insert(old.definition(at: place).symbol) }
    }
    for symbol in symbols { redefine(symbol, newDefinitions[symbol] ?? [], in: change.files) }
    let moved = resolve(imports, tree, isMoved: isMoved)
    bindAgain(symbols, moved, old, tree, &change)
    for symbol in symbols { reweigh(symbol, old, &change) }
    for file in change.files.union(change.reweightedFiles) {
      patch.outWeights[file] = computedOutWeight(of: file)
    }
    change.reweightedFiles.subtract(change.files)
    return change
  }

  // MARK: Files

  /// Puts the contribution of a changed file in the place of the one that it had; what it uses is not
  /// bound yet.
  ///
  /// - Returns: What it imports, not resolved yet.
  private mutating func replace(_ change: FileChange, _ maker: inout ContributionMaker)
    -> FileImports
  {
    withdraw(change.file)
    patch.files[change.file] = .absent
    guard let document = change.document else { return FileImports(language: "") }
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
    patch.files[change.file] = GraphPatch.File(
      noise: change.noise.rawValue, ownWeight: contribution.ownWeight,
      definitions: start..<(start + contribution.definitions.count), references: [],
      uses: contribution.uses)
    return contribution.imports
  }

  /// Takes the references of a file out of the lists of their pools.
  func withdraw(_ file: FileID) {
    for reference in patch.files[file]?.references ?? [] {
      patch.referencers[reference.pool]?[file] = nil
    }
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
    // What is weighed by the same definers weighs the same.
    if old.definers(ofSymbol: symbol) == definers { return }
    var pools: [UInt32] = []
    forEachPool(ofSymbol: symbol) { pools.append($0) }
    for pool in pools {
      let before = old.weight(ofPool: pool)
      let after = weighed(pool, definers)
      patch.poolWeights[pool] = after
      change.pools.insert(pool)
      guard before.total != after.total else { continue }
      forEachReferencer(ofPool: pool) { file, _ in change.reweightedFiles.insert(file) }
    }
  }

  /// The weight of a pool, from the definitions of its symbol.
  func weighed(_ pool: UInt32, _ definers: [SymbolDefinitions.Definer]) -> PoolWeight {
    if definers.isEmpty { return .outside }
    return withName(of: symbol(ofPool: pool)) { name in
      PoolWeighing(definers, name: name, NameWeighing())
        .weight(meaning(ofPool: pool), scope(ofPool: pool))
    }
  }

  /// The definitions of a symbol, as weights see them.
  func definers(ofSymbol symbol: UInt32) -> [SymbolDefinitions.Definer] {
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
    noise: ReferenceGraph.absentFile, ownWeight: 0, definitions: 0..<0, references: [], uses: [])
}
