import Synchronization
import SyntaxParsing
import Testing

@testable import RepoMapKit

/// Stages that note when they run.
private struct NotingStages {
  /// Which stages began and ended, in order.
  final class Log: Sendable {
    private let events = Mutex<[(id: StageID, isEnd: Bool)]>([])
    func note(_ id: StageID, isEnd: Bool) { events.withLock { $0.append((id, isEnd)) } }
    var all: [(id: StageID, isEnd: Bool)] { events.withLock { $0 } }
    func place(of id: StageID, isEnd: Bool) -> Int? {
      all.firstIndex { $0.id == id && $0.isEnd == isEnd }
    }
  }

  /// Which stage it is, as a type.
  protocol Name: Sendable { static var id: StageID { get } }
  enum Discovery: Name { static let id = StageID.discovery }
  enum Extraction: Name { static let id = StageID.extraction }
  enum Comparison: Name { static let id = StageID.comparison }
  enum Outlines: Name { static let id = StageID.outlines }
  enum Words: Name { static let id = StageID.words }
  enum Graph: Name { static let id = StageID.graph }
  enum Ranks: Name { static let id = StageID.ranks }
  enum Index: Name { static let id = StageID.index }
  enum History: Name { static let id = StageID.history }

  /// A stage that gives the number of its dependencies.
  struct Noting<Named: Name>: Stage {
    static var id: StageID { Named.id }
    let body: Body

    init(_ body: Body) { self.body = body }

    func isBrief(_ inputs: StageOutputs) -> Bool { Named.id == .words }
    func run(_ inputs: StageOutputs) throws(EngineError) -> Int { try body.run(inputs, Named.id) }
  }

  /// What all of them do.
  struct Body: Sendable {
    let log: Log
    var failing: StageID?
    var stopping: (StageID, StopFlag)?

    func run(_ inputs: StageOutputs, _ id: StageID) throws(EngineError) -> Int {
      log.note(id, isEnd: false)
      for dependency in id.dependencies where !inputs.contains(dependency) {
        Issue.record("\(id) runs before \(dependency)")
      }
      if failing == id { throw .rootMissing(path: id.rawValue) }
      if let (stage, flag) = stopping, stage == id { flag.raise() }
      log.note(id, isEnd: true)
      return id.dependencies.count
    }
  }

  /// Which there are; those that only read an index aren't run by a `StageRun`.
  static let ids = StageID.allCases.filter { $0 != .clones && $0 != .chunks }

  static func all(_ body: Body) -> [any Stage] {
    [
      Noting<Discovery>(body), Noting<Extraction>(body), Noting<Comparison>(body),
      Noting<Outlines>(body), Noting<Words>(body), Noting<Graph>(body), Noting<Ranks>(body),
      Noting<Index>(body), Noting<History>(body),
    ]
  }
}

private struct NoObserver: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}

@Suite struct StageRunTests {
  private typealias Body = NotingStages.Body
  private let log = NotingStages.Log()

  private func run(
    _ stages: [any Stage], threads: Int, stop: StopFlag = StopFlag()
  ) throws(EngineError) -> StageOutputs {
    var timer = StepTimer()
    return try StageRun(
      stages, threadCount: threads, metrics: StageMetrics(), stop: stop, observer: NoObserver()
    ).run(&timer)
  }

  @Test(arguments: 1...8)
  func `every stage runs once, after those that it depends on`(threads: Int) throws {
    for round in 0..<200 {
      let log = NotingStages.Log()
      let stages = NotingStages.all(Body(log: log))
      let outputs = try run(round.isMultiple(of: 2) ? stages : stages.reversed(), threads: threads)
      #expect(log.all.filter(\.isEnd).count == NotingStages.ids.count)
      for id in NotingStages.ids {
        #expect(outputs.contains(id))
        for dependency in id.dependencies {
          let end = try #require(log.place(of: dependency, isEnd: true))
          let start = try #require(log.place(of: id, isEnd: false))
          #expect(end < start, "\(dependency) before \(id)")
        }
      }
    }
  }

  @Test(arguments: NotingStages.ids, [1, 3])
  func `what depends on a stage that fails doesn't run`(failing: StageID, threads: Int) {
    #expect(throws: EngineError.rootMissing(path: failing.rawValue)) {
      _ = try run(NotingStages.all(Body(log: log, failing: failing)), threads: threads)
    }
    for id in NotingStages.ids where id.allDependencies.contains(failing) {
      #expect(log.place(of: id, isEnd: false) == nil, "\(id)")
    }
  }

  @Test(arguments: NotingStages.ids, [1, 3])
  func `after a stop no stage begins`(stopping: StageID, threads: Int) {
    let stop = StopFlag()
    #expect(throws: EngineError.cancelled) {
      _ = try run(
        NotingStages.all(Body(log: log, stopping: (stopping, stop))), threads: threads, stop: stop)
    }
    for id in NotingStages.ids where id.allDependencies.contains(stopping) {
      #expect(log.place(of: id, isEnd: false) == nil, "\(id)")
    }
  }

  @Test func `results of an earlier run count`() throws {
    let body = Body(log: log)
    let first = try run([NotingStages.Noting<NotingStages.Discovery>(body)], threads: 1)
    var timer = StepTimer()
    let outputs = try StageRun(
      [NotingStages.Noting<NotingStages.Extraction>(body)], after: first, threadCount: 2,
      metrics: StageMetrics(), stop: StopFlag(), observer: NoObserver()
    ).run(&timer)
    #expect(outputs[ifRun: NotingStages.Noting<NotingStages.Discovery>.self] == 0)
    #expect(outputs[ifRun: NotingStages.Noting<NotingStages.Extraction>.self] == 1)
  }

  @Test func `no stage depends on itself`() {
    for id in StageID.allCases { #expect(!id.allDependencies.contains(id)) }
  }
}

extension StageID {
  /// Those that it depends on, and those that these do.
  fileprivate var allDependencies: Set<StageID> {
    var all: Set<StageID> = []
    var open = dependencies
    while let next = open.popLast() {
      if all.insert(next).inserted { open += next.dependencies }
    }
    return all
  }
}
