/// The pools of a graph while it is built: for each symbol one per set of groups that is referred
/// to. A symbol that is only a type has one, however it is used.
struct PoolSet {
  private static let none = UInt32.max

  /// For each symbol its newest pool.
  private var newest: [UInt32]
  /// For each pool the one of the same symbol that was made before it.
  private var older: [UInt32] = []
  private(set) var symbols: [UInt32] = []
  private(set) var groups: [DefinitionGroup] = []

  init(symbolCount: Int) {
    newest = [UInt32](repeating: PoolSet.none, count: symbolCount)
  }

  var count: Int { symbols.count }

  /// The pool of a symbol's definitions in `groups`, which is added when it is new.
  mutating func pool(symbol: Int, groups wanted: DefinitionGroup) -> Int {
    var pool = newest[symbol]
    while pool != PoolSet.none {
      if groups[Int(pool)] == wanted { return Int(pool) }
      pool = older[Int(pool)]
    }
    older.append(newest[symbol])
    symbols.append(UInt32(symbol))
    groups.append(wanted)
    newest[symbol] = UInt32(count - 1)
    return count - 1
  }

  /// Orders the pools by symbol, then groups, so that they don't depend on the order of references.
  ///
  /// - Returns: The new number of each pool.
  mutating func sort() -> [UInt32] {
    var order: [UInt32] = []
    order.reserveCapacity(count)
    for symbol in newest.indices {
      let start = order.count
      var pool = newest[symbol]
      while pool != PoolSet.none {
        order.append(pool)
        pool = older[Int(pool)]
      }
      if order.count - start > 1 {
        order[start...].sort { groups[Int($0)].rawValue < groups[Int($1)].rawValue }
      }
    }
    var numbers = [UInt32](repeating: 0, count: count)
    for (number, pool) in order.enumerated() { numbers[Int(pool)] = UInt32(number) }
    symbols = order.map { symbols[Int($0)] }
    groups = order.map { groups[Int($0)] }
    // The chains are of no use any more.
    newest = []
    older = []
    return numbers
  }
}
