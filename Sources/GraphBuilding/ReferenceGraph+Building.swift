internal import SourceModel

extension ReferenceGraph {
  /// How many files are handled between two looks at whether to stop.
  private static let filesPerCheck = 256

  /// Builds the graph of all files.
  ///
  /// - Parameters:
  ///   - input: Files in path order, and what else is known about them.
  ///   - isCancelled: Asked now and then; `true` ends the work.
  /// - Throws: ``GraphBuildingError/cancelled``.
  /// - Complexity: O(names + references + definitions) time and space.
  package init(
    _ input: GraphInput, isCancelled: () -> Bool = { false }
  ) throws(GraphBuildingError) {
    var table = DefinitionTable()
    for (index, file) in input.files.enumerated() {
      if index % ReferenceGraph.filesPerCheck == 0 && isCancelled() { throw .cancelled }
      table.append(file)
    }
    let edges = ReferenceGraph.sortedEdges(input)
    var binder = ReferenceBinder(table)
    var nextEdge = 0
    for (index, file) in input.files.enumerated() {
      if index % ReferenceGraph.filesPerCheck == 0 && isCancelled() { throw .cancelled }
      let start = nextEdge
      while nextEdge < edges.count && edges[nextEdge].from.index == index { nextEdge += 1 }
      binder.append(file, edges: edges[start..<nextEdge])
    }
    self.init(binder.finished(), noise: input.noise)
  }

  /// The direct edges by file, in an order that doesn't depend on that of the input.
  private static func sortedEdges(_ input: GraphInput) -> [DirectEdge] {
    input.directEdges.sorted { left, right in
      (left.from, left.to, left.name ?? -1, left.weight)
        < (right.from, right.to, right.name ?? -1, right.weight)
    }
  }

  private init(_ bound: BoundReferences, noise: [NoiseClass]) {
    let table = bound.table
    let pools = bound.pools
    let definedPools = ReferenceGraph.definedPools(table, pools, noise: noise)
    let definers = definedPools.transposed(columnCount: pools.count)

    var weights: [Double] = []
    var masses: [Double] = []
    weights.reserveCapacity(pools.count)
    masses.reserveCapacity(pools.count)
    let weighing = PoolWeighing(table)
    for pool in 0..<pools.count {
      let row = definers.weights[definers.row(pool)]
      let mass = row.reduce(0) { $0 + Double($1) }
      let candidateCount = row.max().map { mass / Double($0) } ?? 1
      masses.append(mass)
      weights.append(
        weighing.weight(
          symbol: Int(pools.symbols[pool]), groups: pools.groups[pool],
          candidateCount: candidateCount))
    }

    stayingWeights = noise.indices.map { file in
      var sum = bound.outsideEvidence[file]
      for entry in table.entries[table.entries(ofFile: file)] where entry.sameFileEvidence > 0 {
        sum +=
          Double(entry.sameFileEvidence)
          * weighing.nameWeight(symbol: Int(entry.symbol), groups: entry.kind.group)
      }
      return sum
    }
    self.noise = noise
    symbols = table.symbols
    references = bound.references
    referencers = bound.references.transposed(columnCount: pools.count)
    self.definedPools = definedPools
    self.definers = definers
    poolSymbols = pools.symbols
    poolGroups = pools.groups
    poolWeights = weights
    poolMasses = masses
    directEdges = bound.directEdges
    directSymbols = bound.directSymbols
    definitions = table.entries
    definitionOffsets = table.offsets
  }

  /// File → pool: the pools in which other files find a definition of the file.
  private static func definedPools(
    _ table: DefinitionTable, _ pools: SortedPools, noise: [NoiseClass]
  ) -> CompressedRows {
    var firstPools = [UInt32](repeating: 0, count: table.symbols.count + 1)
    for symbol in pools.symbols { firstPools[Int(symbol) + 1] += 1 }
    for symbol in 0..<table.symbols.count { firstPools[symbol + 1] += firstPools[symbol] }

    var rows = CompressedRows()
    rows.reserveCapacity(rows: noise.count, entries: table.entries.count)
    for file in noise.indices {
      let weight = Float(GraphWeights.definerWeight(noise[file]))
      let range = table.entries(ofFile: file)
      var place = range.lowerBound
      while place < range.upperBound {
        let symbol = table.entries[place].symbol
        var groups: DefinitionGroup = []
        while place < range.upperBound && table.entries[place].symbol == symbol {
          let entry = table.entries[place]
          if table.isVisible(entry) { groups.formUnion(entry.kind.group) }
          place += 1
        }
        for pool in firstPools[Int(symbol)]..<firstPools[Int(symbol) + 1]
        where !pools.groups[Int(pool)].isDisjoint(with: groups) {
          rows.append(pool, weight: weight)
        }
      }
      rows.endRow()
    }
    return rows
  }
}

/// What the binding step hands over.
struct BoundReferences {
  var table: DefinitionTable
  var pools: SortedPools
  var references: CompressedRows
  var directEdges: CompressedRows
  var directSymbols: [UInt32]
  var outsideEvidence: [Double]
}

extension ReferenceBinder {
  /// What was bound, with the pools in their final order.
  consuming func finished() -> BoundReferences {
    let pools = self.pools.sorted()
    var references = self.references
    references.renumberColumns(pools.numbers)
    return BoundReferences(
      table: table, pools: pools, references: references, directEdges: directEdges,
      directSymbols: directSymbols, outsideEvidence: outsideEvidence)
  }
}
