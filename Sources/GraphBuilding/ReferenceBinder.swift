// Binds the references of every file: second step of building a graph.
//
// Input: the definition table and, file by file, the document and its direct edges.
// Output: rows file → pool with the evidence, direct edges, same-file evidence in the table, and the
// evidence that leads outside.
//
// Steps for each file:
// 1. Aliases of imports stand for the names that they rename.
// 2. A name with direct edges gives its evidence to them.
// 3. A name that the file defines in a group that the reference can mean binds there.
// 4. Any other name that some file of the language family defines goes to the pool of the groups
//    that are meant.
// 5. What nothing in the repository can be meant by is added up as evidence that leads outside.
//
// Invariants: a pool never holds the file that refers to it, so no row leads back to its file;
// a pool is in a row once.
//
// It does not: follow imports to files, know receivers or types.

internal import SourceModel

/// The state of the binding; the arrays are as long as the largest file or the symbols need.
struct ReferenceBinder {
  /// Not looked up yet.
  private static let unknown = ReferenceGraph.noSymbol - 1

  private(set) var table: DefinitionTable
  private(set) var pools: PoolSet
  /// File → pool, with the evidence.
  private(set) var references = CompressedRows()
  /// File → file, with weight × evidence.
  private(set) var directEdges = CompressedRows()
  /// For each direct edge the symbol that is used through it, or ``ReferenceGraph/noSymbol``.
  private(set) var directSymbols: [UInt32] = []

  /// For each file the evidence of the references that nothing in the repository can be meant by.
  private(set) var outsideEvidence: [Double] = []

  /// For each symbol 1 + the place of the current file's first definition of it, or 0.
  private var ownPlaces: [UInt32]
  /// For each name of the current file its symbol.
  private var symbolsOfNames: [UInt32] = []
  /// For each name of the current file the evidence its direct edges carry; < 0 without any.
  private var directEvidence: [Double] = []
  private var rowPools: [UInt32] = []
  private var rowEvidence: [Double] = []

  init(_ table: DefinitionTable) {
    self.table = table
    pools = PoolSet(symbolCount: table.symbols.count)
    ownPlaces = [UInt32](repeating: 0, count: table.symbols.count)
  }

  /// Binds the references of the next file, which the direct edges `edges` leave.
  mutating func append(_ file: FileIR, edges: ArraySlice<DirectEdge>) {
    let index = references.rowCount
    outsideEvidence.append(0)
    begin(file, index: index, edges: edges)
    // By index: the iterator of a generic collection isn't specialised across modules.
    let uses = file.references
    for place in 0..<uses.count {
      bind(uses[place], of: file, index: index)
    }
    for imported in file.imports {
      guard let name = imported.name else { continue }
      bindImported(name, of: file, index: index)
    }
    end(file, index: index, edges: edges)
  }

  private mutating func begin(_ file: FileIR, index: Int, edges: ArraySlice<DirectEdge>) {
    symbolsOfNames.removeAll(keepingCapacity: true)
    symbolsOfNames.append(
      contentsOf: repeatElement(ReferenceBinder.unknown, count: file.nameCount))
    directEvidence.removeAll(keepingCapacity: true)
    directEvidence.append(contentsOf: repeatElement(-1, count: file.nameCount))
    for edge in edges {
      if let name = edge.name { directEvidence[name] = 0 }
    }
    for place in table.entries(ofFile: index).reversed() {
      ownPlaces[Int(table.entries[place].symbol)] = UInt32(place + 1)
    }
    for imported in file.imports {
      guard let name = imported.name, let alias = imported.alias, alias != name else { continue }
      symbolsOfNames[alias] = lookUp(name, file, index: index)
    }
  }

  private mutating func bind(_ reference: Reference, of file: FileIR, index: Int) {
    let evidence = GraphWeights.evidence(of: reference.kind, count: reference.count)
    if directEvidence[reference.name] >= 0 {
      directEvidence[reference.name] += evidence
      return
    }
    let symbol = symbol(ofName: reference.name, file, index: index)
    guard symbol != ReferenceGraph.noSymbol else {
      outsideEvidence[index] += evidence
      return
    }
    let tiers = BindingTiers.of(reference.kind)
    if ownPlaces[Int(symbol)] > 0 {
      let start = Int(ownPlaces[Int(symbol)]) - 1
      let end = table.entries(ofFile: index).upperBound
      if let place = table.binding(inRunAt: start, fileEnd: end, tiers) {
        table.addSameFileEvidence(Float(evidence), to: place)
        return
      }
    }
    add(evidence, symbol: Int(symbol), tiers)
  }

  /// An import means another file, so a definition of the name in this one tells nothing.
  private mutating func bindImported(_ name: Int, of file: FileIR, index: Int) {
    if directEvidence[name] >= 0 {
      directEvidence[name] += GraphWeights.importedName
      return
    }
    // What the statement names is never an alias of this file.
    let symbol = lookUp(name, file, index: index)
    guard symbol != ReferenceGraph.noSymbol else {
      outsideEvidence[index] += GraphWeights.importedName
      return
    }
    guard ownPlaces[Int(symbol)] == 0 else { return }
    add(GraphWeights.importedName, symbol: Int(symbol), .imported)
  }

  private mutating func add(_ evidence: Double, symbol: Int, _ tiers: BindingTiers) {
    let groups = tiers.groups(of: table.visibleGroups(of: symbol))
    guard !groups.isEmpty else {
      outsideEvidence[references.rowCount] += evidence
      return
    }
    let pool = pools.pool(symbol: symbol, groups: groups)
    let place = pools[placeInRowOf: pool]
    if place == 0 {
      rowPools.append(UInt32(pool))
      rowEvidence.append(evidence)
      pools[placeInRowOf: pool] = UInt32(rowPools.count)
    } else {
      rowEvidence[Int(place) - 1] += evidence
    }
  }

  private mutating func end(_ file: FileIR, index: Int, edges: ArraySlice<DirectEdge>) {
    for (pool, evidence) in zip(rowPools, rowEvidence) {
      references.append(pool, weight: Float(evidence))
      pools[placeInRowOf: Int(pool)] = 0
    }
    references.endRow()
    rowPools.removeAll(keepingCapacity: true)
    rowEvidence.removeAll(keepingCapacity: true)
    for edge in edges where edge.to != edge.from {
      // An edge without references of its name still tells as much as one of them.
      let evidence = edge.name.map { directEvidence[$0] > 0 ? directEvidence[$0] : 1 } ?? 1
      directEdges.append(edge.to.rawValue, weight: edge.weight * Float(evidence))
      directSymbols.append(
        edge.name.map { symbol(ofName: $0, file, index: index) } ?? ReferenceGraph.noSymbol)
    }
    directEdges.endRow()
    for place in table.entries(ofFile: index) {
      ownPlaces[Int(table.entries[place].symbol)] = 0
    }
  }

  /// The symbol that a name, perhaps an alias, stands for in a file.
  private mutating func symbol(ofName name: Int, _ file: FileIR, index: Int) -> UInt32 {
    if symbolsOfNames[name] == ReferenceBinder.unknown {
      symbolsOfNames[name] = lookUp(name, file, index: index)
    }
    return symbolsOfNames[name]
  }

  private func lookUp(_ name: Int, _ file: FileIR, index: Int) -> UInt32 {
    let family = table.families[index]
    let symbol = file.name(name).withUnsafeBytes {
      table.symbols.symbol(named: $0, family: family)
    }
    return symbol.map { UInt32($0) } ?? ReferenceGraph.noSymbol
  }
}
