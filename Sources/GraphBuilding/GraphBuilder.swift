// Builds a reference graph from the contributions of its files.
//
// Input: documents, in any order, each with the number of its file. Output: the graph.
//
// Steps:
// 1. Each file's contribution is made when it is added, so that its document can go.
// 2. At the end symbols get their final numbers, and files their final places.
// 3. Every symbol and meaning that is referred to becomes a pool; references are its rows.
// 4. The definitions of each symbol give the weights of its pools, and these those of files.
//
// Invariant: the graph is the same in whatever order files are added.

internal import FileMapping
package import SourceModel

/// Collects what files contribute to a ``ReferenceGraph``.
package struct GraphBuilder: Sendable {
  /// What is kept of a file until the graph is built.
  private struct File {
    var noise = ReferenceGraph.absentFile
    var ownWeight: UInt64 = 0
    var definitions = 0..<0
    var references = 0..<0
  }

  private var symbols = SymbolInterner()
  private var maker = ContributionMaker()
  private var files: [File]
  /// Of all files, in the order in which they were added.
  private var definitions: [DefinitionEntry] = []
  private var references: [ReferenceEntry] = []

  /// - Parameter fileCount: Number of files; those that aren't added contribute nothing.
  package init(fileCount: Int) {
    files = Array(repeating: File(), count: fileCount)
  }

  /// Adds the document of a file, once for each.
  package mutating func add(_ document: FileIR, noise: NoiseClass, as file: FileID) {
    let family = symbols.family(of: document.summary.language)
    var symbols = self.symbols
    self.symbols = SymbolInterner.none
    let contribution = maker.contribution(of: document) { symbols.intern($0, family: family) }
    self.symbols = symbols
    let definitionStart = definitions.count
    definitions.append(contentsOf: contribution.definitions)
    let referenceStart = references.count
    references.append(contentsOf: contribution.references)
    files[file.index] = File(
      noise: noise.rawValue, ownWeight: contribution.ownWeight,
      definitions: definitionStart..<definitions.count,
      references: referenceStart..<references.count)
  }

  /// The graph of everything that was added.
  ///
  /// - Complexity: O(names + references + definitions) time and space.
  package consuming func build() -> ReferenceGraph {
    let (table, numbers) = symbols.table()
    symbols = SymbolInterner.none
    let noise = Column(files.map(\.noise))
    let definitionOffsets = offsets(files.map(\.definitions.count))
    let definitions = finalDefinitions(numbers)
    self.definitions = []
    let pools = PoolNumbers(references, numbers, symbolCount: table.count)
    let rows = finalReferences(numbers, pools)
    references = []
    let referencers = rows.transposed(columnCount: pools.symbols.count)
    let bySymbol = symbolDefinitions(definitions, definitionOffsets, symbolCount: table.count)
    let weights = poolWeights(table, pools, definitions, bySymbol, noise)
    return ReferenceGraph(
      symbols: table, noise: noise, ownWeights: Column(files.map(\.ownWeight)),
      outWeights: outWeights(rows, weights), definitions: definitions,
      definitionOffsets: definitionOffsets, references: rows,
      symbolDefinitions: bySymbol.definitions, symbolDefinitionOffsets: bySymbol.offsets,
      poolOffsets: pools.offsets, poolSymbols: pools.symbols, poolMeanings: pools.meanings,
      poolWeights: weights, referencers: referencers)
  }

  private func offsets(_ counts: [Int]) -> Column<UInt32> {
    var sum: UInt32 = 0
    return Column(
      [0]
        + counts.map { count in
          sum += UInt32(count)
          return sum
        })
  }

  /// The definitions file after file, with the final numbers of symbols.
  private func finalDefinitions(_ numbers: [UInt32]) -> Column<DefinitionEntry> {
    Column(count: definitions.count) { final in
      var place = 0
      for file in files {
        for entry in definitions[file.definitions] {
          var entry = entry
          entry.symbol = numbers[Int(entry.symbol)]
          final.initializeElement(at: place, to: entry)
          place += 1
        }
      }
    }
  }

  /// The references file after file, each row by pool.
  private func finalReferences(_ numbers: [UInt32], _ pools: PoolNumbers) -> EvidenceRows {
    var row: [(pool: UInt32, evidence: UInt16)] = []
    let targets = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: references.count)
    defer { targets.deallocate() }
    let evidence = Column<UInt16>(count: references.count) { evidence in
      var place = 0
      for file in files {
        row.removeAll(keepingCapacity: true)
        for entry in references[file.references] {
          let symbol = numbers[Int(entry.symbol)]
          row.append((pools.pool(symbol: symbol, entry.meaning), entry.evidence))
        }
        row.sort { $0.pool < $1.pool }
        for entry in row {
          targets[place] = entry.pool
          evidence[place] = entry.evidence
          place += 1
        }
      }
    }
    return EvidenceRows(
      offsets: offsets(files.map(\.references.count)), targets: Column(targets),
      evidence: evidence)
  }

  private func symbolDefinitions(
    _ definitions: Column<DefinitionEntry>, _ fileOffsets: Column<UInt32>, symbolCount: Int
  ) -> (offsets: Column<UInt32>, definitions: Column<SymbolDefinition>) {
    let offsets = countingOffsets(definitions.lazy.map(\.symbol), columnCount: symbolCount)
    var next = Array(offsets)
    let sorted = Column<SymbolDefinition>(count: definitions.count) { sorted in
      for file in files.indices {
        for place in Int(fileOffsets[file])..<Int(fileOffsets[file + 1]) {
          let symbol = Int(definitions[place].symbol)
          sorted.initializeElement(
            at: Int(next[symbol]),
            to: SymbolDefinition(file: FileID(index: file), place: UInt32(place)))
          next[symbol] += 1
        }
      }
    }
    return (offsets, sorted)
  }

  private func poolWeights(
    _ table: SymbolTable, _ pools: PoolNumbers, _ definitions: Column<DefinitionEntry>,
    _ bySymbol: (offsets: Column<UInt32>, definitions: Column<SymbolDefinition>),
    _ noise: Column<UInt8>
  ) -> Column<PoolWeight> {
    let weighing = NameWeighing()
    let percents = noise.map { GraphWeights.definerPercent(NoiseClass(rawValue: $0) ?? .none) }
    return Column(count: pools.symbols.count) { weights in
      weights.initialize(repeating: .outside)
      for symbol in 0..<table.count {
        let range = Int(bySymbol.offsets[symbol])..<Int(bySymbol.offsets[symbol + 1])
        let own = Int(pools.offsets[symbol])..<Int(pools.offsets[symbol + 1])
        guard !range.isEmpty, !own.isEmpty else { continue }
        let known = SymbolDefinitions(
          range.map { index in
            let (file, place) = (
              bySymbol.definitions[index].file, Int(bySymbol.definitions[index].place)
            )
            return SymbolDefinitions.Definer(
              file: file, group: definitions[place].group, isPrivate: definitions[place].isPrivate,
              percent: percents[file.index])
          })
        for pool in own {
          let meaning = ReferenceMeaning(rawValue: pools.meanings[pool]) ?? .name
          weights[pool] = known.weight(meaning, name: table.name(of: symbol), weighing)
        }
      }
    }
  }

  private func outWeights(
    _ rows: EvidenceRows, _ weights: Column<PoolWeight>
  ) -> Column<UInt64> {
    Column(count: files.count) { sums in
      for file in files.indices {
        var sum = files[file].ownWeight
        for entry in rows.row(file) {
          sum &+= UInt64(rows.evidence[entry]) &* weights[Int(rows.targets[entry])].total
        }
        sums.initializeElement(at: file, to: sum)
      }
    }
  }
}

