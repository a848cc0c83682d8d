// Adds up the occurrences of a file.
//
// Input: occurrences in the order of the source. Output: references, one for each name, kind and
// receiver, those of one name and kind next to each other, groups and members in the order of first
// use.
//
// Steps: a table by name and kind numbers the groups, a hash table by group and receiver the
// references; a counting sort by group brings the members of each together. All of it is linear in
// occurrences and names, whatever a file holds: of 100,000 calls of `close` each may have a receiver
// of its own.

/// The references of a file.
struct ReferenceSums {
  private(set) var references: [Reference] = []
  /// For each reference its group.
  private var groups: [Int32] = []
  private var groupCount: Int32 = 0
  /// Hash table of indices into ``references`` + 1, 0 where free; a power of two, at least twice their
  /// number.
  private var slots: [Int32]

  /// - Parameters:
  ///   - occurrences: In the order of the source.
  ///   - nameCount: All names of occurrences are smaller.
  init(of occurrences: [Occurrence], nameCount: Int) {
    let kindCount = ReferenceKind.allCases.count
    var groupOfNameAndKind = [Int32](repeating: -1, count: nameCount * kindCount)
    slots = [Int32](repeating: 0, count: 64)
    for occurrence in occurrences {
      let place = occurrence.name * kindCount + Int(occurrence.kind.rawValue)
      if groupOfNameAndKind[place] < 0 {
        groupOfNameAndKind[place] = groupCount
        groupCount += 1
      }
      add(occurrence, group: groupOfNameAndKind[place])
    }
    // Where no name of a kind has two receivers they are in order.
    if references.count > groupCount { sortByGroup() }
  }

  private mutating func add(_ occurrence: Occurrence, group: Int32) {
    var slot = ReferenceSums.hash(group, occurrence.receiverKind, occurrence.receiver)
    while true {
      slot &= slots.count - 1
      let index = Int(slots[slot]) - 1
      if index < 0 { break }
      if groups[index] == group, references[index].receiverKind == occurrence.receiverKind,
        references[index].receiver == occurrence.receiver
      {
        references[index].count += 1
        return
      }
      slot += 1
    }
    references.append(
      Reference(
        name: occurrence.name, kind: occurrence.kind, receiverKind: occurrence.receiverKind,
        receiver: occurrence.receiver, count: 1))
    groups.append(group)
    slots[slot] = Int32(references.count)
    if references.count * 2 > slots.count { grow() }
  }

  private static func hash(_ group: Int32, _ kind: ReceiverKind, _ receiver: Int?) -> Int {
    let key = UInt64(UInt32(bitPattern: group)) << 32 | UInt64(receiver ?? 0) << 3
    // Fibonacci hashing: neighbours are spread over the table.
    return Int(
      truncatingIfNeeded: ((key ^ UInt64(kind.rawValue)) &* 0x9E37_79B9_7F4A_7C15) >> 33)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for (index, reference) in references.enumerated() {
      var slot = ReferenceSums.hash(groups[index], reference.receiverKind, reference.receiver)
      while slots[slot & (slots.count - 1)] != 0 { slot += 1 }
      slots[slot & (slots.count - 1)] = Int32(index + 1)
    }
  }

  private mutating func sortByGroup() {
    var next = [Int](repeating: 0, count: Int(groupCount) + 1)
    for group in groups { next[Int(group) + 1] += 1 }
    for group in 0..<Int(groupCount) { next[group + 1] += next[group] }
    var sorted = references
    for (index, reference) in references.enumerated() {
      let group = Int(groups[index])
      sorted[next[group]] = reference
      next[group] += 1
    }
    references = sorted
  }
}
