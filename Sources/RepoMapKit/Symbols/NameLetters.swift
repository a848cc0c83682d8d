internal import GraphBuilding
internal import Synchronization

/// Which letters the names of an index hold, for each name a set in 32 bits: what lacks a letter of a pattern needs no
/// closer look. Made when a name is first searched for; the same for all indexes over one base.
final class NameLetters: Sendable {
  private let known = Mutex<[UInt32]?>(nil)

  /// The sets of all names of the base of a graph, by symbol.
  func sets(_ graph: GraphRevision, threadCount: Int) -> [UInt32] {
    known.withLock { known in
      if let known { return known }
      let sets = NameLetters.sets(graph, threadCount: threadCount)
      known = sets
      return sets
    }
  }

  private static func sets(_ graph: GraphRevision, threadCount: Int) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: graph.baseSymbolCount) { buffer, count in
      // Each part has elements of its own, and nobody reads before all are done.
      nonisolated(unsafe) let sets = buffer
      SymbolPart.forEach(of: graph, threadCount: threadCount) { part in
        for symbol in part.symbols {
          sets.initializeElement(at: symbol, to: set(of: graph.baseName(ofSymbol: symbol)))
        }
      }
      count = graph.baseSymbolCount
    }
  }

  /// The letters of a name, without regard to case: a bit for each, one for all digits, one for `_`, one for all other
  /// bytes.
  static func set(of name: some Sequence<UInt8>) -> UInt32 {
    name.reduce(0) { $0 | bit($1) }
  }

  private static func bit(_ byte: UInt8) -> UInt32 {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    if letter < 26 { return 1 << letter }
    if byte &- UInt8(ascii: "0") < 10 { return 1 << 26 }
    return byte == UInt8(ascii: "_") ? 1 << 27 : 1 << 28
  }
}

/// A part of the symbols of a graph, for one of several threads.
struct SymbolPart {
  let symbols: Range<Int>

  /// So many make it worth to draw another part.
  private static let symbolCount = 65_536

  /// Calls `body` with parts that together are all symbols of the base, on several threads.
  static func forEach(
    of graph: GraphRevision, threadCount: Int, _ body: @Sendable (SymbolPart) -> Void
  ) {
    let all = graph.baseSymbolCount
    let count = (all + symbolCount - 1) / symbolCount
    workConcurrently(on: count, threadCount: threadCount) { next in
      while let part = next() {
        let start = part * symbolCount
        body(SymbolPart(symbols: start..<min(all, start + symbolCount)))
      }
    }
  }
}
