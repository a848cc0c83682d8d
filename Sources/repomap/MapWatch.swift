internal import ArgumentParsing
internal import RepoMapKit

#if canImport(Glibc)
  internal import Glibc
#endif

/// `repomap map --watch`: writes a map to a file, and again after each burst of changes.
///
/// ```
/// map ─→ other bytes? ─→ file ─→ wait for changes ─→ map …
///   └─ root gone: look each second
/// ```
///
/// Signals end it: while it works, when that has come to an end that leaves nothing half written; while it waits, at
/// once, because nothing is held then.
final class MapWatch {
  /// Seconds between two looks for a root that is gone: people move directories, and wait for nothing meanwhile.
  private static let rootSeconds: UInt32 = 1
  /// The longest time for which nothing is looked at, where changes are seen. What no event tells, as the user's settings,
  /// is seen then.
  private static let waitMilliseconds = 3_600_000

  /// After a map for which there was no time, the next one goes on with the work, and leaves some of the machine to others.
  private static let partialMilliseconds = 100

  private let arguments: ParsedArguments
  private let console: Console
  private let output: ArgumentValue
  private let root: [UInt8]
  /// The last run, whose engine goes on.
  private var last: EngineRun?
  /// When the work began; of the first map, when the program did.
  private var startedAt: Int64
  /// What was written last.
  private var written: [UInt8]?
  /// What was told last of what went wrong.
  private var problem: String?
  private var isBlindnessTold = false
  /// Whether there was a map, or might have been one: from then on, errors don't end it.
  private var isRunning = false

  /// - Throws: What is wrong with the arguments.
  init(_ arguments: ParsedArguments, _ console: Console) throws {
    let others = ["rev", "fail-over"].filter { arguments.last($0) != nil }
    let flags = ["check"].filter { arguments.hasFlag($0) }
    if let other = (others + flags).first {
      throw ArgumentError.exclusive(options: ["--watch", "--\(other)"])
    }
    guard let output = arguments.last("output") else {
      throw ArgumentError.missingArgument("--output FILE, which --watch writes")
    }
    self.arguments = arguments
    self.console = console
    self.output = output
    root = rootBytes(arguments, console)
    startedAt = console.context.startedAt
    console.isRepeating = true
  }

  /// Goes on until a signal ends the process.
  ///
  /// - Throws: Where already the first map can't be made, or written.
  func run() throws -> ExitStatus {
    limitHeaps()
    while true {
      let mark = last.map { $0.engine.watchMark(of: root) }
      var isPartial = false
      do {
        isPartial = try writeMap()
        problem = nil
      } catch EngineError.cancelled {
        throw EngineError.cancelled
      } catch let error as EngineError {
        guard isRunning || error.isOfTree else { throw error }
        tell(error)
        if error.isOfRoot {
          sleep(MapWatch.rootSeconds)
          startedAt = monotonicTime()
          continue
        }
      } catch {
        guard isRunning else { throw error }
        tell("\(error)")
      }
      isRunning = true
      // The first map of an engine is made before it is known what to wait for: it is made again.
      if let mark { wait(since: mark, isPartial: isPartial) }
      startedAt = monotonicTime()
    }
  }

  /// Makes the map and writes it if it is another one.
  ///
  /// - Returns: Whether there was no time for all of it.
  private func writeMap() throws -> Bool {
    let run = try EngineRun(arguments, console, after: last)
    last = run
    run.engine.watch(root)
    var request = try QuestionArguments.request(root: root, arguments, run)
    request.startedAt = startedAt
    try FormArguments.apply(arguments, to: &request, console)
    // Signals are held up until the file is whole.
    let map = try run.perform { engine, observer in
      let map = try engine.map(request, observer: observer)
      if engine.stopHandle.isRaised { throw EngineError.cancelled }
      if try isOther(map.text) {
        try writeResult(map.text, to: output.bytes)
        note(map)
      }
      written = map.text
      return map
    }
    run.report(map.warnings)
    if case .blind(let reason) = run.engine.watch(root), !isBlindnessTold {
      isBlindnessTold = true
      console.warn(["changes can't be watched: \(reason); looking each second"])
    }
    return map.isPartial
  }

  /// Whether the file isn't the map already.
  private func isOther(_ map: [UInt8]) throws -> Bool {
    if !isRegularFile(output.bytes) { return written != map || isMissing(output.bytes) }
    return (try? readWholeFile(output.bytes)) != map
  }

  private func note(_ map: RepositoryMap) {
    guard console.isVerbose else { return }
    let milliseconds = (monotonicTime() - startedAt) / 1_000_000
    let count = map.statistics.readFiles
    console.writeError(
      "\(output.text): written, \(count) \(count == 1 ? "file" : "files") read, \(milliseconds) ms")
  }

  private func wait(since mark: WatchMark, isPartial: Bool) {
    guard let engine = last?.engine else { return }
    let passedOver = Set(writtenPaths(for: output.bytes, below: root))
    _ = engine.waitForChanges(
      of: root, since: mark, passingOver: passedOver,
      milliseconds: isPartial ? MapWatch.partialMilliseconds : MapWatch.waitMilliseconds)
  }

  /// Tells an error, once as long as it stays the same.
  private func tell(_ error: EngineError) {
    tell(error.isOfRoot ? "\(error.message); waiting for it" : error.message)
  }

  private func tell(_ text: String) {
    if problem != text { console.writeError(text) }
    problem = text
  }
}

extension EngineError {
  /// Whether the root is gone.
  fileprivate var isOfRoot: Bool {
    switch self {
    case .rootMissing, .rootNotDirectory, .rootUnreadable: true
    default: false
    }
  }

  /// Whether the tree may hold something later.
  fileprivate var isOfTree: Bool {
    if case .noSourceFiles = self { true } else { false }
  }
}
