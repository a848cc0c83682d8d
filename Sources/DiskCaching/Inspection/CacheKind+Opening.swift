extension CacheKind {
  /// Opens the cache of this kind that a repository has.
  ///
  /// - Parameter repository: Settings of the repository's cache.
  /// - Returns: A cache of as many shards as it was made with; `nil` where there is none.
  package func existing(in repository: CacheSettings) -> (any KeyValueCache)? {
    var settings = settings(in: repository)
    let directory = CacheDirectory(top: settings.directory, settings.place)
    let names = StoreDirectory.names(in: directory.path)
    let shardCounts = names.compactMap { name -> Int? in
      let parts = name.split(separator: "-")
      guard parts.count == 3, Int(parts[0]) != nil, parts[1] == "of" else { return nil }
      return Int(parts[2])
    }
    if let count = shardCounts.max() {
      settings.shardCount = count
      return ShardedCache(settings)
    }
    let home = StoreDirectory(directory, EntryTables.schema).home
    return fileStatus(home)?.isDirectory == true ? DiskCache(settings) : nil
  }
}
