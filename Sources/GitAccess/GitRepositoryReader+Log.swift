// Logs are read in two steps: first the names of commits, which decide what is read, then what each
// commit says and changed, from a list of names. So a commit that git can't compare stops nothing:
// the list goes on behind it.

internal import SourceModel

/// Which commits a log has, and what of them.
package struct GitLogOptions: Sendable {
  /// Which of the commits that can be reached.
  package enum Walk: Sendable {
    /// All. Merges have no changes of their own.
    case all
    /// All but merges.
    case withoutMerges
    /// The first parent of each; a merge has all changes that it brought in.
    case firstParent
  }

  package var walk: Walk
  package var messages: GitMessages
  /// Ends the log after so many commits.
  package var maximumCount: Int
  /// Leaves out this commit and all before it.
  package var excluded: GitObjectID?

  package init(
    walk: Walk = .withoutMerges, messages: GitMessages = .whole, maximumCount: Int = .max,
    excluded: GitObjectID? = nil
  ) {
    self.walk = walk
    self.messages = messages
    self.maximumCount = maximumCount
    self.excluded = excluded
  }
}

extension GitRepositoryReader {
  /// Gives the commits that can be reached from `tip`, newest first, until `body` returns false.
  ///
  /// Where the root is below the top, only commits that change something below it.
  package func log(
    from tip: GitObjectID, _ options: GitLogOptions,
    body: (GitCommit) throws(GitError) -> Bool
  ) throws(GitError) {
    var limits = walkArguments(options.walk)
    if options.maximumCount < .max { limits.append("--max-count=\(max(0, options.maximumCount))") }
    let commits = try timedCommits(from: tip, excluding: options.excluded, limits)
    try read(
      commits.map(\.id), CommitQuestion(messages: options.messages, walk: options.walk), body)
  }

  /// Gives the commits that can be reached from `tip` and not from `excluded`, except merges: the
  /// newest `maximumCount` by commit time, then by name.
  ///
  /// Which ones these are depends on the set of commits alone, not on the order in which git finds
  /// them, so that what is read in parts is what is read at once.
  ///
  /// - Parameters:
  ///   - tip: The newest commit.
  ///   - excluded: A commit that is left out with all before it.
  ///   - walkedCount: So many commits, as git finds them, are considered: a bound for histories of
  ///     millions. Git goes by time too, and strays from it where a commit is younger than its child.
  ///   - maximumCount: So many are given.
  ///   - body: Takes a commit; `false` ends.
  /// - Throws: What `body` throws, and as every run of git.
  package func history(
    of tip: GitObjectID, excluding excluded: GitObjectID? = nil, walkedCount: Int = .max,
    maximumCount: Int, body: (GitCommit) throws(GitError) -> Bool
  ) throws(GitError) {
    var limits = walkArguments(.withoutMerges)
    if walkedCount < .max { limits.append("--max-count=\(max(0, walkedCount))") }
    var commits = try timedCommits(from: tip, excluding: excluded, limits)
    commits.sort { ($1.time, $1.id) < ($0.time, $0.id) }
    try read(
      commits.prefix(maximumCount).map(\.id),
      CommitQuestion(messages: .whole, walk: .withoutMerges), body)
  }

  private func walkArguments(_ walk: GitLogOptions.Walk) -> [String] {
    // Without it, git leaves out sides of merges that had no lasting effect below the root.
    let history = isBelowTop ? ["--full-history"] : []
    switch walk {
    case .all: return history
    case .withoutMerges: return history + ["--no-merges"]
    case .firstParent: return ["--first-parent"]
    }
  }

  /// Commits with their times, in the order of git.
  private func timedCommits(
    from tip: GitObjectID, excluding excluded: GitObjectID?, _ limits: [String]
  ) throws(GitError) -> [(time: Int64, id: GitObjectID)] {
    let exclusion = excluded.map { ["^\($0.hexadecimal)"] } ?? []
    let arguments =
      ["rev-list", "--timestamp"] + limits + [tip.hexadecimal] + exclusion + ["--"] + scope
    var commits: [(time: Int64, id: GitObjectID)] = []
    var pending: [UInt8] = []
    _ = try run(arguments) { chunk throws(GitError) in
      pending.append(contentsOf: chunk)
      guard let last = pending.lastIndex(of: UInt8(ascii: "\n")) else { return true }
      for line in pending[..<last].split(separator: UInt8(ascii: "\n")) {
        let words = line.split(separator: UInt8(ascii: " "))
        guard words.count == 2, let time = Int64(String(decoding: words[0], as: UTF8.self)),
          let id = GitObjectID(hexadecimal: words[1])
        else { throw .malformedOutput("rev-list") }
        commits.append((time, id))
      }
      pending.removeFirst(last + 1)
      return true
    }
    return commits
  }
}
