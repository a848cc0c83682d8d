import RepoMapKit
import TestSupport

/// What an engine says: bytes, or why it has nothing to say.
enum Answer: Equatable {
  case text([UInt8])
  case refusal(String)

  /// The first line in which two answers differ, for people.
  func difference(from expected: Answer) -> String {
    let own = lines
    let other = expected.lines
    let same = zip(own, other).prefix { $0 == $1 }.count
    let line = { (lines: [Substring]) in same < lines.count ? "'\(lines[same])'" : "the end" }
    return "line \(same + 1) is \(line(own)), and \(line(other)) without a cache"
  }

  private var lines: [Substring] {
    let text =
      switch self {
      case .text(let bytes): String(decoding: bytes, as: UTF8.self)
      case .refusal(let message): "error: \(message)"
      }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
  }
}

/// An answer, and what the user was told with it.
struct Reply {
  var answer: Answer
  var warnings: [String] = []
  var parsedCount = 0
  var isPartial = false
}

/// A question about a tree: a map, or now and then the tags, or where a name is used.
struct RandomQuestion: CustomStringConvertible {
  private var request: MapRequest
  private var asksForTags = false
  private var references: ReferenceRequest?
  let description: String

  /// - Parameters:
  ///   - root: Path of the tree.
  ///   - paths: Files that may be in focus or mentioned; rarely some that are none.
  ///   - taskPercent: How many of a hundred have a task.
  ///   - generator: Decides which.
  init(
    root: String, paths: [String], taskPercent: Int, using generator: inout SeededGenerator
  ) {
    request = MapRequest(root: Array(root.utf8))
    request.budgetTokens = generator.pick([64, 128, 256, 512, 1024, 4096])
    var parts = ["\(request.budgetTokens) tokens"]
    if generator.chance(percent: 40), let path = paths.randomElement(using: &generator) {
      let places = ["", ":\(Int.random(in: 1...40, using: &generator))"]
      let place = path + generator.pick(places + ["#\(generator.pick(RandomTree.names))"])
      request.focus.append(Array(place.utf8))
      parts.append("focus \(place)")
    }
    if generator.chance(percent: 40) {
      request.mentions.append(generator.pick(RandomTree.names + paths))
      parts.append("mention \(request.mentions[0])")
    }
    if generator.chance(percent: taskPercent) {
      let name = generator.pick(RandomTree.names)
      request.task = "Why does \(name) fail after \(generator.pick(RandomTree.names))?"
      parts.append("task with \(name)")
    }
    if generator.chance(percent: taskPercent / 2), let path = paths.randomElement(using: &generator)
    {
      let line = Int.random(in: 1...40, using: &generator)
      request.trace = Array("\(path):\(line): error: no \(generator.pick(RandomTree.names))".utf8)
      parts.append("trace to \(path):\(line)")
    }
    if generator.chance(percent: taskPercent / 2), let path = paths.randomElement(using: &generator)
    {
      let line = Int.random(in: 1...40, using: &generator)
      let patch = "--- a/\(path)\n+++ b/\(path)\n@@ -\(line) +\(line),2 @@\n a\n+b\n"
      request.diff = TaskDiff(text: Array(patch.utf8), isApplied: generator.chance(percent: 50))
      parts.append("change of \(path):\(line)")
    }
    if generator.chance(percent: 10) {
      asksForTags = true
      parts = ["tags"]
    }
    if generator.chance(percent: 25) {
      let name = generator.pick(RandomTree.names)
      var references = ReferenceRequest(root: request.root, address: Array(name.utf8))
      references.relation = generator.pick(ReferenceRequest.Relation.allCases)
      references.depth = Int.random(in: 1...4, using: &generator)
      self.references = references
      parts = ["\(references.relation) of \(name)"]
    }
    description = parts.joined(separator: ", ")
  }

  /// Whether the engine looks at the tree whatever it is told of it.
  var looksItself: Bool { asksForTags || references != nil }

  /// Asks `engine`.
  ///
  /// - Parameters:
  ///   - engine: Answers.
  ///   - changedPaths: What it is told to have changed since it was asked last; nil if it has to
  ///     look itself.
  ///   - deadline: After how many files it has no more time.
  /// - Returns: The answer, with all that comes with it.
  func reply(
    of engine: Engine, changedPaths: Set<String>? = nil, deadline: Deadline? = nil
  ) -> Reply {
    reply(of: engine, request, changedPaths: changedPaths, deadline: deadline)
  }

  /// Asks `engine` for a map of a revision of the tree at `root`.
  func reply(of engine: Engine, choosing choice: RevisionChoice, of root: String) -> Reply {
    var request = request.choosing(choice)
    request.root = Array(root.utf8)
    return reply(of: engine, request, changedPaths: nil, deadline: nil)
  }

  private func reply(
    of engine: Engine, _ request: MapRequest, changedPaths: Set<String>?, deadline: Deadline?
  ) -> Reply {
    var request = request
    request.fileDeadline = deadline
    request.changedPaths = changedPaths?.sorted().map { Array($0.utf8) }
    do throws(EngineError) {
      if let references {
        let listing = try engine.references(references, observer: Silence())
        return Reply(
          answer: .text(listing.json + listing.text), warnings: listing.warnings,
          parsedCount: listing.statistics.parsedFiles)
      }
      if asksForTags {
        let tags = try engine.tags(of: request.root, form: .json, observer: Silence())
        return Reply(
          answer: .text(tags.text), warnings: tags.warnings,
          parsedCount: tags.statistics.parsedFiles)
      }
      let map = try engine.map(request, observer: Silence())
      return Reply(
        answer: .text(map.text), warnings: map.warnings, parsedCount: map.statistics.parsedFiles,
        isPartial: map.isPartial)
    } catch .noSourceFiles(let tree) {
      return Reply(
        answer: .refusal(EngineError.noSourceFiles(tree).message), warnings: tree.warnings)
    } catch {
      return Reply(answer: .refusal(error.message))
    }
  }
}
