import GitAccess
import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

/// What is measured on a repository of which all answers are known.
@Suite struct EvaluationTests {
  /// A program that shows `alpha.py` with `alpha` and `goods.py` with `Shop` alone, whatever is asked.
  private static let fixedMap =
    #"fixed=printf 'alpha.py:\n│def alpha(list):\n\ngoods.py\n│class Shop:\n'"#

  private static func measure(
    _ shop: RepairedShop, _ baselines: [EvaluationBaseline] = [], budgets: [Int] = [1024]
  ) throws -> Evaluation {
    var request = shop.request
    request.baselines = baselines
    request.budgets = budgets
    return try shop.engine().evaluate(request, observer: SilentObserver())
  }

  private static func program(_ text: String) throws -> EvaluationBaseline {
    .program(try #require(ProgramTemplate(Array(text.utf8))))
  }

  @Test func `tasks are what repairs changed in its parent, oldest first`() throws {
    let result = try EvaluationTests.measure(RepairedShop())
    let gold = result.measures.map { measure in
      measure.task.files.map { file in
        "\(file.path): "
          + file.definitions.map { "\(String(decoding: $0.name, as: UTF8.self)):\($0.line)" }
          .joined(separator: " ")
      }
    }
    #expect(
      gold == [["alpha.py: alpha:0"], ["goods.py: Shop:0 sell:4"], ["old/gone.py: vanish:0"]])
    #expect(result.measures.map(\.task.isNamed) == [true, false, false])
    #expect(result.measures.map(\.task.language.name) == ["python", "python", "python"])
    #expect(result.warnings == [])
  }

  @Test func `below a directory only what lies there is a task`() throws {
    let shop = try RepairedShop()
    var request = shop.request
    request.root += Array("/old".utf8)
    let result = try shop.engine().evaluate(request, observer: SilentObserver())
    #expect(result.measures.map { $0.task.files.map(\.path) } == [[RepositoryPath("gone.py")]])
    #expect(result.measures[0].maps.map(\.fileRecall) == [1, 1])
  }

  @Test func `recall is that of the maps' text`() throws {
    let shop = try RepairedShop()
    let result = try EvaluationTests.measure(
      shop, [EvaluationTests.program(EvaluationTests.fixedMap), .words, .ranks])
    let all = result.groups[0]
    let fixed = try #require(result.summary(all, method: 1, budgetTokens: 1024))
    #expect(fixed.taskCount == 3)
    #expect(fixed.definitionTaskCount == 3)
    #expect(abs(fixed.fileRecall - 2 / 3) < 1e-9)
    #expect(abs(try #require(fixed.definitionRecall) - 0.5) < 1e-9)
    #expect(fixed.reciprocalRank == nil)

    let unnamed = try #require(result.summary(result.groups[1], method: 1, budgetTokens: 1024))
    #expect(unnamed.taskCount == 2)
    #expect(unnamed.fileRecall == 0.5)
    #expect(unnamed.definitionRecall == 0.25)

    // All of such a tree fits into 1,024 tokens, that which is ignored but tracked too.
    for method in [0, 3] {
      let summary = try #require(result.summary(all, method: method, budgetTokens: 1024))
      #expect(summary.fileRecall == 1)
      #expect(summary.definitionRecall == 1)
      #expect(try #require(summary.reciprocalRank) > 0.25)
    }
    // No word of the last message is in the file that goes.
    let words = try #require(result.summary(all, method: 2, budgetTokens: 1024))
    #expect(words.fileRecall >= 1 / 3)
  }

  @Test func `the work tree and the repository stay as they are`() throws {
    let shop = try RepairedShop()
    try shop.history.write("not committed", to: "new.py")
    let before = try shop.state()
    _ = try EvaluationTests.measure(shop, [.words])
    #expect(try shop.state() == before)
    #expect(try listDirectory(shop.temporaryDirectory) == [])
  }

  @Test func `of the trees nothing but documents stays in the cache`() throws {
    let shop = try RepairedShop()
    _ = try EvaluationTests.measure(shop)
    let files = regularFiles(below: shop.history.outerPath("cache"))
    #expect(!files.isEmpty)
    #expect(files.allSatisfy { !$0.contains("/trees/") })
  }

