internal import SourceModel

/// An entry of the directory that is being read.
struct FoundEntry {
  var kind: EntryKind
  /// In the names of the thread.
  var nameStart: Int
  var nameCount: UInt16
  /// Of a file.
  var code: UInt8 = 0

  var nameRange: Range<Int> { nameStart..<(nameStart + Int(nameCount)) }
}

/// The entries of one directory that may count, sorted as the paths of a walk are: by bytes,
/// directories as if their names ended with `/`.
///
/// One value is used again for all directories of a thread, so that its buffers are.
struct FoundEntries {
  /// Where an entry is, and the first eight bytes of what it is sorted by, the first highest: those
  /// decide nearly always.
  private struct Place {
    let key: UInt64
    let index: Int
  }

  /// Up to this many entries are sorted by insertion: half of all directories have fewer than ten.
  private static let insertionLimit = 32

  private var entries: [FoundEntry] = []
  private var places: [Place] = []

  var count: Int { places.count }

  /// The entries, in order after ``sort(names:)``.
  subscript(position: Int) -> FoundEntry { entries[places[position].index] }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// Adds an entry, whose name ends with a NUL, and the name to `names`.
  mutating func append(
    _ name: UnsafeRawBufferPointer, _ kind: EntryKind, code: UInt8, to names: inout [UInt8]
  ) {
    // Names have at most 255 bytes on Linux.
    let count = UInt16(truncatingIfNeeded: name.count - 1)
    places.append(
      Place(key: Self.key(name, isDirectory: kind == .directory), index: entries.count))
    entries.append(
      FoundEntry(kind: kind, nameStart: names.count, nameCount: count, code: code))
    names.append(contentsOf: name)
  }

  private static func key(_ name: UnsafeRawBufferPointer, isDirectory: Bool) -> UInt64 {
    if name.count > 8 { return name.loadUnaligned(as: UInt64.self).bigEndian }
    var key: UInt64 = 0
    for offset in 0..<(name.count - 1) { key |= UInt64(name[offset]) << UInt64(56 - 8 * offset) }
    if isDirectory { key |= UInt64(UInt8.slash) << UInt64(56 - 8 * (name.count - 1)) }
    return key
  }

  /// Brings the entries into order; their names are in `names`.
  mutating func sort(names: [UInt8]) {
    let entries = entries
    names.withUnsafeBytes { names in
      func isBefore(_ left: Place, _ right: Place) -> Bool {
        left.key == right.key
          ? Self.isBefore(entries[left.index], entries[right.index], names)
          : left.key < right.key
      }
      guard places.count <= Self.insertionLimit else { return places.sort(by: isBefore) }
      places.withUnsafeMutableBufferPointer { places in
        for end in places.indices.dropFirst() {
          let place = places[end]
          var hole = end
          while hole > 0, isBefore(place, places[hole - 1]) {
            places[hole] = places[hole - 1]
            hole -= 1
          }
          places[hole] = place
        }
      }
    }
  }

  private static func isBefore(
    _ left: FoundEntry, _ right: FoundEntry, _ names: UnsafeRawBufferPointer
  ) -> Bool {
    let common = Int(min(left.nameCount, right.nameCount))
    let order = compareBytes(
      UnsafeRawBufferPointer(rebasing: names[left.nameRange]),
      UnsafeRawBufferPointer(rebasing: names[right.nameRange]), count: common)
    if order != 0 { return order < 0 }
    return sortingByte(left, at: common, names) < sortingByte(right, at: common, names)
  }

  /// The byte at `offset`, which is inside the name or directly behind it. There, directories have
  /// a `/`, which no name holds, and all others the NUL that follows each name.
  private static func sortingByte(
    _ entry: FoundEntry, at offset: Int, _ names: UnsafeRawBufferPointer
  ) -> UInt8 {
    offset == Int(entry.nameCount) && entry.kind == .directory
      ? .slash : names[entry.nameStart + offset]
  }
}

/// What a directory holds that decides about it and all below.
struct SpecialEntries {
  /// `.git`.
  var hasGit = false
  var hasCacheTag = false
  var files: IgnoreFiles

  init(names: [[UInt8]]) {
    files = IgnoreFiles(names: names)
  }

  /// Notes an entry.
  mutating func note(_ name: Slice<UnsafeRawBufferPointer>, _ kind: EntryKind) {
    if name.elementsEqual(SpecialName.git) {
      hasGit = true
    } else if kind != .directory || name.elementsEqual(SpecialName.cacheTag) {
      note(name)
    }
  }

  /// Notes a file or link.
  mutating func note(_ name: some Collection<UInt8>) {
    if name.elementsEqual(SpecialName.cacheTag) {
      hasCacheTag = true
    } else if name.elementsEqual(IgnoreFiles.gitIgnoreName) {
      files.hasGitIgnore = true
    } else if name.elementsEqual(IgnoreFiles.gitAttributesName) {
      files.hasGitAttributes = true
    } else if let index = files.names.firstIndex(where: { name.elementsEqual($0) }) {
      files.named[index] = true
    }
  }

  /// The files that decide, with the kinds under which a listing knows them.
  var ruleFiles: [(kind: UInt64, name: [UInt8])] {
    var result: [(kind: UInt64, name: [UInt8])] = []
    if files.hasGitIgnore { result.append((RuleFile.gitIgnore, IgnoreFiles.gitIgnoreName)) }
    for (index, name) in files.names.enumerated() where files.named[index] {
      result.append((UInt64(index) + 1, name))
    }
    if files.hasGitAttributes {
      result.append((RuleFile.gitAttributes, IgnoreFiles.gitAttributesName))
    }
    if hasCacheTag { result.append((RuleFile.cacheTag, SpecialName.cacheTag)) }
    return result
  }

  /// Whether the directory is that of a version control system.
  static func isNeverEntered(_ name: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard name.first == .dot else { return false }
    return SpecialName.neverEntered.contains { name.elementsEqual($0) }
  }
}
