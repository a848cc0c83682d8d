internal import SourceModel

/// The types of variables, as far as the text of one file tells them.
///
/// An open-addressing table from hashes of scope and name: no name becomes one of the file for being looked
/// up, and nothing is allocated for a variable.
///
/// Invariant: `slots.count` is a power of two, at least twice the number of entries.
struct DeclaredTypes {
  /// Where a variable is known.
  enum Scope {
    /// In the callable of this index.
    case callable(Int)
    /// As a member of the type with this name, by index into the file's names.
    case type(Int)
    case file
  }

  /// What the text tells of a variable.
  enum Knowledge {
    /// By index into the file's names.
    case type(Int)
    /// Two declarations tell two types.
    case ambiguous
  }

  private struct Entry {
    let key: UInt64
    var type: Int
    /// Constructed with this type but not declared: the declared one may be more general, and counts.
    var isConstructed: Bool
    var isAmbiguous = false
  }

  private var entries: [Entry] = []
  private var slots: [Int32] = []

  var isEmpty: Bool { entries.isEmpty }

  /// Takes in that a variable has a type.
  mutating func declare(
    _ name: UnsafeRawBufferPointer, in scope: Scope, type: Int, isConstructed: Bool
  ) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let key = DeclaredTypes.key(name, scope)
    let slot = slot(of: key)
    guard slots[slot] != 0 else {
      entries.append(Entry(key: key, type: type, isConstructed: isConstructed))
      slots[slot] = Int32(entries.count)
      return
    }
    let index = Int(slots[slot]) - 1
    if entries[index].isConstructed, !isConstructed {
      entries[index] = Entry(key: key, type: type, isConstructed: false)
    } else if entries[index].isConstructed == isConstructed, entries[index].type != type {
      entries[index].isAmbiguous = true
    }
  }

  /// What is known of a variable of exactly this scope, if anything is.
  func find(_ name: UnsafeRawBufferPointer, in scope: Scope) -> Knowledge? {
    if entries.isEmpty { return nil }
    let slot = slot(of: DeclaredTypes.key(name, scope))
    guard slots[slot] != 0 else { return nil }
    let entry = entries[Int(slots[slot]) - 1]
    return entry.isAmbiguous ? .ambiguous : .type(entry.type)
  }

  private static func key(_ name: UnsafeRawBufferPointer, _ scope: Scope) -> UInt64 {
    let place: UInt64 =
      switch scope {
      case .callable(let index): UInt64(index) << 2 | 1
      case .type(let name): UInt64(name) << 2 | 2
      case .file: 3
      }
    return checksum64(name) ^ (place &* 0x9E37_79B9_7F4A_7C15)
  }

  private func slot(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key >> 16) & mask
    while slots[slot] != 0, entries[Int(slots[slot]) - 1].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: max(32, slots.count * 2))
    for (index, entry) in entries.enumerated() { slots[slot(of: entry.key)] = Int32(index + 1) }
  }
}
