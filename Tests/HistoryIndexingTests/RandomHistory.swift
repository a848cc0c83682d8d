import HistoryIndexing
import SourceModel
import TestSupport

/// A history that was made at random: commits in the order in which they were made.
struct RandomHistory {
  private(set) var commits: [HistoryCommit] = []
  private var random: SeededGenerator
  private var time: Int64 = 1_600_000_000
  private static let names = (0..<30).map { RepositoryPath("\($0 % 4)/file-\($0)") }
  static let words = ["cache", "parse header", "readFile", "the", "timeout: 30", "größe", "\u{0}"]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  /// Adds commits.
  mutating func grow(by count: Int) {
    for _ in 0..<count { commits.append(commit()) }
  }

  /// Takes the newest commits back, as a rewritten history does.
  mutating func cut(by count: Int) {
    commits.removeLast(min(count, commits.count))
  }

  /// The name of the newest commit.
  var tip: [UInt8] {
    [UInt8](repeating: UInt8(truncatingIfNeeded: commits.count), count: 20)
  }

  /// What an index of all commits is.
  func rebuilt() -> HistoryIndex { HistoryIndex(commits, tip: tip) }

  private mutating func commit() -> HistoryCommit {
    // Mostly forward, often the same second, sometimes back, rarely nonsense.
    if random.chance(percent: 60) { time += Int64.random(in: 0...9_000_000, using: &random) }
    if random.chance(percent: 10) { time -= 20_000_000 }
    let nonsense = random.pick([Int64.min, .max, 0, -1])
    let stated = random.chance(percent: 2) ? nonsense : time
    let isWide = random.chance(percent: 4)
    let count = isWide ? 40 : Int.random(in: 0...6, using: &random)
    let changes = (0..<count).map { number in change(isWide ? number : nil) }
    return HistoryCommit(
      id: random.bytes(count: 20), time: stated,
      message: HistoryMessage(subject: text(), body: text()), changes: changes)
  }

  private mutating func text() -> [UInt8] {
    if random.chance(percent: 5) { return random.bytes(count: 700) }
    let words = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      random.pick(RandomHistory.words)
    }
    return Array(words.joined(separator: random.pick([" ", "\n"])).utf8)
  }

  private mutating func change(_ number: Int?) -> HistoryChange {
    let path = number.map { RepositoryPath("wide/\($0)") } ?? random.pick(RandomHistory.names)
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return HistoryChange(path, isDeletion: true)
    case 1, 2: return HistoryChange(path, origin: random.pick(RandomHistory.names))
    default: return HistoryChange(path)
    }
  }
}
