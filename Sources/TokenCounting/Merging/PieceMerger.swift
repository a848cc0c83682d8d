/// Merges the bytes of a piece into tokens.
///
/// Input: the bytes of a piece. Output: the numbers of its tokens. Steps: every byte is a part; the two
/// neighbours with the lowest rank, the first of them, become one, until none are left that merge.
///
/// Up to 64 bytes the lowest rank is looked for among all: the parts lie in two cache lines or little
/// more. Longer pieces have a heap: a line of a million `=` takes n log n steps. Either looks up at most
/// three pairs for each byte.
///
/// Source: Sennrich, Haddow, Birch 2016, "Neural machine translation of rare words with subword units".
struct PieceMerger {
  /// Pieces of more bytes are merged with a heap.
  static let maximumScannedBytes = 64

  private struct Part {
    var start: UInt32
    /// The number of the token.
    var id: UInt32
    /// Of the merge with the part behind; ``Merge/noRank`` where there is none.
    var rank: UInt32
    /// The token that this merge makes.
    var mergedID: UInt32
    /// Neighbours in a long piece.
    var previous: UInt32
    var next: UInt32
  }

  private var parts: [Part] = []
  private var heap = MergeHeap()

  /// The tokens of the piece that was merged last.
  private(set) var count = 0

  /// The number of one of these tokens.
  func id(at place: Int) -> UInt32 { parts[place].id }

  /// Merges `piece`, which has fewer than 2³² bytes.
  mutating func merge(
    _ piece: UnsafeRawBufferPointer, by rules: some MergeRules, byteIDs: [UInt32]
  ) {
    parts.removeAll(keepingCapacity: true)
    for (place, byte) in piece.enumerated() {
      parts.append(
        Part(
          start: UInt32(place), id: byteIDs[Int(byte)], rank: Merge.noRank, mergedID: 0,
          previous: UInt32(truncatingIfNeeded: place - 1), next: UInt32(place + 1)))
    }
    count = parts.count
    for place in parts.indices.dropLast() {
      setRank(place, with: place + 1, end: place + 2, piece, rules)
    }
    if piece.count <= PieceMerger.maximumScannedBytes {
      mergeByScanning(piece, rules)
    } else {
      mergeByHeap(piece, rules)
    }
  }

  private mutating func mergeByScanning(
    _ piece: UnsafeRawBufferPointer, _ rules: some MergeRules
  ) {
    while count > 1 {
      var lowest = 0
      for place in 1..<(count - 1) where parts[place].rank < parts[lowest].rank { lowest = place }
      guard parts[lowest].rank != Merge.noRank else { return }
      parts[lowest].id = parts[lowest].mergedID
      for place in (lowest + 1)..<(count - 1) { parts[place] = parts[place + 1] }
      count -= 1
      parts[lowest].rank = Merge.noRank
      if lowest + 1 < count {
        setRank(lowest, with: lowest + 1, end: end(of: lowest + 1, piece), piece, rules)
      }
      if lowest > 0 {
        setRank(lowest - 1, with: lowest, end: end(of: lowest, piece), piece, rules)
      }
    }
  }

  private func end(of place: Int, _ piece: UnsafeRawBufferPointer) -> Int {
    place + 1 < count ? Int(parts[place + 1].start) : piece.count
  }

  private mutating func mergeByHeap(_ piece: UnsafeRawBufferPointer, _ rules: some MergeRules) {
    heap.removeAll()
    for place in parts.indices where parts[place].rank != Merge.noRank {
      heap.push(rank: parts[place].rank, place: UInt32(place))
    }
    while let lowest = heap.pop() {
      let place = Int(lowest.place)
      // What was merged meanwhile, or got another neighbour, has another rank.
      guard parts[place].rank == lowest.rank else { continue }
      let absorbed = Int(parts[place].next)
      parts[place].id = parts[place].mergedID
      parts[place].next = parts[absorbed].next
      parts[absorbed].rank = Merge.noRank
      count -= 1
      parts[place].rank = Merge.noRank
      let next = Int(parts[place].next)
      if next < piece.count {
        parts[next].previous = UInt32(place)
        update(place, with: next, piece, rules)
      }
      let previous = parts[place].previous
      if previous != .max { update(Int(previous), with: place, piece, rules) }
    }
    // The tokens move to the front.
    var source = 0
    for place in 0..<count {
      parts[place].id = parts[source].id
      source = Int(parts[source].next)
    }
  }

  private mutating func update(
    _ place: Int, with next: Int, _ piece: UnsafeRawBufferPointer, _ rules: some MergeRules
  ) {
    setRank(place, with: next, end: Int(parts[next].next), piece, rules)
    let rank = parts[place].rank
    if rank != Merge.noRank { heap.push(rank: rank, place: UInt32(place)) }
  }

  /// Looks up the merge of a part with the one behind it, which ends at `end`.
  @inline(__always)
  private mutating func setRank(
    _ place: Int, with next: Int, end: Int, _ piece: UnsafeRawBufferPointer,
    _ rules: some MergeRules
  ) {
    let bytes = UnsafeRawBufferPointer(rebasing: piece[Int(parts[place].start)..<end])
    let merge = rules.merge(parts[place].id, parts[next].id, bytes: bytes)
    parts[place].rank = merge?.rank ?? Merge.noRank
    parts[place].mergedID = merge?.id ?? 0
  }
}

/// Places by rank, the lowest first; of equal ones the first place.
private struct MergeHeap {
  /// Rank, then place.
  private var entries: [UInt64] = []

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(rank: UInt32, place: UInt32) {
    entries.append(UInt64(rank) << 32 | UInt64(place))
    var child = entries.count - 1
    while child > 0, entries[child] < entries[(child - 1) / 2] {
      entries.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (rank: UInt32, place: UInt32)? {
    guard let lowest = entries.first, let last = entries.popLast() else { return nil }
    if !entries.isEmpty {
      entries[0] = last
      var parent = 0
      while true {
        let left = parent * 2 + 1
        guard left < entries.count else { break }
        let right = left + 1
        let child = right < entries.count && entries[right] < entries[left] ? right : left
        guard entries[child] < entries[parent] else { break }
        entries.swapAt(child, parent)
        parent = child
      }
    }
    return (UInt32(lowest >> 32), UInt32(truncatingIfNeeded: lowest))
  }
}