/// The pools of a graph: the pairs of symbol and meaning that are referred to, in that order.
private struct PoolNumbers {
  /// For each symbol the set of meanings, as bits.
  private let meaningsOfSymbols: [UInt16]
  /// For each symbol its first pool, and the number of pools.
  let offsets: Column<UInt32>
  let symbols: Column<UInt32>
  let meanings: Column<UInt8>

  init(_ references: [ReferenceEntry], _ numbers: [UInt32], symbolCount: Int) {
    var sets = [UInt16](repeating: 0, count: symbolCount)
    for entry in references {
      sets[Int(numbers[Int(entry.symbol)])] |= 1 << UInt16(entry.meaning.rawValue)
    }
    meaningsOfSymbols = sets
    let offsets = Column<UInt32>(count: symbolCount + 1) { offsets in
      var sum: UInt32 = 0
      offsets.initializeElement(at: 0, to: 0)
      for symbol in 0..<symbolCount {
        sum += UInt32(sets[symbol].nonzeroBitCount)
        offsets.initializeElement(at: symbol + 1, to: sum)
      }
    }
    self.offsets = offsets
    let count = Int(offsets[symbolCount])
    var symbolsOfPools: [UInt32] = []
    var meaningsOfPools: [UInt8] = []
    symbolsOfPools.reserveCapacity(count)
    meaningsOfPools.reserveCapacity(count)
    for symbol in 0..<symbolCount {
      var rest = sets[symbol]
      while rest != 0 {
        symbolsOfPools.append(UInt32(symbol))
        meaningsOfPools.append(UInt8(rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    symbols = Column(symbolsOfPools)
    meanings = Column(meaningsOfPools)
  }

  /// The pool of a symbol and a meaning that some file refers to.
  func pool(symbol: UInt32, _ meaning: ReferenceMeaning) -> UInt32 {
    let below = meaningsOfSymbols[Int(symbol)] & (1 << UInt16(meaning.rawValue) - 1)
    return offsets[Int(symbol)] + UInt32(below.nonzeroBitCount)
  }
}
