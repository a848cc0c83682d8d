internal import FileMapping
internal import SourceModel

/// The symbols of a graph: pairs of a name and a language family. `parse` of the C family is not
/// `parse` of Python.
///
/// A symbol's number is its place in the order of hash, family and name: the same for the same set
/// of symbols, however they were found.
///
/// Invariants: `hashes` ascends; `ends` ascends to `names.count`; families are sorted by name.
package struct SymbolTable: Sendable, Equatable {
  /// Names of the families, ascending.
  package let families: [String]
  let hashes: Column<UInt64>
  /// For each symbol the end of its name in `names`.
  let ends: Column<UInt32>
  let names: Column<UInt8>
  /// For each symbol the index of its family.
  let familyIndexes: Column<UInt8>

  /// Number of symbols.
  package var count: Int { hashes.count }

  /// The bytes of the name of `symbol`.
  package func name(of symbol: Int) -> UnsafeRawBufferPointer {
    let start = symbol == 0 ? 0 : Int(ends[symbol - 1])
    return UnsafeRawBufferPointer(rebasing: names.bytes[start..<Int(ends[symbol])])
  }

  /// The symbols of all families that have the name `bytes`, in ascending order.
  package func symbols(named bytes: UnsafeRawBufferPointer) -> [Int] {
    families.compactMap { symbol(named: bytes, family: SymbolFamily(name: $0)) }.sorted()
  }

  /// The symbol of the name `bytes` in a family, if there is one.
  func symbol(named bytes: UnsafeRawBufferPointer, family: SymbolFamily) -> Int? {
    let hash = family.hash(bytes)
    var symbol = lowerBound(hash)
    while symbol < count, hashes[symbol] == hash {
      if families[Int(familyIndexes[symbol])] == family.name,
        name(of: symbol).elementsEqual(bytes)
      {
        return symbol
      }
      symbol += 1
    }
    return nil
  }

  /// The first symbol whose hash is at least `hash`: hashes are spread evenly, so the search starts
  /// where the hash should be and widens until it has it between two bounds.
  private func lowerBound(_ hash: UInt64) -> Int {
    guard count > 0 else { return 0 }
    let guess = Int(hash.multipliedFullWidth(by: UInt64(count)).high)
    var step = 1
    var low = guess
    var high = guess
    while low > 0, hashes[low - 1] >= hash {
      low = max(0, low - step)
      step *= 2
    }
    step = 1
    while high < count, hashes[high] < hash {
      high = min(count, high + step)
      step *= 2
    }
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SymbolInterner {
  /// The symbols in their final order.
  ///
  /// - Returns: The table, and for each number of this interner the one in the table.
  func table() -> (table: SymbolTable, numbers: [UInt32]) {
    let sortedFamilies = families.indices.sorted { families[$0].name < families[$1].name }
    var familyNumbers = [UInt8](repeating: 0, count: families.count)
    for (number, family) in sortedFamilies.enumerated() {
      familyNumbers[family] = UInt8(truncatingIfNeeded: number)
    }
    let order = sortedSymbols(familyNumbers)
    var numbers = [UInt32](repeating: 0, count: count)
    for (number, symbol) in order.enumerated() { numbers[Int(symbol)] = UInt32(number) }
    let table = SymbolTable(
      families: sortedFamilies.map { families[$0].name },
      hashes: Column(order.map { places[Int($0)].hash }), ends: ends(order), names: names(order),
      familyIndexes: Column(order.map { familyNumbers[Int(places[Int($0)].family)] }))
    return (table, numbers)
  }

  /// All symbols by hash, family and name.
  ///
  /// One pass puts each symbol near its place, since hashes are spread evenly; a sort of each small
  /// bucket does the rest.
  private func sortedSymbols(_ familyNumbers: [UInt8]) -> [UInt32] {
    guard count > 0 else { return [] }
    func bucket(_ symbol: Int) -> Int {
      Int(places[symbol].hash.multipliedFullWidth(by: UInt64(count)).high)
    }
    var starts = [UInt32](repeating: 0, count: count + 1)
    for symbol in 0..<count { starts[bucket(symbol) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var order = [UInt32](repeating: 0, count: count)
    for symbol in 0..<count {
      let bucket = bucket(symbol)
      order[Int(next[bucket])] = UInt32(symbol)
      next[bucket] += 1
    }
    for bucket in 0..<count where starts[bucket + 1] - starts[bucket] > 1 {
      order[Int(starts[bucket])..<Int(starts[bucket + 1])].sort { left, right in
        let (a, b) = (places[Int(left)], places[Int(right)])
        if a.hash != b.hash { return a.hash < b.hash }
        let families = (familyNumbers[Int(a.family)], familyNumbers[Int(b.family)])
        if families.0 != families.1 { return families.0 < families.1 }
        return name(of: Int(left)).lexicographicallyPrecedes(name(of: Int(right)))
      }
    }
    return order
  }

  private func ends(_ order: [UInt32]) -> Column<UInt32> {
    Column(count: order.count) { ends in
      var end: UInt32 = 0
      for (number, symbol) in order.enumerated() {
        end += places[Int(symbol)].length
        ends.initializeElement(at: number, to: end)
      }
    }
  }

  private func names(_ order: [UInt32]) -> Column<UInt8> {
    Column(count: arena.count) { names in
      var position = 0
      arena.withUnsafeBufferPointer { arena in
        for symbol in order {
          let place = places[Int(symbol)]
          let name = arena[place.start..<(place.start + Int(place.length))]
          _ = names[position...].initialize(fromContentsOf: name)
          position += name.count
        }
      }
    }
  }
}
