internal import CloneDetection
internal import FileMapping
internal import MapRendering
internal import SyntaxParsing

extension Engine {
  /// Definitions of a tree that are copies of each other, or nearly.
  ///
  /// - Parameters:
  ///   - request: What is looked for.
  ///   - observer: Is told how far the work is.
  /// - Returns: Groups, those first that repeat most.
  /// - Throws: As ``map(_:observer:)``.
  public func clones(
    _ request: CloneRequest, observer: any ProgressObserver
  ) throws(EngineError) -> CloneListing {
    let (tree, found) = try indexedTree(request.source, observer: observer) {
      tree throws(SectionFileError) in
      try measured(.clones, observer) { () throws(SectionFileError) in
        try cloneGroups(request, tree)
      }
    }
    if stop.isRaised { throw .cancelled }
    return CloneListing(
      groups: found.groups, groupCount: found.count, warnings: tree.diagnostics.warnings,
      statistics: tree.statistics)
  }

  private func cloneGroups(
    _ request: CloneRequest, _ tree: IndexedTree
  ) throws(SectionFileError) -> (groups: [ListedCloneGroup], count: Int) {
    let session = CacheSession(
      settings: settings, languages: languages(for: tree.source), metrics: documentMetrics,
      source: tree.source)
    let result = try CloneFinder(
      tree: tree, request: request, session: session, threadCount: settings.threadCount, stop: stop
    ).groups()
    let listed = result.groups.prefix(request.limit).map { group in
      ListedCloneGroup(
        similarity: group.similarity, tokens: CloneFinder.tokens(of: group, result.candidates),
        members: group.members.compactMap { member in
          let candidate = result.candidates[member]
          // A file that changed since has no lines to tell.
          guard let file = try? tree.outlinedFile(at: candidate.file) else { return nil }
          return ListedClone(file, candidate.definition)
        })
    }
    return (listed, result.groups.count)
  }
}
