// A cache that is bounded in bytes and keeps what is asked for often: window TinyLFU.
//
// Input → output: requests for keys, and values with their weights, in; values out.
//
// A new value enters the window, a small LRU list. What falls out of the window is a candidate for
// the main part: it is admitted when there is room, or when it was asked for more often than all
// those together that would have to leave for it; else it is dropped. So a scan of things that are
// asked for once passes through the window and leaves the main part alone.
//
//                 enter            admit                 touch
//     (new) ──────────→ window ──────────→ probation ──────────→ protected
//                         │                  │    ↑                 │
//              reject     ↓           evict  ↓    └─────────────────┘
//                       (out)              (out)        demote
//
// The main part is a segmented LRU: a value that is asked for again moves from probation to
// protected; what is too much there goes back. Victims are the oldest of probation.
//
// Invariants (`brokenInvariant()`): each list's bytes are the sum of its weights; the window, the
// protected list and the main part are within their limits; every entry is in one list.
//
// It does not lock, measure or load: `TieredCache` does.
//
// Source: Einziger, Friedman, Manes 2017, sections 3 and 4; for values of different sizes, Einziger,
// Eytan, Friedman, Manes 2021, "Lightweight robust size aware cache management" (aggregated victims).

internal import SourceModel

/// A scan-resistant cache in memory whose values weigh at most `limit` bytes together.
struct WindowTinyLFU {
  /// Which list an entry is in.
  enum Segment: Int, CaseIterable {
    case window
    case probation
    case protected
  }

  /// The place of an entry in its list.
  struct Note {
    var segment = Segment.window
    var older = WindowTinyLFU.noEntry
    var newer = WindowTinyLFU.noEntry
  }

  /// A doubly linked list, in the order of use.
  struct RecencyList {
    var oldest = WindowTinyLFU.noEntry
    var newest = WindowTinyLFU.noEntry
    var bytes = 0
  }

  static let noEntry = -1

  /// How many entries a candidate may displace: bounds the work of one insertion.
  static let maximumVictimCount = 1024

  /// Bytes that all values may weigh together.
  private(set) var limit: Int
  /// Part of `limit` that the window has, in thousandths.
  let windowPerMille: Int
  var table = EntryTable<Note>()
  var sketch = FrequencySketch()
  /// By ``Segment``.
  private var lists = InlineArray<3, RecencyList>(repeating: RecencyList())
  /// Entries that had to leave although they had been admitted.
  var evictedCount = 0
  /// Values that were dropped instead of being admitted to the main part.
  var rejectedCount = 0

  /// An empty cache.
  init(limit: Int, windowPerMille: Int = TieredCacheSettings.defaultWindowPerMille) {
    self.limit = max(0, limit)
    self.windowPerMille = windowPerMille
  }

  var count: Int { table.count }
  /// Bytes of all values.
  var bytes: Int { self[.window].bytes + mainBytes }
  var windowLimit: Int { limit / 1000 * windowPerMille + limit % 1000 * windowPerMille / 1000 }
  var mainLimit: Int { limit - windowLimit }
  /// Of the main part, four fifths: the paper's choice.
  var protectedLimit: Int { mainLimit / 5 * 4 }
  var mainBytes: Int { self[.probation].bytes + self[.protected].bytes }

  /// The value of a key and its weight; the request counts for the key's frequency whether it is
  /// there or not.
  mutating func entry(for key: ContentHash) -> (value: CachedObject, weight: Int)? {
    sketch.record(key.hash64)
    guard let index = table.index(of: key) else { return nil }
    touch(index)
    return table[index].value.map { ($0, table[index].weight) }
  }

  /// The value of a key, without a trace that it was asked for.
  func peek(_ key: ContentHash) -> CachedObject? {
    table.index(of: key).flatMap { table[$0].value }
  }

  /// Keeps a value, if it can be admitted.
  ///
  /// - Parameters:
  ///   - value: Always the same for one key.
  ///   - key: Where it is asked for.
  ///   - weight: Bytes that the value counts for, > 0.
  ///   - earlierUses: How often it was asked for elsewhere.
  mutating func insert(
    _ value: CachedObject, for key: ContentHash, weight: Int, earlierUses: Int = 0
  ) {
    for _ in 0..<min(earlierUses, FrequencySketch.maximumFrequency) { sketch.record(key.hash64) }
    if let index = table.index(of: key) { return touch(index) }
    guard weight <= max(windowLimit, mainLimit) else {
      rejectedCount += 1
      return
    }
    let index = table.insert(value, for: key, weight: weight, note: Note())
    sketch.grow(toHold: table.count)
    // Too heavy for the window, it would only push out all that is there.
    guard weight <= windowLimit else { return admit(index) }
    append(index, to: .window)
    while self[.window].bytes > windowLimit {
      let candidate = self[.window].oldest
      unlink(candidate)
      admit(candidate)
    }
  }

  /// Takes a value out, if it is there; how often it was asked for stays known.
  mutating func remove(_ key: ContentHash) {
    guard let index = table.index(of: key) else { return }
    drop(index)
  }

  /// Changes the limit; what is too much leaves, the least valuable first.
  mutating func setLimit(_ limit: Int) {
    self.limit = max(0, limit)
    while bytes > self.limit, let victim = leastValuable { evict(victim) }
    while self[.window].bytes > windowLimit {
      let candidate = self[.window].oldest
      unlink(candidate)
      admit(candidate)
    }
    while mainBytes > mainLimit { evict(oldestOfMain) }
    demoteExcess()
  }

  subscript(segment: Segment) -> RecencyList {
    @inline(__always) _read { yield lists[segment.rawValue] }
    @inline(__always) _modify { yield &lists[segment.rawValue] }
  }
}
