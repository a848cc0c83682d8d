package import FileMapping
internal import SourceModel

// The file is verified by its checksums; beyond that, whatever a file holds that somebody else made,
// no index leads outside of its column.

extension HistoryIndex {
  /// The version of what the sections mean, and of all bounds and the splitting of words.
  package static let format: UInt32 = 2

  private enum Section: UInt32 {
    case tip = 400
    case commits, words, changes, pathEnds, pathBytes
  }

  /// Adds everything to a section file.
  package func add(to writer: inout SectionFileWriter) {
    func add<Element>(_ column: Column<Element>, _ section: Section) {
      writer.add(column, as: section.rawValue)
    }
    add(Column(tip), .tip)
    add(log.commits, .commits)
    add(log.words, .words)
    add(log.changes, .changes)
    add(log.pathEnds, .pathEnds)
    add(log.pathBytes, .pathBytes)
  }

  /// The index that a section file holds, read in place.
  ///
  /// - Throws: `damaged` unless all of it is what ``add(to:)`` could have written.
  /// - Complexity: O(size) for checking.
  package init(_ file: SectionFile) throws(SectionFileError) {
    func column<Element>(_ section: Section) throws(SectionFileError) -> Column<Element> {
      try file.column(section.rawValue, of: Element.self)
    }
    let tip: Column<UInt8> = try column(.tip)
    let log = HistoryLog(
      commits: try column(.commits), words: try column(.words), changes: try column(.changes),
      pathEnds: try column(.pathEnds), pathBytes: try column(.pathBytes))
    if let flaw = log.flaw { throw .damaged(detail: "history: \(flaw)") }
    self.init(log, tip: Array(tip))
  }
}

extension HistoryLog {
  /// The first thing that isn't as it should be.
  fileprivate var flaw: String? {
    guard commits.count <= HistoryLimits.maximumCommits else { return "number of commits" }
    guard areEnds(pathEnds.elements, of: pathBytes.count) else { return "ends of paths" }
    // Searching needs the order. It also says that no path is there twice.
    for index in pathEnds.indices.dropFirst() where compare(path(index - 1), path(index)) >= 0 {
      return "order of paths"
    }
    guard areEnds(commits.elements.lazy.map { $0.wordEnd }, of: words.count) else {
      return "ends of words"
    }
    guard areEnds(commits.elements.lazy.map { $0.changeEnd }, of: changes.count) else {
      return "ends of changes"
    }
    for commit in commits.indices {
      let own = words[wordRange(commit)]
      guard zip(own, own.dropFirst()).allSatisfy({ $0 < $1 }) else { return "order of words" }
    }
    let pathCount = pathEnds.count
    let areInside = changes.elements.allSatisfy { change in
      Int(change.path) < pathCount && change.originPath.map { Int($0) < pathCount } ?? true
    }
    return areInside ? nil : "changes"
  }
}

/// Whether the ends of consecutive parts never fall and the last is the end of all.
private func areEnds(_ ends: some Sequence<UInt32>, of count: Int) -> Bool {
  var last: UInt32 = 0
  for end in ends {
    guard end >= last else { return false }
    last = end
  }
  return Int(last) == count
}