  @Test func `the same history gives the same report but for times`() throws {
    let shop = try RepairedShop()
    func measures() throws -> [[String]] {
      try EvaluationTests.measure(shop, [.words, .ranks], budgets: [64, 512]).measures.map {
        $0.maps.map {
          "\($0.method) \($0.budgetTokens) \($0.shownFiles) \($0.shownDefinitions) "
            + "\($0.firstPlace ?? 0)"
        }
      }
    }
    #expect(try measures() == measures())
  }

  @Test func `a program that fails shows nothing, which is told`() throws {
    let result = try EvaluationTests.measure(
      RepairedShop(),
      [
        EvaluationTests.program("bad=sh -c 'echo alpha.py; echo no memory >&2; exit 3'"),
        EvaluationTests.program("here=sh -c 'test $PWD = {root} && cat {task} && ls'"),
      ])
    let bad = try #require(result.summary(result.groups[0], method: 1, budgetTokens: 1024))
    #expect(bad.fileRecall == 0)
    #expect(result.warnings.count == 3)
    #expect(result.warnings.allSatisfy { $0.hasPrefix("bad failed with 3 for ") })
    #expect(result.warnings.allSatisfy { $0.hasSuffix(": no memory") })
    // `ls` prints the paths at the top.
    let here = try #require(result.summary(result.groups[0], method: 2, budgetTokens: 1024))
    #expect(abs(here.fileRecall - 2 / 3) < 1e-9)
  }

  @Test func `a stop ends everything and removes the trees`() throws {
    let shop = try RepairedShop()
    let engine = shop.engine()
    var request = shop.request
    let marker = shop.history.outerPath("started")
    request.baselines = [
      try EvaluationTests.program("sh -c 'ls {root}/alpha.py > \(marker); sleep 100'")
    ]
    stop(engine.stopHandle, whenWritten: marker)
    #expect(throws: EvaluationError.engine(.cancelled)) {
      try engine.evaluate(request, observer: SilentObserver())
    }
    #expect(try readBytes(marker).isEmpty == false)
    #expect(try listDirectory(shop.temporaryDirectory) == [])
  }

  // MARK: - Errors

  @Test func `what is no repository is refused`() throws {
    let shop = try RepairedShop()
    var request = shop.request
    request.root = Array(shop.history.outerPath("home").utf8)
    #expect(
      throws: EvaluationError.notARepository(path: shop.history.outerPath("home"))
    ) { try shop.engine().evaluate(request, observer: SilentObserver()) }
    request.root = Array("/missing".utf8)
    #expect(throws: EvaluationError.engine(.rootMissing(path: "/missing"))) {
      try shop.engine().evaluationTasks(request)
    }
  }

  @Test func `without git nothing is measured`() throws {
    let shop = try RepairedShop()
    let engine = shop.engine { $0.environment["PATH"] = "/missing" }
    #expect(throws: EvaluationError.gitMissing) { try engine.evaluationTasks(shop.request) }
  }

  @Test func `a repository without repairs has no tasks`() throws {
    let history = try SampleHistory()
    let request = EvaluationRequest(root: Array(history.root.utf8))
    let engine = try RepairedShop().engine { $0.environment = history.environment }
    for count in 0...1 {
      #expect(
        throws: EvaluationError.noTasks(
          path: history.root, commitCount: count, isShallow: false)
      ) { try engine.evaluationTasks(request) }
      try history.commit("Begin")
    }
  }

  @Test func `a shallow clone is told`() throws {
    let shop = try RepairedShop()
    let clone = shop.history.outerPath("clone")
    let source = "file://\(shop.history.root)"
    for (depth, hasTasks) in [("1", false), ("3", true)] {
      _ = try runProcess(["rm", "-rf", clone])
      try shop.history.git("clone", "--quiet", "--depth", depth, source, clone)
      let request = EvaluationRequest(root: Array(clone.utf8))
      if hasTasks {
        #expect(try shop.engine().evaluationTasks(request).warnings.count == 1)
      } else {
        #expect(
          throws: EvaluationError.noTasks(path: clone, commitCount: 1, isShallow: true)
        ) { try shop.engine().evaluationTasks(request) }
      }
    }
  }

  @Test func `a program that isn't there ends it before any map`() throws {
    let shop = try RepairedShop()
    var request = shop.request
    request.baselines = [try EvaluationTests.program("no-such-program {root}")]
    #expect(throws: EvaluationError.program(name: "no-such-program")) {
      try shop.engine().evaluate(request, observer: SilentObserver())
    }
    #expect(try listDirectory(shop.temporaryDirectory) == [])
  }
}
