extension RepositoryMap {
  /// How many files a map in the format `text` shows, as its last line tells; `nil` for other formats, and for changes
  /// between revisions.
  public var shownFileCount: Int? {
    let end = text.dropLast()
    let start = end.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end.startIndex
    guard end[start...].first == UInt8(ascii: "(") else { return nil }
    let number = end[(start + 1)...].prefix { $0 != UInt8(ascii: " ") }
    return Int(String(decoding: number.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self))
  }
}
