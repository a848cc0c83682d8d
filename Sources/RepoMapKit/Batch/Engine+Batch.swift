internal import Dispatch
internal import StandardExtensions
internal import Synchronization
internal import SyntaxParsing

extension Engine {
  /// Answers requests, each a JSON object, with JSON objects in the same order.
  ///
  /// Every tree is looked at once, before its first request is answered; all requests for it see that state. A line
  /// that can't be answered gives an object that says why, and the others are answered all the same.
  ///
  /// - Parameters:
  ///   - defaults: What requests don't say.
  ///   - nextLine: Gives the next line without its line feed, `nil` behind the last one. Called by one thread at
  ///     a time.
  ///   - write: Takes the next answer with its line feed, as soon as all before it are taken. Called by one thread
  ///     at a time.
  ///   - observer: Is told how far indexing is.
  /// - Returns: How many lines were answered, and how many of them with an error.
  public func batch(
    defaults: MapRequest, nextLine: @escaping @Sendable () -> [UInt8]?,
    write: @escaping @Sendable ([UInt8]) -> Void, observer: any ProgressObserver
  ) -> BatchCounts {
    let run = BatchRun(
      engine: self, defaults: defaults, nextLine: nextLine, write: write, observer: observer)
    workConcurrently(on: settings.threadCount, threadCount: settings.threadCount) { next in
      while next() != nil { run.work() }
    }
    return run.counts
  }
}

/// How a batch went.
public struct BatchCounts: Sendable, Equatable {
  /// Lines that were answered.
  public internal(set) var lines = 0
  /// Those that were answered with an error.
  public internal(set) var errors = 0
}

/// One batch, worked on by several threads.
///
///     lines ─ read one by one ─→ answered at once by all threads ─→ written in the order of the lines
private final class BatchRun: Sendable {
  /// Answers that wait for one before them; who would make another waits.
  private static let maximumWaiting = 1024

  private let engine: Engine
  private let defaults: MapRequest
  private let write: @Sendable ([UInt8]) -> Void
  private let observer: any ProgressObserver
  private let input: Mutex<Input>
  private let output = Mutex(Output())
  private let trees = Mutex(Trees())
  private let places = DispatchSemaphore(value: maximumWaiting)

  /// The trees that lines named so far.
  private struct Trees: Sendable {
    /// By root and revision as lines have them.
    var named: [[UInt8]: NamedTree] = [:]
    /// By their own names.
    var shared: [[UInt8]: SharedTree] = [:]
    /// What names of revisions stand for, by the paths of roots.
    var finders: [[UInt8]: RevisionFinder] = [:]
  }

  private struct NamedTree: Sendable {
    let choice: RevisionChoice?
    let run: MapRun
    let shared: SharedTree
  }

  private struct Input: Sendable {
    var nextLine: @Sendable () -> [UInt8]?
    var count = 0
  }

  private struct Output: Sendable {
    var counts = BatchCounts()
    /// Answers by the numbers of their lines; empty for lines without one.
    var waiting: [Int: [UInt8]] = [:]
    /// The last line whose answer is written.
    var written = 0
  }

  init(
    engine: Engine, defaults: MapRequest, nextLine: @escaping @Sendable () -> [UInt8]?,
    write: @escaping @Sendable ([UInt8]) -> Void, observer: any ProgressObserver
  ) {
    self.engine = engine
    self.defaults = defaults
    self.write = write
    self.observer = observer
    input = Mutex(Input(nextLine: nextLine))
  }

  var counts: BatchCounts { output.withLock { $0.counts } }

  /// Answers lines until there are no more, or the engine is stopped.
  func work() {
    while !engine.stop.isRaised {
      places.wait()
      let line = input.withLock { input -> (number: Int, text: [UInt8])? in
        guard let text = input.nextLine() else { return nil }
        input.count += 1
        return (input.count, text)
      }
      guard let line else {
        places.signal()
        return
      }
      // An answer to an empty line would be one to nothing.
      let isEmpty = line.text.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      finish(line.number, isEmpty ? nil : answer(line.text, line.number))
    }
  }

  /// Writes an answer when all before it are written.
  private func finish(_ number: Int, _ answer: Answer?) {
    output.withLock { output in
      if let answer {
        output.counts.lines += 1
        output.counts.errors += answer.isError ? 1 : 0
      }
      output.waiting[number] = answer?.text ?? []
      while let text = output.waiting.removeValue(forKey: output.written + 1) {
        output.written += 1
        if !text.isEmpty { write(text) }
        places.signal()
      }
    }
  }

  // MARK: - Answers

  private struct Answer {
    var text: [UInt8]
    var isError: Bool
  }

  private func answer(_ text: [UInt8], _ number: Int) -> Answer {
    do throws(BatchError) {
      let line = try BatchLine(text, defaults: defaults)
      do throws(EngineError) {
        let map = try map(line)
        return Answer(text: object(number, line.id, map), isError: false)
      } catch {
        throw BatchError(id: line.id, message: error.message)
      }
    } catch {
      return Answer(text: object(number, error), isError: true)
    }
  }

  private func map(_ line: BatchLine) throws(EngineError) -> RepositoryMap {
    let startedAt = monotonicTime()
    let tree = try tree(line)
    var request = line.request.choosing(tree.choice)
    request.startedAt = startedAt
    return try tree.run.map(request, in: tree.shared).get()
  }

  /// The tree that a line names.
  private func tree(_ line: BatchLine) throws(EngineError) -> NamedTree {
    let name = line.request.root + [0] + Array((line.revision ?? "").utf8)
    return try trees.withLock { trees throws(EngineError) in
      if let known = trees.named[name] { return known }
      let choice = try choice(line, &trees)
      let source = line.request.choosing(choice).source
      let shared =
        trees.shared[source.ownName] ?? SharedTree(MapStore(engine.settings, source))
      trees.shared[source.ownName] = shared
      let run = MapRun(engine: engine, source: source, observer: observer, store: shared.store)
      let tree = NamedTree(choice: choice, run: run, shared: shared)
      trees.named[name] = tree
      return tree
    }
  }

  /// What the revision of a line stands for.
  private func choice(
    _ line: BatchLine, _ trees: inout Trees
  ) throws(EngineError) -> RevisionChoice? {
    guard let name = line.revision else { return nil }
    let root = resolvedPath(line.request.root) ?? line.request.root
    let finder =
      if let known = trees.finders[root] { known } else {
        try RevisionFinder(line.request.root, environment: engine.settings.environment)
      }
    trees.finders[root] = finder
    return try finder.choice(name)
  }

  private func object(_ number: Int, _ id: JSONValue?, _ map: RepositoryMap) -> [UInt8] {
    object(number, id) { json in
      json.member("map") { $0.bytes(map.text) }
      if !map.warnings.isEmpty {
        json.member("warnings") { $0.array(map.warnings) { $0.string($1) } }
      }
    }
  }

  private func object(_ number: Int, _ error: BatchError) -> [UInt8] {
    object(number, error.id) { json in json.member("error") { $0.string(error.message) } }
  }

  private func object(
    _ number: Int, _ id: JSONValue?, _ more: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      switch id {
      case .string(let id): json.member("id") { $0.string(id) }
      case .integer(let id): json.member("id") { $0.number(id) }
      default: json.member("line") { $0.number(number) }
      }
      more(&json)
    }
    return json.text + [UInt8(ascii: "\n")]
  }
}
