import GraphBuilding
import SourceModel
import TestSupport
import Testing

struct IncrementalExecutorTests {
  /// Files 0..<count, of which the first `hubCount` have ten dependents each and the others none.
  private func hubs(_ hubCount: Int, of count: Int) -> DependencyGraph {
    var graph = DependencyGraph()
    for index in 0..<count { graph.add(FileID(index: index)) }
    for dependent in 0..<(hubCount * 10) {
      graph.setEdges(
        of: FileID(index: hubCount + dependent), to: [FileID(index: dependent / 10)])
    }
    return graph
  }

  @Test(arguments: [
    // files, changed, redone when their interfaces change
    (100, 1, 11),
    (1000, 1, 11),
    (1000, 10, 110),
  ])
  func `only what depends on changed interfaces is redone`(
    _ fileCount: Int, _ changedCount: Int, _ redoneCount: Int
  ) {
    var executor = IncrementalExecutor(hubs(changedCount, of: fileCount))
    var version = 0
    func work(_ component: ArraySlice<FileID>) -> [ContentHash] {
      component.map { ContentHash(of: "\($0.index) \($0.index < changedCount ? version : 0)") }
    }
    let all = executor.execute(work: work)
    #expect(all.redone.count == fileCount)
    #expect(all.speedUp == 1)

    let changes = (0..<changedCount).map {
      IncrementalExecutor.FileChange(FileID(index: $0), dependencies: [])
    }
    let same = executor.executeIncremental(changed: changes, deleted: [], work: work)
    #expect(same.redone == changes.map(\.file))
    #expect(same.cutOff == changes.map(\.file))
    #expect(same.affectedCount == 0)

    version += 1
    let other = executor.executeIncremental(changed: changes, deleted: [], work: work)
    #expect(other.redone.count == redoneCount)
    #expect(other.cutOff == [])
    #expect(other.changedCount == changedCount)
    #expect(other.affectedCount == redoneCount - changedCount)
    #expect(other.speedUp == Double(fileCount) / Double(redoneCount))
  }

  @Test func `nothing is done when nothing changed`() {
    var executor = IncrementalExecutor(hubs(1, of: 20))
    _ = executor.execute { component in component.map { ContentHash(of: "\($0.index)") } }
    let report = executor.executeIncremental(changed: [], deleted: []) { _ in
      Issue.record("there is nothing to do")
      return []
    }
    #expect(report.redone == [])
    #expect(report.speedUp == 20)
  }

  /// The central property: after any sequence of edits the state is that of a full execution.
  @Test(arguments: 0..<8)
  func `increments leave the same state as full executions`(_ group: UInt64) {
    for seed in (group * 300)..<((group + 1) * 300) {
      var random = SeededGenerator(seed: seed)
      let workshop = Workshop(&random)
      for step in 0..<8 {
        workshop.editAndExecute(&random)
        let difference = workshop.differenceFromFullExecution()
        #expect(difference == nil, "seed \(seed), step \(step)")
        if difference != nil { return }
      }
    }
  }
}
