internal import SourceModel

/// Values by key, each at an index that stays the same while it is there, with what a tier notes
/// about it.
///
/// The values are objects, whatever they hold, so that nothing in the path of a hit is generic: an
/// unspecialised generic asks the runtime for metadata all the time (docs/adr/0013-tiered-cache.md).
struct EntryTable<Note> {
  struct Entry {
    let key: ContentHash
    /// `nil` where nothing is kept now.
    fileprivate(set) var value: CachedObject?
    /// Bytes that the value counts for.
    fileprivate(set) var weight: Int
    /// What the tier notes.
    var note: Note
  }

  private var entries: [Entry] = []
  private var free: [Int] = []
  private var slots = SlotTable()

  var count: Int { slots.count }

  /// The index of a key.
  @inline(__always)
  func index(of key: ContentHash) -> Int? {
    slots.find(key.hash64) { entries[$0].key == key }
  }

  /// The entry at an index that ``index(of:)`` or ``insert(_:for:weight:note:)`` gave.
  subscript(index: Int) -> Entry {
    @inline(__always) _read { yield entries[index] }
    @inline(__always) _modify { yield &entries[index] }
  }

  /// Adds the value of a key that is not there, and says at which index.
  mutating func insert(
    _ value: CachedObject, for key: ContentHash, weight: Int, note: Note
  ) -> Int {
    let entry = Entry(key: key, value: value, weight: weight, note: note)
    let index = free.popLast() ?? entries.count
    if index == entries.count { entries.append(entry) } else { entries[index] = entry }
    slots.insert(key.hash64, index: index)
    return index
  }

  /// Takes out the entry at an index.
  mutating func remove(at index: Int) {
    slots.remove(entries[index].key.hash64, index: index)
    entries[index].value = nil
    free.append(index)
  }

  /// The indices of all entries; for retiring and for tests.
  var indices: [Int] { entries.indices.filter { entries[$0].value != nil } }
}
