extension WindowTinyLFU {
  /// The first invariant that doesn't hold, in words, or `nil`. For tests.
  ///
  /// - Complexity: O(entries).
  func brokenInvariant() -> String? {
    if self[.window].bytes > windowLimit { return "window above its limit" }
    if mainBytes > mainLimit { return "main part above its limit" }
    if self[.protected].bytes > protectedLimit { return "protected list above its limit" }
    var listed = 0
    for segment in Segment.allCases {
      var bytes = 0
      var older = WindowTinyLFU.noEntry
      var index = self[segment].oldest
      while index != WindowTinyLFU.noEntry {
        let entry = table[index]
        if entry.note.segment != segment || entry.note.older != older { return "\(segment) links" }
        if table.index(of: entry.key) != index || entry.value == nil { return "\(segment) table" }
        bytes += entry.weight
        listed += 1
        older = index
        index = entry.note.newer
      }
      if older != self[segment].newest { return "\(segment) newest" }
      if bytes != self[segment].bytes { return "\(segment) bytes" }
    }
    return listed == table.count ? nil : "an entry is in no list"
  }
}
