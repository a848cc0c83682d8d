/// The pools of a graph while it is built: for each symbol one per set of groups that is referred
/// to. A symbol that is only a type has one, however it is used.
struct PoolSet {
  private static let none = UInt32.max

  /// What is known of a pool, side by side: pools are visited in random order.
  private struct Pool {
    var symbol: UInt32
    /// The pool of the same symbol that was made before it.
    var older: UInt32
    var groups: DefinitionGroup
    /// Mark of whoever fills a row; see ``ReferenceBinder``.
    var placeInRow: UInt32
  }

  /// For each symbol its newest pool.
  private var newest: [UInt32]
  private var pools: [Pool] = []

  init(symbolCount: Int) {
    newest = [UInt32](repeating: PoolSet.none, count: symbolCount)
  }

  /// The pool of a symbol's definitions in `groups`, which is added when it is new.
  mutating func pool(symbol: Int, groups wanted: DefinitionGroup) -> Int {
    var pool = newest[symbol]
    while pool != PoolSet.none {
      if pools[Int(pool)].groups == wanted { return Int(pool) }
      pool = pools[Int(pool)].older
    }
    pools.append(
      Pool(symbol: UInt32(symbol), older: newest[symbol], groups: wanted, placeInRow: 0))
    newest[symbol] = UInt32(pools.count - 1)
    return pools.count - 1
  }

  /// 1 + the place of a pool in the row that is being filled; 0 when it isn't in it.
  subscript(placeInRowOf pool: Int) -> UInt32 {
    get { pools[pool].placeInRow }
    set { pools[pool].placeInRow = newValue }
  }

  /// The pools by symbol, then groups, so that they don't depend on the order of references.
  consuming func sorted() -> SortedPools {
    var order: [UInt32] = []
    order.reserveCapacity(pools.count)
    for symbol in newest.indices {
      let start = order.count
      var pool = newest[symbol]
      while pool != PoolSet.none {
        order.append(pool)
        pool = pools[Int(pool)].older
      }
      if order.count - start > 1 {
        order[start...].sort { pools[Int($0)].groups.rawValue < pools[Int($1)].groups.rawValue }
      }
    }
    var numbers = [UInt32](repeating: 0, count: pools.count)
    for (number, pool) in order.enumerated() { numbers[Int(pool)] = UInt32(number) }
    return SortedPools(
      symbols: order.map { pools[Int($0)].symbol }, groups: order.map { pools[Int($0)].groups },
      numbers: numbers)
  }
}

/// The pools of a graph in their final order.
struct SortedPools {
  /// For each pool its symbol; ascending.
  let symbols: [UInt32]
  let groups: [DefinitionGroup]
  /// For each pool in the order in which they were made its final number.
  let numbers: [UInt32]

  var count: Int { symbols.count }
}
