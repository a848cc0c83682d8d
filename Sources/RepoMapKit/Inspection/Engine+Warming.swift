internal import StandardExtensions

extension Engine {
  /// Brings the cache of a tree up to date without making a map.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - form: How the reply is written.
  ///   - observer: Is told how far the work is.
  /// - Returns: What was done.
  /// - Throws: As ``map(_:observer:)``.
  public func warm(
    _ root: [UInt8], _ form: CacheReply.Form, observer: any ProgressObserver
  ) throws(EngineError) -> (text: [UInt8], warnings: [String], statistics: RunStatistics) {
    let tree = try indexedTree(.directory(root), observer: observer)
    let statistics = tree.statistics
    let line = "\(countText(statistics.files, "file")): \(statistics.workLine)"
    let reply = CacheReply(form, lines: [line]) { json in
      json.member("files") { $0.number(statistics.files) }
      statistics.writeWork(to: &json)
    }
    return (reply.text, tree.diagnostics.warnings, statistics)
  }
}

extension RunStatistics {
  /// Writes where the tags came from as members of an object.
  func writeWork(to json: inout JSONWriter) {
    json.member("cachedFiles") { $0.number(cachedFiles) }
    json.member("parsedFiles") { $0.number(parsedFiles) }
    json.member("readFiles") { $0.number(readFiles) }
    json.member("otherFiles") { $0.number(otherFiles) }
  }
}
