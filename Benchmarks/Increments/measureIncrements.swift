internal import Glibc
internal import GraphBuilding
internal import SourceModel

/// Prints what the dependency graph and increments cost, in microseconds of CPU. The work itself is
/// nothing, so this is what is added to it.
func measureIncrements() {
  measureReach()
  for (fileCount, edgeCount) in [(10_000, 100_000), (100_000, 1_000_000)] {
    print("\(fileCount) files, \(edgeCount) edges")
    measure(randomGraph(fileCount: fileCount, edgeCount: edgeCount), fileCount)
  }
}

// MARK: - Changes that reach few files

/// Ten files of 10,000, each of which concerns ten others: what it takes to find those that one
/// change concerns, or ten, and to redo them one behind the other.
private func measureReach() {
  let changedCount = 10
  let reach = 10
  let fileCount = 10_000
  var graph = randomGraph(
    fileCount: fileCount - changedCount * (1 + reach), edgeCount: 10 * fileCount)
  let changed = (0..<changedCount).map { _ in addChain(reach: reach, to: &graph) }
  print("\(graph.fileCount) files, \(graph.edgeCount) edges")
  var executor = IncrementalExecutor(graph)
  var version: UInt64 = 0
  // Whatever is redone has another interface than before, so that nothing is cut off.
  func work(_ component: ArraySlice<FileID>) -> [ContentHash] {
    component.map { ContentHash(high: UInt64($0.index), low: version) }
  }
  _ = executor.execute(work: work)
  for count in [1, changedCount] {
    let files = Array(changed.prefix(count))
    let changes = files.map {
      IncrementalExecutor.FileChange($0, dependencies: graph.dependencies(of: $0))
    }
    report("\(count) changed, found and redone", rounds: 500) {
      version += 1
      let affected = graph.affected(by: files).dropFirst().joined().count
      let report = executor.executeIncremental(changed: changes, deleted: [], work: work)
      precondition(affected == count * reach && report.affectedCount == affected)
      return affected
    }
  }
}

/// Adds a file on which `reach` new ones depend: half of them import it, the others one of those.
/// Each imports nine older files besides, as most files of a tree do.
private func addChain(reach: Int, to graph: inout DependencyGraph) -> FileID {
  let changed = graph.fileCount
  for number in 0...reach {
    var dependencies = (1...9).map { FileID(index: ($0 * 997 + changed) % 9_000) }
    if number > 0 {
      dependencies.append(FileID(index: changed + (number > reach / 2 ? number - reach / 2 : 0)))
    }
    graph.setEdges(of: FileID(index: changed + number), to: dependencies)
  }
  return FileID(index: changed)
}

// MARK: - Changes of a random repository

private func measure(_ graph: DependencyGraph, _ fileCount: Int) {
  let changed = (0..<10).map { FileID(index: $0 * fileCount / 10) }
  report("affected by 10 files", rounds: 20) { graph.affected(by: changed).joined().count }
  report("affected by 10 files, depth 1", rounds: 200) {
    graph.affected(by: changed, depthLimit: 1).joined().count
  }
  report("components in order", rounds: 5) { ComponentOrder(graph).count }

  var executor = IncrementalExecutor(graph)
  func work(_ component: ArraySlice<FileID>) -> [ContentHash] {
    component.map { ContentHash(high: UInt64($0.index), low: 0) }
  }
  report("execute all", rounds: 1) { executor.execute(work: work).redone.count }
  for count in [1, 10] {
    let changes = changed.prefix(count).map {
      IncrementalExecutor.FileChange($0, dependencies: graph.dependencies(of: $0))
    }
    report("increment of \(count), interfaces the same", rounds: 200) {
      executor.executeIncremental(changed: changes, deleted: [], work: work).redone.count
    }
    var version: UInt64 = 0
    report("increment of \(count), interfaces changed", rounds: 200) {
      version += 1
      return executor.executeIncremental(changed: changes, deleted: []) { component in
        component.map { file in
          let isChanged = changed.prefix(count).contains(file)
          return ContentHash(high: UInt64(file.index), low: isChanged ? version : 0)
        }
      }.redone.count
    }
  }
}

/// Files mostly import lower numbers, one edge in a thousand leads up.
private func randomGraph(fileCount: Int, edgeCount: Int) -> DependencyGraph {
  var state: UInt64 = 1
  func random(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  var graph = DependencyGraph()
  for file in 0..<fileCount {
    let targets = (0..<(edgeCount / fileCount)).map { _ in
      random(below: random(below: 1000) == 0 ? fileCount : max(1, file))
    }
    graph.setEdges(of: FileID(index: file), to: targets.map { FileID(index: $0) })
  }
  return graph
}

private func report(_ name: String, rounds: Int, _ body: () -> Int) {
  var results = 0
  let start = processorMicroseconds()
  for _ in 0..<rounds { results = body() }
  let time = (processorMicroseconds() - start) / Double(rounds)
  print("  \(name): \(Int(time)) µs, \(results)")
}

private func processorMicroseconds() -> Double {
  var usage = rusage()
  getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
  let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
  return Double(seconds) * 1e6 + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
}
