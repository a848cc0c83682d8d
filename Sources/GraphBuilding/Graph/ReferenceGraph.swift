// The factored reference graph: which file uses which definitions of which others.
//
// The full multigraph has an edge from a file r to a file d for every name i that r uses and d
// defines; a name has references × definers of them. Where the weight w(r, i) doesn't depend on
// the definer, the walk that follows these edges factors through the name. With D(i) the definers
// of i, u(d) the weight of a definer and T(r) = Σ w(r, i) · Σ u(d), the step r → d has probability
//
//     Σ over i:  w(r, i) · u(d) / T(r)
//
// so one pass from files to names and one from names to files give the same ranks as the full
// multigraph in O(references + definitions). docs/adr/0003-factored-bipartite-graph.md has the
// reasons.
//
// A reference that leads to no other file counts in T(r) too: there the reader starts again. Else a
// file that lives on itself and has one reference to another would give all its rank to that one.
//
// What is called i above is a pool: a symbol, what a reference means it as, and which of its definers
// it leads to, all of them or one. A reference that may mean two of them alike belongs to two pools
// with its whole evidence each, so evidence is never divided. Names that nothing defines have pools
// too, so that a definition which appears finds its references at once.
//
// Everything here is a column: the graph is used from a mapped file as it is from memory, and
// opening one costs no pass over it. Weights are whole numbers, so that no sum depends on the order
// in which files and names are numbered.

package import FileMapping
package import SourceModel

/// The reference graph of a set of files: files → pools → files.
///
/// Invariants: see ``ReferenceGraph/brokenInvariant()``.
///
/// It does not hold: texts, positions, references within a file except their sum.
package final class ReferenceGraph: Sendable {
  /// Stands in ``noise`` for a file that holds no code: it is no place for a reader to start.
  package static let absentFile = UInt8.max

  /// The names that files define or refer to, by language family.
  package let symbols: SymbolTable

  // MARK: Files

  /// For each file its class, as the raw value of ``NoiseClass``, or ``absentFile``.
  package let noise: Column<UInt8>
  /// For each file the weight of the references that it binds itself; units as in ``outWeights``.
  package let ownWeights: Column<UInt64>
  /// For each file the weight of all its references, T(r), in units of ``GraphWeights/evidenceUnit``
  /// times ``GraphWeights/weightUnit``. 0: the file refers to nothing.
  package let outWeights: Column<UInt64>
  /// The definitions that references can bind to: file after file, in the order of the source.
  package let definitions: Column<DefinitionEntry>
  /// Where the definitions of each file start, and where those of the last one end.
  package let definitionOffsets: Column<UInt32>
  /// File → pool, ascending by pool.
  package let references: EvidenceRows
  /// What the files use, from which `references` were bound: kept to bind them again.
  package let uses: UseRows
  package let imports: ImportGraph

  // MARK: Symbols

  /// For each symbol its definitions in all files, by place: so by file, then in the order of the
  /// source.
  package let symbolDefinitions: Column<SymbolDefinition>
  /// Where the definitions of each symbol start, and where those of the last one end.
  package let symbolDefinitionOffsets: Column<UInt32>
  /// Where the pools of each symbol start, and where those of the last one end.
  package let poolOffsets: Column<UInt32>

  // MARK: Pools

  /// For each pool its symbol; ascending.
  package let poolSymbols: Column<UInt32>
  /// For each pool what is meant; ascending within a symbol. Raw values of ``ReferenceMeaning``.
  package let poolMeanings: Column<UInt8>
  /// For each pool where it leads; ascending within a symbol and meaning.
  package let poolScopes: Column<PoolScope>
  package let poolWeights: Column<PoolWeight>
  /// Pool → file: `references` transposed.
  package let referencers: EvidenceRows

  /// Takes over finished columns that keep the invariants.
  init(
    symbols: SymbolTable, noise: Column<UInt8>, ownWeights: Column<UInt64>,
    outWeights: Column<UInt64>, definitions: Column<DefinitionEntry>,
    definitionOffsets: Column<UInt32>, references: EvidenceRows, uses: UseRows,
    imports: ImportGraph, symbolDefinitions: Column<SymbolDefinition>,
    symbolDefinitionOffsets: Column<UInt32>,
    poolOffsets: Column<UInt32>, poolSymbols: Column<UInt32>, poolMeanings: Column<UInt8>,
    poolScopes: Column<PoolScope>, poolWeights: Column<PoolWeight>, referencers: EvidenceRows
  ) {
    self.symbols = symbols
    self.noise = noise
    self.ownWeights = ownWeights
    self.outWeights = outWeights
    self.definitions = definitions
    self.definitionOffsets = definitionOffsets
    self.references = references
    self.uses = uses
    self.imports = imports
    self.symbolDefinitions = symbolDefinitions
    self.symbolDefinitionOffsets = symbolDefinitionOffsets
    self.poolOffsets = poolOffsets
    self.poolSymbols = poolSymbols
    self.poolMeanings = poolMeanings
    self.poolScopes = poolScopes
    self.poolWeights = poolWeights
    self.referencers = referencers
  }

  package var fileCount: Int { noise.count }
  package var poolCount: Int { poolSymbols.count }

  /// The class of a file.
  package func noise(of file: FileID) -> NoiseClass {
    NoiseClass(rawValue: noise[file.index]) ?? .none
  }

  /// The places in `definitions` of those of a file.
  package func definitions(of file: FileID) -> Range<Int> {
    Int(definitionOffsets[file.index])..<Int(definitionOffsets[file.index + 1])
  }

  /// The file of the definition at `place`.
  package func file(ofDefinitionAt place: Int) -> FileID {
    var low = 0
    var high = fileCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if Int(definitionOffsets[middle]) <= place { low = middle } else { high = middle - 1 }
    }
    return FileID(index: low)
  }

  /// The places in `symbolDefinitions` of those of a symbol.
  package func definitions(ofSymbol symbol: Int) -> Range<Int> {
    Int(symbolDefinitionOffsets[symbol])..<Int(symbolDefinitionOffsets[symbol + 1])
  }

  /// The pools of a symbol.
  package func pools(ofSymbol symbol: Int) -> Range<Int> {
    Int(poolOffsets[symbol])..<Int(poolOffsets[symbol + 1])
  }
}

