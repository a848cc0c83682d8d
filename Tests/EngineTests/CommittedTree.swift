import TestSupport

/// The repository around a random tree, whose history a sequence of edits goes on with.
struct CommittedTree {
  private let root: String
  private var time = 1_700_000_000

  /// A repository in the directory `root`, whose files are committed; `nil` where there is no git.
  init?(root: String) {
    self.root = root
    guard git("init", "--quiet", "--initial-branch=main") else { return nil }
    commit("begin", [])
  }

  /// Does a random thing to the history.
  ///
  /// - Returns: What was done, in a few words.
  mutating func change(using generator: inout SeededGenerator) -> String {
    // Often the same second, now and then an earlier one.
    time += generator.pick([0, 1, 1000, -500])
    let words = (0..<3).map { _ in generator.pick(RandomTree.names) }.joined(separator: " ")
    switch Int.random(in: 0..<100, using: &generator) {
    case 0..<10:
      _ = git("reset", "--quiet", "--soft", "HEAD~1")
      return "last commit taken back"
    case 10..<20:
      commit(words, ["--amend"])
      return "last commit made again: \(words)"
    case 20..<30:
      _ = git("pack-refs", "--all")
      commit(words, [])
      return "references packed, then committed: \(words)"
    default:
      commit(words, [])
      return "committed: \(words)"
    }
  }

  private func commit(_ message: String, _ options: [String]) {
    // Files that can't be read are left out.
    _ = git("add", "--all", "--ignore-errors")
    _ = git(["commit", "--quiet", "--allow-empty", "--message", message] + options)
  }

  private func git(_ arguments: String...) -> Bool { git(arguments) }

  private func git(_ arguments: [String]) -> Bool {
    let environment = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C",
      "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@invalid", "GIT_AUTHOR_DATE": "\(time) +0000",
      "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@invalid",
      "GIT_COMMITTER_DATE": "\(time) +0000",
    ]
    let result = try? runProcess(["git"] + arguments, in: root, environment: environment)
    return result?.status == 0
  }
}
