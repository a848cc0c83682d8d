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
    var arguments = try logArguments(options.messages) + walkArguments(options.walk)
    if options.maximumCount < .max {
      arguments.append("--max-count=\(max(0, options.maximumCount))")
    }
    arguments.append(tip.hexadecimal)
    if let excluded = options.excluded { arguments.append("^\(excluded.hexadecimal)") }
    try readLog(arguments + ["--"] + scope, messages: options.messages, input: [], body)
  }

  /// Gives the commits that can be reached from `tip` and not from `excluded`, except merges: the
  /// newest `maximumCount` by commit time, then by name, in this order or another.
  ///
  /// Which ones these are depends on the set of commits alone, not on the order in which git finds
  /// them, so that what is read in parts is what is read at once.
  package func history(
    of tip: GitObjectID, excluding excluded: GitObjectID? = nil, maximumCount: Int,
    body: (GitCommit) throws(GitError) -> Bool
  ) throws(GitError) {
    var arguments = ["rev-list", "--timestamp"] + walkArguments(.withoutMerges)
    arguments.append(tip.hexadecimal)
    if let excluded { arguments.append("^\(excluded.hexadecimal)") }
    var commits = try timedCommits(arguments + ["--"] + scope)
    guard !commits.isEmpty else { return }
    commits.sort { ($1.time, $1.id) < ($0.time, $0.id) }
    var input: [UInt8] = []
    for commit in commits.prefix(maximumCount) {
      input += commit.id.hexadecimalBytes
      input.append(UInt8(ascii: "\n"))
    }
    try readLog(
      try logArguments(.omitted) + ["--no-walk=unsorted", "--stdin"], messages: .omitted,
      input: input,
      body)
  }

  private func logArguments(_ messages: GitMessages) throws(GitError) -> [String] {
    let options = [
      "log", "-z", "--raw", "--no-abbrev", "--no-notes", "--no-show-signature", "--no-decorate",
      "--no-mailmap", "--encoding=UTF-8", "--relative", LogParser.format(messages),
    ]
    // Telling whether contents are similar takes contents.
    let renames = try isPartialClone() ? ["-M100%"] : []
    return options + GitRepositoryReader.diffOptions + renames
  }

  private func walkArguments(_ walk: GitLogOptions.Walk) -> [String] {
    // Without it, git leaves out sides of merges that had no lasting effect below the root.
    let history = isBelowTop ? ["--full-history"] : []
    switch walk {
    case .all: return history
    case .withoutMerges: return history + ["--no-merges"]
    case .firstParent: return ["--first-parent", "--diff-merges=first-parent"]
    }
  }

  private func readLog(
    _ arguments: [String], messages: GitMessages, input: [UInt8], _ body: LogParser.Body
  ) throws(GitError) {
    var fields = FieldSplitter()
    var parser = LogParser(messages: messages)
    let exit = try run(arguments, input: input) { chunk throws(GitError) in
      try fields.split(chunk) { field throws(GitError) in try parser.take(field, body) }
    }
    guard !exit.wasStopped else { return }
    guard !fields.isWithinField else { throw .malformedOutput("log") }
    _ = try parser.finish(body)
  }

  /// Reads lines of a time, a space and the name of a commit.
  private func timedCommits(
    _ arguments: [String]
  ) throws(GitError) -> [(time: Int64, id: GitObjectID)] {
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
