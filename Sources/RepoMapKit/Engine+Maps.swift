internal import SourceModel
internal import StandardExtensions
internal import Synchronization
internal import TieredCaching

extension Engine {
  /// The map of a tree.
  public func map(
    _ request: MapRequest, observer: any ProgressObserver
  ) throws(EngineError) -> RepositoryMap {
    try MapRun(engine: self, source: request.source, observer: observer).maps([request])[0].get()
  }

  /// The maps of several requests, in their order. Each tree is looked at once.
  ///
  /// A tree counts as watched (``MapRequest/changedPaths``) when all requests for it say so.
  public func maps(
    _ requests: [MapRequest], observer: any ProgressObserver
  ) -> [Result<RepositoryMap, EngineError>] {
    var results = [Result<RepositoryMap, EngineError>?](repeating: nil, count: requests.count)
    for places in placesByTree(requests) {
      let run = MapRun(engine: self, source: requests[places[0]].source, observer: observer)
      for (place, result) in zip(places, run.maps(places.map { requests[$0] })) {
        results[place] = result
      }
    }
    // Every request has a tree, and every tree gave as many results as it has requests.
    return results.map { $0 ?? .failure(.cancelled) }
  }

  /// Forgets, in memory and on disk, all maps that were made with one of these files, whatever the
  /// ``RefreshMode``: every file of a tree takes part in its ranks, so these are all maps of the tree.
  ///
  /// Only the modes `files` and `manual` need it; in the mode `auto` what is given is exact anyhow.
  ///
  /// - Parameters:
  ///   - paths: Bytes of paths relative to the root. Those that the tree didn't have when it was last
  ///     looked at are of no account.
  ///   - root: Bytes of the path of the tree's root.
  public func invalidate(_ paths: [[UInt8]], in root: [UInt8]) {
    let name = resolvedPath(root) ?? root
    let files = states.state(of: .directory(root))?.index.files
    guard
      files.map({ files in paths.contains { files.paths.place(of: $0) != nil } }) ?? !paths.isEmpty
    else {
      return
    }
    mapCache.removeAll(root: name)
    MapStore(settings, .directory(root))?.removeAll()
  }

  /// What the stages took, and what the caches did and hold, in Prometheus' text format.
  public var metricsText: String {
    var text = PrometheusText()
    knowledge.stageMetrics.write(to: &text)
    CacheCounts.write(cacheCounts, to: &text)
    return text.text
  }

  /// What the caches of this engine did and hold.
  var cacheCounts: [CacheCounts.Named] {
    let sources = sources.counts
    return [
      ("documents", documentMetrics.counts), ("maps", mapCache.tierCounts),
      ("sources", sources.contents), ("pieces", sources.pieces),
    ]
  }

  /// The places of requests, those for one tree together, in the order of the first.
  private func placesByTree(_ requests: [MapRequest]) -> [[Int]] {
    var groups: [[Int]] = []
    var groupsOfTrees: [[UInt8]: Int] = [:]
    for (place, request) in requests.enumerated() {
      let name = request.source.ownName
      if let group = groupsOfTrees[name] {
        groups[group].append(place)
      } else {
        groupsOfTrees[name] = groups.count
        groups.append([place])
      }
    }
    return groups
  }
}
