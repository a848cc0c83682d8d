extension WindowTinyLFU {
  // MARK: Admission

  /// Puts an entry that is in no list into the main part, or drops it.
  mutating func admit(_ candidate: Int) {
    guard let victims = victims(of: candidate) else {
      rejectedCount += 1
      table.remove(at: candidate)
      return
    }
    for victim in victims { evict(victim) }
    append(candidate, to: .probation)
  }

  /// The entries that make room for a candidate when they leave, or `nil` when it isn't worth them.
  private func victims(of candidate: Int) -> [Int]? {
    var missing = mainBytes + table[candidate].weight - mainLimit
    guard missing > 0 else { return [] }
    guard table[candidate].weight <= mainLimit else { return nil }
    let worth = sketch.frequency(of: table[candidate].key.hash64)
    var victims: [Int] = []
    var cost = 0
    var next = oldestOfMain
    while missing > 0, next != WindowTinyLFU.noEntry {
      cost += sketch.frequency(of: table[next].key.hash64)
      guard worth > cost, victims.count < WindowTinyLFU.maximumVictimCount else { return nil }
      victims.append(next)
      missing -= table[next].weight
      let isLastOfProbation = next == self[.probation].newest
      next = isLastOfProbation ? self[.protected].oldest : table[next].note.newer
    }
    return victims
  }

  /// Who leaves the main part first, or none.
  var oldestOfMain: Int {
    let oldest = self[.probation].oldest
    return oldest == WindowTinyLFU.noEntry ? self[.protected].oldest : oldest
  }

  /// Of the oldest of the window and of the main part, the one that was asked for less often.
  var leastValuable: Int? {
    let candidates = [oldestOfMain, self[.window].oldest].filter { $0 != WindowTinyLFU.noEntry }
    return candidates.min {
      sketch.frequency(of: table[$0].key.hash64) < sketch.frequency(of: table[$1].key.hash64)
    }
  }

  // MARK: Recency

  /// Notes that an entry was asked for.
  mutating func touch(_ index: Int) {
    let segment = table[index].note.segment
    unlink(index)
    guard segment == .probation else { return append(index, to: segment) }
    // Too heavy for the protected list, it would only push out all that is there.
    guard table[index].weight <= protectedLimit else { return append(index, to: .probation) }
    append(index, to: .protected)
    demoteExcess()
  }

  /// Moves what is too much in the protected list back to probation.
  mutating func demoteExcess() {
    while self[.protected].bytes > protectedLimit {
      let oldest = self[.protected].oldest
      unlink(oldest)
      append(oldest, to: .probation)
    }
  }

  mutating func evict(_ index: Int) {
    evictedCount += 1
    drop(index)
  }

  mutating func drop(_ index: Int) {
    unlink(index)
    table.remove(at: index)
  }

  // MARK: Lists

  /// Adds an entry that is in no list at the newest end of one.
  mutating func append(_ index: Int, to segment: Segment) {
    let previous = self[segment].newest
    table[index].note = Note(segment: segment, older: previous, newer: WindowTinyLFU.noEntry)
    if previous == WindowTinyLFU.noEntry {
      self[segment].oldest = index
    } else {
      table[previous].note.newer = index
    }
    self[segment].newest = index
    self[segment].bytes += table[index].weight
  }

  /// Takes an entry out of its list.
  mutating func unlink(_ index: Int) {
    let note = table[index].note
    if note.older == WindowTinyLFU.noEntry {
      self[note.segment].oldest = note.newer
    } else {
      table[note.older].note.newer = note.newer
    }
    if note.newer == WindowTinyLFU.noEntry {
      self[note.segment].newest = note.older
    } else {
      table[note.newer].note.older = note.older
    }
    self[note.segment].bytes -= table[index].weight
  }
}