extension ReferenceGraph {
  /// Calls `body` with every definition that a pool means, by file, then in the order of the source.
  @inline(__always)
  package func forEachMeant(byPool pool: Int, _ body: (SymbolDefinition) -> Void) {
    let weight = poolWeights[pool]
    guard !weight.isOutside else { return }
    let all = definitions(ofSymbol: Int(poolSymbols[pool]))
    let target = poolScopes[pool].target
    for place in target.map({ definitions(in: $0, of: all) }) ?? all {
      let definition = symbolDefinitions[place]
      if weight.means(definitions[Int(definition.place)]) { body(definition) }
    }
  }

  /// Those of a symbol's definitions that are in one file.
  func definitions(in file: FileID, of all: Range<Int>) -> Range<Int> {
    func first(notBefore number: Int) -> Int {
      var (low, high) = (all.lowerBound, all.upperBound)
      while low < high {
        let middle = (low + high) / 2
        if symbolDefinitions[middle].file.index < number { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return first(notBefore: file.index)..<first(notBefore: file.index + 1)
  }

  /// Calls `body` with every file that defines what a pool means, ascending, and with the place of
  /// the first such definition.
  @inline(__always)
  package func forEachDefiner(
    ofPool pool: Int, _ body: (_ file: FileID, _ place: UInt32) -> Void
  ) {
    var last: FileID?
    forEachMeant(byPool: pool) { definition in
      if definition.file != last { body(definition.file, definition.place) }
      last = definition.file
    }
  }
}

/// A definition, as its symbol knows it.
package struct SymbolDefinition: Hashable, Sendable, BitwiseCopyable {
  package var file: FileID
  /// Index into the graph's definitions.
  package var place: UInt32
}

/// A sparse matrix of evidence in compressed sparse row (CSR) form.
///
/// Invariants: `offsets` starts at 0, never falls, and ends at `targets.count`; `targets` and
/// `evidence` have the same length.
package struct EvidenceRows: Sendable, Equatable {
  /// Where each row starts in `targets`, and where the last one ends.
  package let offsets: Column<UInt32>
  /// The columns of the entries, row after row.
  package let targets: Column<UInt32>
  /// The evidence of the entries, in units of ``GraphWeights/evidenceUnit``.
  package let evidence: Column<UInt16>

  package var rowCount: Int { offsets.count - 1 }

  /// The entries of row `index`, as places in `targets` and `evidence`.
  package func row(_ index: Int) -> Range<Int> {
    Int(offsets[index])..<Int(offsets[index + 1])
  }

  /// Rows and columns exchanged. Every row of the result is in ascending order of its targets.
  ///
  /// - Parameter columnCount: Number of columns, which is above every target.
  /// - Returns: A row for each column.
  /// - Complexity: O(rows + columns + entries): a counting sort.
  package func transposed(columnCount: Int) -> EvidenceRows {
    let starts = countingOffsets(targets.elements, columnCount: columnCount)
    var next = Array(starts)
    let sources = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: targets.count)
    defer { sources.deallocate() }
    let moved = Column<UInt16>(count: targets.count) { moved in
      for source in 0..<rowCount {
        for entry in row(source) {
          let column = Int(targets.elements[entry])
          let place = Int(next[column])
          next[column] += 1
          sources[place] = UInt32(source)
          moved[place] = evidence.elements[entry]
        }
      }
    }
    return EvidenceRows(offsets: starts, targets: Column(sources), evidence: moved)
  }
}

/// Where the rows start when the entries are sorted by `keys`, all below `columnCount`.
func countingOffsets(
  _ keys: some Collection<UInt32>, columnCount: Int
) -> Column<UInt32> {
  Column(count: columnCount + 1) { offsets in
    offsets.initialize(repeating: 0)
    for key in keys { offsets[Int(key) + 1] += 1 }
    for column in 0..<columnCount { offsets[column + 1] += offsets[column] }
  }
}
