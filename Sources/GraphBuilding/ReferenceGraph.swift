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
// What is called i above is a pool: the definitions of one name, in one language family, in those
// groups of kinds that a way of using the name can mean.

package import SourceModel

/// The reference graph of a snapshot: files → pools → files.
///
/// Invariants: see ``ReferenceGraph/brokenInvariant()``.
///
/// It does not hold: texts, positions, references within a file except their sum.
package struct ReferenceGraph: Sendable {
  /// Stands for "no symbol".
  package static let noSymbol = UInt32.max

  /// For each file its class.
  package let noise: [NoiseClass]
  /// The names of the definitions, by language family.
  package let symbols: SymbolTable

  /// File → pool; the weight is the evidence that the file means the pool.
  package let references: CompressedRows
  /// Pool → file: `references` transposed.
  package let referencers: CompressedRows
  /// File → pool, ascending; the weight is that of the file as a definer.
  package let definedPools: CompressedRows
  /// Pool → file: `definedPools` transposed.
  package let definers: CompressedRows
  /// For each pool its symbol; ascending.
  package let poolSymbols: [UInt32]
  /// For each pool the groups of definitions in it.
  package let poolGroups: [DefinitionGroup]
  /// For each pool the factor on all edges through it.
  package let poolWeights: [Double]
  /// For each pool the sum of the weights of its definers.
  package let poolMasses: [Double]

  /// For each file the weight of the references that lead to no other file: those that it defines
  /// itself, and those that nothing in the repository can be meant by.
  package let stayingWeights: [Double]

  /// File → file, for references whose target is known.
  package let directEdges: CompressedRows
  /// For each direct edge the symbol that is used through it, or ``noSymbol``.
  package let directSymbols: [UInt32]

  /// The definitions that references can bind to: file after file, within a file by symbol, then
  /// in the order of the source.
  package let definitions: [DefinitionEntry]
  /// Where the definitions of each file start, and where those of the last one end.
  package let definitionOffsets: [UInt32]

  package var fileCount: Int { noise.count }
  package var poolCount: Int { poolSymbols.count }

  /// The places in `definitions` of those of a file.
  package func definitions(of file: FileID) -> Range<Int> {
    Int(definitionOffsets[file.index])..<Int(definitionOffsets[file.index + 1])
  }

  /// The pools of a symbol.
  package func pools(ofSymbol symbol: Int) -> Range<Int> {
    lowerBound(symbol)..<lowerBound(symbol + 1)
  }

  /// The first pool whose symbol is at least `symbol`.
  private func lowerBound(_ symbol: Int) -> Int {
    var low = 0
    var high = poolCount
    while low < high {
      let middle = (low + high) / 2
      if Int(poolSymbols[middle]) < symbol { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
