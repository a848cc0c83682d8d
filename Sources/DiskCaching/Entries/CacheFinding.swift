/// What ``KeyValueCache/check(_:)`` found.
package enum CacheFinding: Sendable, Equatable {
  /// SQLite's own check says this of the database.
  case database(String)
  /// The entry of a key is not what was stored.
  case damagedEntry(key: [UInt8])
  /// The file of an entry is missing or is not what was stored.
  case lostFile(key: [UInt8])
  /// No entry has this file.
  case orphanFile(path: String)
}

/// What a check does about what it finds.
package enum CacheRepair: Sendable {
  case nothing
  /// Sets a damaged database aside; deletes entries whose files are lost, and files that no entry has.
  case repair
}
