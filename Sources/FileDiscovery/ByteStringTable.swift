internal import SourceModel

/// A dictionary whose keys are bytes, looked up without making an array of the key.
///
/// Open addressing with linear probing over XXH3; every hit is confirmed by its bytes.
struct ByteStringTable<Value> {
  private var keys: [[UInt8]] = []
  private var values: [Value] = []
  private var hashes: [UInt64] = []
  /// Indices into `keys`, or -1; the count is a power of two, at least twice that of the keys.
  private var slots: [Int32] = []

  init() {}

  /// Later pairs replace earlier ones of the same key.
  init(_ pairs: some Sequence<([UInt8], Value)>) {
    for (key, value) in pairs { self[key, default: value] = value }
  }

  var isEmpty: Bool { keys.isEmpty }

  /// The value of the key with these bytes.
  subscript(key: Span<UInt8>) -> Value? {
    if keys.isEmpty { return nil }
    let index = slots[slot(of: key, hash: Self.hash(key))]
    return index < 0 ? nil : values[Int(index)]
  }

  /// The value of `key`; writing it adds the key.
  subscript(key: [UInt8], default defaultValue: @autoclosure () -> Value) -> Value {
    get { self[key.span] ?? defaultValue() }
    set {
      let hash = Self.hash(key.span)
      if slots.count < 2 * (keys.count + 1) { grow() }
      let slot = slot(of: key.span, hash: hash)
      if slots[slot] >= 0 {
        values[Int(slots[slot])] = newValue
      } else {
        slots[slot] = Int32(keys.count)
        keys.append(key)
        values.append(newValue)
        hashes.append(hash)
      }
    }
  }

  private static func hash(_ key: Span<UInt8>) -> UInt64 {
    key.withUnsafeBytes { checksum64($0) }
  }

  /// The slot that holds `key`, or the free one where it belongs.
  private func slot(of key: Span<UInt8>, hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if hashes[index] == hash && isEqual(keys[index], key) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: max(8, slots.count * 2))
    let mask = slots.count - 1
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(index)
    }
  }
}

extension ByteStringTable: Sendable where Value: Sendable {}

/// Whether both hold the same bytes.
func isEqual(_ left: [UInt8], _ right: Span<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  for index in left.indices where left[index] != right[index] { return false }
  return true
}
