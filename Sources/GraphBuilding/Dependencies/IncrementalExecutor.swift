// Work on files that depend on each other, redone only where a change makes a difference.
//
// Input → output: a dependency graph and work to do for each component of it; afterwards the changed
// files with their new dependencies; a report of what was redone.
//
// 1. Changes are applied to the graph. Pending are the changed files, and those that depended on a
//    deleted one.
// 2. Pending components are worked on in the order of their ranks, dependencies first.
// 3. The work gives each file's interface as a fingerprint. Only where it differs from before, the
//    dependents become pending; they have higher ranks, so nothing is done twice.
//
// The order of the components is kept from one increment to the next. It stays right when an edge is
// added that leads to a lower rank: a cycle would need a way back, along which ranks never rise. It
// stays right too when an edge is removed between components. Else it is made anew, and files whose
// component has other members than before become pending: the work sees its whole component.
//
// Invariant: after an increment everything is as after executing the whole graph, provided that the
// work of a component depends only on what its files hold, on their dependencies, and on the
// interfaces of the dependencies outside of it.

package import SourceModel

/// Executes work for the files of a dependency graph, all at once or after changes.
package struct IncrementalExecutor: Sendable {
  /// A file that is new or was changed, and what it depends on now.
  package struct FileChange: Sendable, Equatable {
    package var file: FileID
    package var dependencies: [FileID]

    package init(_ file: FileID, dependencies: [FileID]) {
      self.file = file
      self.dependencies = dependencies
    }
  }

  /// What depends on what, now.
  package private(set) var graph: DependencyGraph
  private var order: ComponentOrder
  /// By file the fingerprint of its interface, when it was executed.
  private var fingerprints: [ContentHash?]
  /// What has to be executed: left over only when the work threw.
  private var pending: Set<FileID> = []

  /// An executor that has done nothing yet.
  package init(_ graph: DependencyGraph = DependencyGraph()) {
    self.graph = graph
    order = ComponentOrder(graph)
    fingerprints = [ContentHash?](repeating: nil, count: graph.fileBound)
    pending = Set(graph.files)
  }

  /// The fingerprint of a file's interface, as the work gave it last.
  package func fingerprint(of file: FileID) -> ContentHash? {
    file.index < fingerprints.count ? fingerprints[file.index] : nil
  }

  /// Works on all files.
  ///
  /// - Parameter work: Gets the files of a component, ascending, mostly one; all that they depend on
  ///   outside of it is done. Returns the fingerprints of their interfaces, in their order: whatever
  ///   dependents can see, and nothing else.
  /// - Returns: What was done.
  /// - Throws: What `work` throws. What is not done then is done by the next execution.
  package mutating func execute<Failure>(
    work: (ArraySlice<FileID>) throws(Failure) -> [ContentHash]
  ) throws(Failure) -> ExecutionReport {
    order = ComponentOrder(graph)
    pending = Set(graph.files)
    var report = ExecutionReport()
    report.changedCount = graph.fileCount
    try runPending(into: &report, work: work)
    return report
  }

  /// Works on what changes make necessary.
  ///
  /// A file that is renamed is deleted under one number and new under another. What depends on a
  /// deleted file loses the edge and is redone; where its imports lead now, the caller says in
  /// `changed`.
  ///
  /// - Parameters:
  ///   - changed: Each file once, and none that is deleted.
  ///   - deleted: Files that are gone.
  ///   - work: As for ``execute(work:)``.
  /// - Returns: What was done.
  /// - Throws: As ``execute(work:)``.
  /// - Complexity: Of what is redone and its edges, and files ÷ 64; O(files + edges) when an edge was
  ///   added against the order or removed within a cycle.
  package mutating func executeIncremental<Failure>(
    changed: [FileChange], deleted: [FileID],
    work: (ArraySlice<FileID>) throws(Failure) -> [ContentHash]
  ) throws(Failure) -> ExecutionReport {
    let isOrdered = [applyDeletions(deleted), applyChanges(changed)]
    if isOrdered.contains(false) || order.count > 2 * graph.fileCount + 64 { reorder() }
    var report = ExecutionReport()
    report.changedCount = changed.count + deleted.count
    try runPending(into: &report, work: work)
    let own = Set(changed.map { $0.file })
    report.affectedCount = report.redone.count { !own.contains($0) }
    return report
  }

  // MARK: Changes

  /// Removes files, and says whether the order is still right.
  private mutating func applyDeletions(_ deleted: [FileID]) -> Bool {
    var isOrdered = true
    for file in deleted {
      pending.formUnion(graph.remove(file))
      if let rank = order.rank(of: file), order[rank].count > 1 { isOrdered = false }
      order.removeSingle(file)
      if file.index < fingerprints.count { fingerprints[file.index] = nil }
    }
    pending.subtract(deleted)
    return isOrdered
  }

  /// Gives files new edges, and says whether the order is still right.
  private mutating func applyChanges(_ changed: [FileChange]) -> Bool {
    var isOrdered = true
    for change in changed {
      // Dependencies first: of new files this is often the right order.
      for file in change.dependencies + [change.file] where !graph.contains(file) {
        graph.add(file)
        pending.insert(file)
        if order.rank(of: file) == nil { order.append([file]) }
      }
      pending.insert(change.file)
      let (added, removed) = graph.replaceEdges(of: change.file, to: change.dependencies)
      let rank = order.rank(of: change.file) ?? 0
      if added.contains(where: { order.rank(of: $0) ?? 0 > rank }) { isOrdered = false }
      if removed.contains(where: { $0 != change.file && order.rank(of: $0) == rank }) {
        isOrdered = false
      }
    }
    return isOrdered
  }

  /// Makes the order anew; pending become files whose component has other members than before.
  private mutating func reorder() {
    let old = order
    order = ComponentOrder(graph)
    for rank in 0..<order.count {
      let component = order[rank]
      guard let first = component.first else { continue }
      let before = old.rank(of: first).map { old[$0] } ?? []
      if before != component { pending.formUnion(component) }
    }
  }

  // MARK: Work

  private mutating func runPending<Failure>(
    into report: inout ExecutionReport,
    work: (ArraySlice<FileID>) throws(Failure) -> [ContentHash]
  ) throws(Failure) {
    report.fileCount = graph.fileCount
    while fingerprints.count < graph.fileBound { fingerprints.append(nil) }
    var ranks = BitSet(below: order.count)
    for file in pending { if let rank = order.rank(of: file) { ranks.insert(rank) } }
    var next = ranks.first(from: 0)
    while let rank = next {
      let component = order[rank]
      let results = try work(component)
      precondition(results.count == component.count, "a fingerprint for each file")
      for (file, fingerprint) in zip(component, results) {
        finish(file, fingerprint, rank: rank, ranks: &ranks, report: &report)
      }
      next = ranks.first(from: rank + 1)
    }
  }

  /// Notes that a file was done; makes its dependents pending if its interface changed.
  private mutating func finish(
    _ file: FileID, _ fingerprint: ContentHash, rank: Int, ranks: inout BitSet,
    report: inout ExecutionReport
  ) {
    pending.remove(file)
    report.redone.append(file)
    let isSame = fingerprints[file.index] == fingerprint
    fingerprints[file.index] = fingerprint
    var isCutOff = false
    for dependent in graph.dependents(of: file) {
      guard let other = order.rank(of: dependent), other != rank else { continue }
      if isSame {
        isCutOff = true
      } else {
        pending.insert(dependent)
        ranks.insert(other)
      }
    }
    if isCutOff { report.cutOff.append(file) }
  }
}
