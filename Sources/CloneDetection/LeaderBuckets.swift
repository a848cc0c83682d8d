/// Leaders of groups by their bands.
struct LeaderBuckets {
  /// An entry of the list of a band.
  private struct Entry {
    let leader: UInt32
    /// The entry that was added before; -1 for the first.
    let next: Int32
    /// Entries in the list from here on.
    let length: Int32
  }

  private let maximumLeaders: Int
  private var entries: [Entry] = []
  /// By band and key the last entry.
  private let heads = StampedTable()
  /// For each class how many bands it shares with the one that is looked at; 0 between looks.
  private var shared: [UInt8]

  /// - Parameters:
  ///   - classCount: Leaders are below this number.
  ///   - maximumLeaders: So many leaders a band leads to.
  init(classCount: Int, maximumLeaders: Int) {
    self.maximumLeaders = maximumLeaders
    shared = Array(repeating: 0, count: classCount)
  }

  /// Leaders that share bands with these, those first that share most, then in their order.
  mutating func leaders(of keys: some Collection<UInt32>) -> [Int] {
    var found: [(leader: Int, count: Int)] = []
    for (band, key) in keys.enumerated() {
      var next = heads.value(of: LeaderBuckets.hash(band, key)).map { Int($0) } ?? -1
      while next >= 0 {
        let leader = Int(entries[next].leader)
        if shared[leader] == 0 { found.append((leader, 0)) }
        shared[leader] += 1
        next = Int(entries[next].next)
      }
    }
    for place in found.indices {
      found[place].count = Int(shared[found[place].leader])
      shared[found[place].leader] = 0
    }
    found.sort { ($1.count, $0.leader) < ($0.count, $1.leader) }
    return found.map(\.leader)
  }

  /// Adds a leader to the lists of its bands that aren't full.
  mutating func add(_ leader: Int, _ keys: some Collection<UInt32>) {
    for (band, key) in keys.enumerated() {
      let hash = LeaderBuckets.hash(band, key)
      let head = heads.value(of: hash).map { Int32($0) } ?? -1
      let length = head < 0 ? 0 : entries[Int(head)].length
      guard length < maximumLeaders else { continue }
      _ = heads.exchange(hash, UInt32(entries.count))
      entries.append(Entry(leader: UInt32(leader), next: head, length: length + 1))
    }
  }

  /// The two numbers, mixed so that slots of a table are used alike: no two have the same.
  private static func hash(_ band: Int, _ key: UInt32) -> UInt64 {
    let product = (UInt64(band) << 32 | UInt64(key)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 32)
  }
}

/// The shingles of candidates that are compared again and again.
struct KnownShingles {
  /// All are forgotten when there are more: 32 MB.
  private static let maximumCount = 4 << 20

  private let read: (Int) -> [UInt64]?
  private var known: [Int: [UInt64]?] = [:]
  private var count = 0

  /// - Parameter read: The shingles of a candidate, ascending; `nil` where its source can't be read.
  init(_ read: @escaping (Int) -> [UInt64]?) { self.read = read }

  /// The shingles of a candidate.
  mutating func shingles(of candidate: Int) -> [UInt64]? {
    if let found = known[candidate] { return found }
    if count > KnownShingles.maximumCount {
      known = [:]
      count = 0
    }
    let found = read(candidate)
    known[candidate] = .some(found)
    count += found?.count ?? 0
    return found
  }
}
