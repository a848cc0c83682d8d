package import FileMapping
internal import SourceModel

// The file is verified by its checksums; beyond that, whatever a file holds that somebody else made,
// no index leads outside of its column.

extension HistoryIndex {
  /// The version of what the sections mean, and of all weights and bounds.
  package static let format: UInt32 = 1

  private enum Section: UInt32 {
    case tip = 400
    case numbers, commits, changes, pathEnds, pathBytes
    case paths, commitCounts, churn, partnerEnds, partners
  }

  /// Adds everything to a section file.
  package func add(to writer: inout SectionFileWriter) {
    func add<Element>(_ column: Column<Element>, _ section: Section) {
      writer.add(column, as: section.rawValue)
    }
    add(Column(source.tip), .tip)
    add(
      Column([
        UInt64(bitPattern: source.tipTime), source.boundary.high, source.boundary.low,
      ]), .numbers)
    add(log.commits, .commits)
    add(log.changes, .changes)
    add(log.pathEnds, .pathEnds)
    add(log.pathBytes, .pathBytes)
    add(paths, .paths)
    add(commitCounts, .commitCounts)
    add(churn, .churn)
    add(partnerEnds, .partnerEnds)
    add(allPartners, .partners)
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
    let numbers: Column<UInt64> = try column(.numbers)
    guard numbers.count == 3 else { throw .damaged(detail: "history: numbers") }
    self.init(
      source: HistorySource(
        tip: Array(tip), tipTime: Int64(bitPattern: numbers[0]),
        boundary: ContentHash(high: numbers[1], low: numbers[2])),
      log: HistoryLog(
        commits: try column(.commits), changes: try column(.changes),
        pathEnds: try column(.pathEnds), pathBytes: try column(.pathBytes)),
      paths: try column(.paths), commitCounts: try column(.commitCounts),
      churn: try column(.churn), partnerEnds: try column(.partnerEnds),
      allPartners: try column(.partners))
    if let flaw = log.flaw ?? flaw { throw .damaged(detail: "history: \(flaw)") }
  }

  /// The first thing that isn't as it should be, besides those of the log.
  private var flaw: String? {
    guard commitCounts.count == fileCount, churn.count == fileCount, partnerEnds.count == fileCount
    else { return "numbers of files" }
    guard isRising(paths), paths.last.map({ Int($0) < log.pathEnds.count }) ?? true else {
      return "paths of files"
    }
    guard areEnds(partnerEnds, of: allPartners.count) else { return "ends of partners" }
    guard allPartners.elements.allSatisfy({ Int($0.file) < fileCount }) else { return "partners" }
    return nil
  }
}

extension HistoryLog {
  /// The first thing that isn't as it should be.
  fileprivate var flaw: String? {
    guard areEnds(pathEnds, of: pathBytes.count) else { return "ends of paths" }
    // Searching needs the order. It also says that no path is there twice.
    let bytes = pathBytes.bytes
    for index in pathEnds.indices.dropFirst() {
      let start = index == 1 ? 0 : Int(pathEnds[index - 2])
      let end = Int(pathEnds[index - 1])
      guard compare(bytes, start..<end, end..<Int(pathEnds[index])) < 0 else {
        return "order of paths"
      }
    }
    var last = 0
    for commit in commits.elements {
      guard commit.changeEnd >= last else { return "ends of changes" }
      last = Int(commit.changeEnd)
    }
    guard last == changes.count else { return "ends of changes" }
    let pathCount = pathEnds.count
    let areInside = changes.elements.allSatisfy { change in
      Int(change.path) < pathCount && change.originPath.map { Int($0) < pathCount } ?? true
    }
    return areInside ? nil : "changes"
  }
}

/// Whether the ends of consecutive parts never fall and the last is the end of all.
private func areEnds(_ ends: Column<UInt32>, of count: Int) -> Bool {
  var last: UInt32 = 0
  for end in ends.elements {
    guard end >= last else { return false }
    last = end
  }
  return Int(last) == count
}

/// Whether each number is above the one before.
private func isRising(_ numbers: Column<UInt32>) -> Bool {
  zip(numbers.elements, numbers.elements.dropFirst()).allSatisfy { $0 < $1 }
}
