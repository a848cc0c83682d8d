/// Finds the paths that end in given components: `b/c.h` finds `a/b/c.h` and `b/c.h`.
///
/// Input: paths by number. Output: for each suffix that begins at a component, the numbers of the
/// paths that have it, ascending.
///
/// Steps: a hash runs over each path from its last byte to its first, and is worth an entry at each
/// slash; entries with the same hash are a group. A look-up hashes its suffix the same way.
/// Suffixes with the same hash share a group, so who looks up compares the bytes of what it takes.
///
/// Cost: O(bytes of all paths) to build; a look-up is one probe for a suffix of any length.
struct SuffixTable: Sendable {
  /// A path that goes deeper is found by its last components alone: otherwise a tree of paths of
  /// nothing but slashes would have half as many entries as bytes.
  static let maximumComponents = 16

  private var slots: [UInt32] = [UInt32](repeating: 0, count: 64)
  private var hashes: [UInt64] = []
  private var starts: [UInt32] = []
  private var members: [UInt32] = []

  /// - Parameters:
  ///   - count: How many paths there are.
  ///   - path: The path with a number.
  init(count: Int, path: (Int) -> ByteSlice) {
    var entries: [(group: UInt32, path: UInt32)] = []
    entries.reserveCapacity(count * 4)
    for number in 0..<count {
      Self.eachSuffixHash(of: path(number)) { hash in
        entries.append((UInt32(group(adding: hash)), UInt32(truncatingIfNeeded: number)))
      }
    }
    starts = [UInt32](repeating: 0, count: hashes.count + 1)
    for entry in entries { starts[Int(entry.group) + 1] += 1 }
    for group in hashes.indices { starts[group + 1] += starts[group] }
    var ends = starts
    members = [UInt32](repeating: 0, count: entries.count)
    for entry in entries {
      members[Int(ends[Int(entry.group)])] = entry.path
      ends[Int(entry.group)] += 1
    }
  }

  /// Numbers of the paths that probably end in `suffix`, ascending.
  func candidates(_ suffix: ByteSlice) -> ArraySlice<UInt32> {
    guard !suffix.isEmpty else { return [] }
    let hash = suffix.withUnsafeBytes { bytes in
      var hash = Self.seed
      var index = bytes.count
      while index > 0 {
        index -= 1
        hash = Self.step(hash, bytes[index])
      }
      return Self.finished(hash)
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let group = Int(slots[slot]) - 1
      if hashes[group] == hash { return members[Int(starts[group])..<Int(starts[group + 1])] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return []
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// FNV-1a, because it can stop at any byte.
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  /// Its low bits are weak where the bytes differ in their high bits.
  private static func finished(_ hash: UInt64) -> UInt64 {
    let mixed = (hash ^ (hash >> 32)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }

  private static func eachSuffixHash(of path: ByteSlice, _ body: (UInt64) -> Void) {
    var hash = seed
    var components = 0
    for byte in path.reversed() {
      if byte == Sign.slash {
        body(finished(hash))
        components += 1
        if components == maximumComponents { return }
      }
      hash = step(hash, byte)
    }
    if !path.isEmpty { body(finished(hash)) }
  }

  private mutating func group(adding hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let group = Int(slots[slot]) - 1
      if hashes[group] == hash { return group }
      slot = (slot + 1) & (slots.count - 1)
    }
    hashes.append(hash)
    slots[slot] = UInt32(truncatingIfNeeded: hashes.count)
    if hashes.count * 2 > slots.count { grow() }
    return hashes.count - 1
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: slots.count * 2)
    for (group, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = UInt32(group + 1)
    }
    slots = larger
  }
}
