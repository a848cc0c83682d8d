internal import SourceModel
internal import StandardExtensions

extension DiscoveryResult {
  /// The same where nothing has come or gone and no rule has changed, with new stamps for files that were written to.
  ///
  /// - Parameters:
  ///   - changed: Paths of files, relative to the root.
  ///   - root: The bytes of the root's path.
  /// - Returns: `nil` where a file isn't there, or isn't one of these: then the tree has to be walked.
  package func restamped(_ changed: [[UInt8]], below root: [UInt8]) -> DiscoveryResult? {
    var result = self
    var stamps = files.stamps
    for path in changed {
      guard let place = files.place(of: path), let stamp = fileStamp(atPath: joined(root, path))
      else { return nil }
      stamps[place] = stamp
    }
    result.files = files.withStamps(stamps)
    result.isListingUnchanged = true
    return result
  }
}
