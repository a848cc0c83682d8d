// Binds all uses of a graph and puts them into pools.
//
// Input: uses by file, definitions by symbol, imports. Output: pools in the order of symbol, meaning and
// scope, and the files that refer to each.
//
// Steps: uses are brought into the order of their symbols by a counting sort; the uses of one symbol are
// bound together, sorted by pool and file, and those of one pool and file added up.

internal import FileMapping
internal import SourceModel

/// Makes the pools of a graph.
struct PoolAssembly {
  /// The pools of a graph, in columns.
  struct Pools {
    var offsets: Column<UInt32>
    var symbols: Column<UInt32>
    var meanings: Column<UInt8>
    var scopes: Column<PoolScope>
    var referencers: EvidenceRows
  }

  /// A use that was bound.
  private struct BoundUse {
    var meaning: UInt8
    var scope: PoolScope
    var file: UInt32
    var evidence: UInt16

    static func precedes(_ left: BoundUse, _ right: BoundUse) -> Bool {
      if left.meaning != right.meaning { return left.meaning < right.meaning }
      if left.scope != right.scope { return left.scope < right.scope }
      return left.file < right.file
    }
  }

  private let symbolCount: Int
  private let uses: UseRows
  private let definitions: Column<DefinitionEntry>
  private let bySymbol: (offsets: Column<UInt32>, definitions: Column<SymbolDefinition>)
  private let context: BindingContext

  private var symbols: [UInt32] = []
  private var meanings: [UInt8] = []
  private var scopes: [PoolScope] = []
  private var rowOffsets: [UInt32] = [0]
  private var rowFiles: [UInt32] = []
  private var rowEvidence: [UInt16] = []

  /// - Parameters:
  ///   - uses: What the files use.
  ///   - definitions: File after file.
  ///   - definitionOffsets: Where those of each file start.
  ///   - bySymbol: The same by symbol.
  ///   - imports: What the files import.
  ///   - noise: Their classes.
  ///   - path: The path of a file.
  init(
    uses: UseRows, definitions: Column<DefinitionEntry>, definitionOffsets: Column<UInt32>,
    bySymbol: (offsets: Column<UInt32>, definitions: Column<SymbolDefinition>),
    imports: ImportGraph, noise: Column<UInt8>,
    path: @escaping (FileID) -> UnsafeRawBufferPointer
  ) {
    symbolCount = bySymbol.offsets.count - 1
    self.uses = uses
    self.definitions = definitions
    self.bySymbol = bySymbol
    func range(_ offsets: Column<UInt32>, _ index: Int) -> Range<Int> {
      Int(offsets[index])..<Int(offsets[index + 1])
    }
    context = BindingContext(
      ImportRevision(imports), path: path, isTrial: { isTrialClass(noise[$0.index]) },
      typeFiles: { symbol in
        var files: [FileID] = []
        for place in range(bySymbol.offsets, Int(symbol)) {
          let definition = bySymbol.definitions[place]
          if definition.file != files.last, definitions[Int(definition.place)].kind.isType {
            files.append(definition.file)
          }
        }
        return files
      },
      uses: { Array(uses.row($0)) },
      definitions: { file in
        definitions[range(definitionOffsets, file.index)].map { $0 }
      })
  }

  /// All pools.
  mutating func pools() -> Pools {
    let order = usesBySymbol()
    var poolOffsets: [UInt32] = [0]
    poolOffsets.reserveCapacity(symbolCount + 1)
    rowFiles.reserveCapacity(uses.entries.count)
    rowEvidence.reserveCapacity(uses.entries.count)
    var bound: [BoundUse] = []
    for symbol in 0..<symbolCount {
      let own = Int(order.offsets[symbol])..<Int(order.offsets[symbol + 1])
      if !own.isEmpty {
        bound.removeAll(keepingCapacity: true)
        bind(UInt32(symbol), own.map { order.places[$0] }, into: &bound)
        bound.sort(by: BoundUse.precedes)
        add(bound, of: UInt32(symbol))
      }
      poolOffsets.append(UInt32(symbols.count))
    }
    return Pools(
      offsets: Column(poolOffsets), symbols: Column(symbols), meanings: Column(meanings),
      scopes: Column(scopes),
      referencers: EvidenceRows(
        offsets: Column(rowOffsets), targets: Column(rowFiles), evidence: Column(rowEvidence)))
  }

  /// The places of the uses, and their files, in the order of their symbols, then of the files.
  private func usesBySymbol() -> (offsets: Column<UInt32>, places: [(use: UInt32, file: UInt32)]) {
    let entries = uses.entries
    let offsets = countingOffsets(entries.lazy.map(\.symbol), columnCount: symbolCount)
    var next = Array(offsets)
    var places = [(use: UInt32, file: UInt32)](repeating: (0, 0), count: entries.count)
    for file in 0..<(uses.offsets.count - 1) {
      for use in Int(uses.offsets[file])..<Int(uses.offsets[file + 1]) {
        let symbol = Int(entries.elements[use].symbol)
        places[Int(next[symbol])] = (UInt32(use), UInt32(file))
        next[symbol] += 1
      }
    }
    return (offsets, places)
  }

  private func bind(
    _ symbol: UInt32, _ places: [(use: UInt32, file: UInt32)], into bound: inout [BoundUse]
  ) {
    let range = Int(bySymbol.offsets[Int(symbol)])..<Int(bySymbol.offsets[Int(symbol) + 1])
    let binder =
      range.isEmpty
      ? nil
      : SymbolBinder(
        symbol,
        range.map { index in
          let definition = bySymbol.definitions[index]
          return SymbolBinder.Definition(
            definitions[Int(definition.place)], in: definition.file,
            isTrial: context.isTrial(definition.file))
        }, context)
    for place in places {
      let use = uses.entries.elements[Int(place.use)]
      let file = FileID(rawValue: place.file)
      let binding = binder?.binding(of: use, in: file) ?? .byName(.name)
      for scope in binding.scopes {
        bound.append(
          BoundUse(
            meaning: use.meaning.rawValue, scope: scope, file: place.file, evidence: use.evidence))
      }
    }
  }

  private mutating func add(_ bound: [BoundUse], of symbol: UInt32) {
    var last: BoundUse?
    for use in bound {
      if let last, last.meaning == use.meaning, last.scope == use.scope {
        if last.file == use.file {
          let sum = Int(rowEvidence[rowEvidence.count - 1]) + Int(use.evidence)
          rowEvidence[rowEvidence.count - 1] = UInt16(min(sum, Int(UInt16.max)))
          continue
        }
      } else {
        if last != nil { rowOffsets.append(UInt32(rowFiles.count)) }
        symbols.append(symbol)
        meanings.append(use.meaning)
        scopes.append(use.scope)
      }
      rowFiles.append(use.file)
      rowEvidence.append(use.evidence)
      last = use
    }
    rowOffsets.append(UInt32(rowFiles.count))
  }
}

extension SymbolBinder.Definition {
  init(_ entry: DefinitionEntry, in file: FileID, isTrial: Bool) {
    self.init(
      file: file, group: entry.group, isPrivate: entry.isPrivate, isMember: entry.isMember,
      owner: entry.owner, isTrial: isTrial)
  }
}

/// Whether files of a class, by its raw value, are tests or examples.
func isTrialClass(_ noise: UInt8) -> Bool {
  noise == NoiseClass.test.rawValue || noise == NoiseClass.example.rawValue
}
