// Builds a reference graph from the contributions of its files.
//
// Input: documents, in any order, each with the number of its file. Output: the graph.
//
// Steps:
// 1. Each file's contribution is made when it is added, so that its document can go.
// 2. At the end symbols get their final numbers, and files their final places.
// 3. Imports are led to files.
// 4. Uses are bound, symbol by symbol: pools, see PoolAssembly.swift.
// 5. The definitions of each symbol give the weights of its pools, and these those of files.
//
// Invariant: the graph is the same in whatever order files are added.

internal import FileMapping
internal import ImportResolution
package import SourceModel

/// Collects what files contribute to a ``ReferenceGraph``.
package struct GraphBuilder: Sendable {
  /// What is kept of a file until the graph is built.
  private struct File {
    var noise = ReferenceGraph.absentFile
    var ownWeight: UInt64 = 0
    var definitions = 0..<0
    var uses = 0..<0
    var language = ImportGraph.noLanguage
    var imports = 0..<0
    var namespaces = 0..<0
  }

  private var symbols = SymbolInterner()
  private var maker = ContributionMaker()
  private var files: [File]
  /// Of all files, in the order in which they were added.
  private var definitions: [DefinitionEntry] = []
  private var uses: [UseEntry] = []
  private var imports: [ImportEntry] = []
  private var namespaces: [UInt32] = []
  private var languageNames: [String] = []

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
    func added<Element>(_ elements: [Element], to all: inout [Element]) -> Range<Int> {
      let start = all.count
      all.append(contentsOf: elements)
      return start..<all.count
    }
    files[file.index] = File(
      noise: noise.rawValue, ownWeight: contribution.ownWeight,
      definitions: added(contribution.definitions, to: &definitions),
      uses: added(contribution.uses, to: &uses), language: language(contribution.imports.language),
      imports: added(contribution.imports.entries, to: &imports),
      namespaces: added(contribution.imports.namespaces, to: &namespaces))
  }

  private mutating func language(_ name: String) -> UInt8 {
    if let known = languageNames.firstIndex(of: name) { return UInt8(known) }
    languageNames.append(name)
    return UInt8(languageNames.count - 1)
  }

  /// The graph of everything that was added.
  ///
  /// - Parameter tree: The files of the tree, whose places are their numbers.
  /// - Returns: The graph.
  /// - Complexity: O(names + references + definitions) time and space.
  package consuming func build(_ tree: TreeFiles) -> ReferenceGraph {
    let (table, numbers) = symbols.table()
    symbols = SymbolInterner.none
    let noise = Column(files.map(\.noise))
    let definitionOffsets = offsets(files.map(\.definitions.count))
    let definitions = finalDefinitions(numbers)
    self.definitions = []
    let uses = finalUses(numbers)
    self.uses = []
    let imports = importGraph(numbers, table, tree)
    let bySymbol = symbolDefinitions(definitions, definitionOffsets, symbolCount: table.count)
    var assembly = PoolAssembly(
      uses: uses, definitions: definitions, definitionOffsets: definitionOffsets,
      bySymbol: bySymbol, imports: imports, noise: noise
    ) { tree.path(of: $0) }
    let pools = assembly.pools()
    let references = pools.referencers.transposed(columnCount: files.count)
    let weights = poolWeights(table, pools, definitions, bySymbol, noise)
    return ReferenceGraph(
      symbols: table, noise: noise, ownWeights: Column(files.map(\.ownWeight)),
      outWeights: outWeights(references, weights), definitions: definitions,
      definitionOffsets: definitionOffsets, references: references, uses: uses, imports: imports,
      symbolDefinitions: bySymbol.definitions, symbolDefinitionOffsets: bySymbol.offsets,
      poolOffsets: pools.offsets, poolSymbols: pools.symbols, poolMeanings: pools.meanings,
      poolScopes: pools.scopes, poolWeights: weights, referencers: pools.referencers)
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
          entry.owner = number(entry.owner, numbers)
          final.initializeElement(at: place, to: entry)
          place += 1
        }
      }
    }
  }

  private func number(_ symbol: UInt32, _ numbers: [UInt32]) -> UInt32 {
    symbol == UseEntry.noSymbol ? symbol : numbers[Int(symbol)]
  }

  /// The uses file after file, with the final numbers of symbols, each row in their order.
  private func finalUses(_ numbers: [UInt32]) -> UseRows {
    var row: [UseEntry] = []
    let entries = Column<UseEntry>(count: uses.count) { final in
      var place = 0
      for file in files {
        row.removeAll(keepingCapacity: true)
        for entry in uses[file.uses] {
          var entry = entry
          entry.symbol = numbers[Int(entry.symbol)]
          entry.receiver = number(entry.receiver, numbers)
          row.append(entry)
        }
        row.sort(by: UseEntry.precedes)
        for entry in row {
          final.initializeElement(at: place, to: entry)
          place += 1
        }
      }
    }
    return UseRows(offsets: offsets(files.map(\.uses.count)), entries: entries)
  }

  // MARK: Imports

  private func importGraph(
    _ numbers: [UInt32], _ table: SymbolTable, _ tree: TreeFiles
  ) -> ImportGraph {
    let finalNamespaces = namespaces.map { numbers[Int($0)] }
    let known = GraphImports(
      tree,
      language: { file in
        let index = files[file.index].language
        return index == ImportGraph.noLanguage ? nil : languageNames[Int(index)]
      },
      namespaces: { file in
        finalNamespaces[files[file.index].namespaces].map { Array(table.name(of: Int($0))) }
      })
    var sets = TargetSets()
    var entries: [ImportEntry] = []
    entries.reserveCapacity(imports.count)
    for (index, file) in files.enumerated() {
      let start = entries.count
      for entry in imports[file.imports] {
        var entry = entry
        entry.source = number(entry.source, numbers)
        entry.name = number(entry.name, numbers)
        entry.local = number(entry.local, numbers)
        let request = entry.request { Array(table.name(of: Int($0))) }
        entry.setTargets(known.target(of: request, in: FileID(index: index)), &sets)
        entries.append(entry)
      }
      entries[start...].sort(by: ImportEntry.precedes)
    }
    let languages = languageNames.indices.sorted { languageNames[$0] < languageNames[$1] }
    var places = [UInt8](repeating: ImportGraph.noLanguage, count: 256)
    for (place, language) in languages.enumerated() { places[language] = UInt8(place) }
    return ImportGraph(
      languages: Column(files.map { places[Int($0.language)] }),
      languageNames: languages.map { languageNames[$0] },
      groups: Column(count: files.count) { index in
        files[index].language == ImportGraph.noLanguage ? 0 : known.group(of: FileID(index: index))
      },
      entryOffsets: offsets(files.map(\.imports.count)), entries: Column(entries),
      setOffsets: Column(sets.offsets), setFiles: Column(sets.files),
      namespaceOffsets: offsets(files.map(\.namespaces.count)),
      namespaces: Column(files.flatMap { finalNamespaces[$0.namespaces] }))
  }

  // MARK: Symbols

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
    _ table: SymbolTable, _ pools: PoolAssembly.Pools, _ definitions: Column<DefinitionEntry>,
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
        let definers = range.map { index in
          let definition = bySymbol.definitions[index]
          let entry = definitions[Int(definition.place)]
          return SymbolDefinitions.Definer(
            file: definition.file, group: entry.group, isPrivate: entry.isPrivate,
            percent: percents[definition.file.index])
        }
        let known = PoolWeighing(definers, name: table.name(of: symbol), weighing)
        for pool in own {
          weights[pool] = known.weight(
            ReferenceMeaning(rawValue: pools.meanings[pool]) ?? .name, pools.scopes[pool])
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
