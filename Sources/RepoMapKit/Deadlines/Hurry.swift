internal import SourceModel
internal import Synchronization

/// The work on requests that have a deadline: which files come first, and how long they are taken.
final class Hurry: Sendable {
  private let requests: [MapRequest]
  let pace: ExtractionPace
  private let priority = Mutex<FilePriority?>(nil)

  /// The hurry of requests about one tree; `nil` where one of them has time.
  ///
  /// - Parameters:
  ///   - requests: The requests. The first of their deadlines counts.
  ///   - scan: The files of the tree.
  init?(_ requests: [MapRequest], _ scan: TreeScan) {
    let deadlines = requests.compactMap(\.deadline)
    guard let first = deadlines.first, deadlines.count == requests.count else { return nil }
    self.requests = requests
    let earliest = deadlines.compactMap(\.nanoseconds).min().map { Deadline.instant($0) }
    pace = ExtractionPace(
      earliest ?? first, fileCount: scan.files.count, hasCode: !scan.recordedCode.isEmpty)
  }

  /// Places of the scan in the order in which their files matter for the requests.
  func sorted(_ places: [Int], of scan: TreeScan) -> [Int] {
    let priority = priority.withLock { known in
      let priority = known ?? FilePriority(scan.files, of: scan.source, requests)
      known = priority
      return priority
    }
    return priority.sorted(places)
  }
}
