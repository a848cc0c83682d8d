internal import SourceModel

/// What is asked about commits.
struct CommitQuestion {
  let messages: GitMessages
  let walk: GitLogOptions.Walk
}

/// How files that were renamed are found.
enum RenameSearch: String {
  /// By what their contents have in common, which takes the contents.
  case similar = "-M50%"
  /// Only where their contents are the same, for which the names of the contents are enough.
  case unchanged = "-M100%"
}

extension GitRepositoryReader {
  /// So many commits are tried one by one before contents aren't asked for any more, a few
  /// milliseconds each: a repository that lacks more than that lacks it by intention.
  private static let maximumRetries = 100

  /// Gives what the commits say and changed, in the order of `ids`, until `body` returns false.
  ///
  /// Where contents are missing, files that were changed and renamed at once count as deleted and
  /// added.
  func read(
    _ ids: [GitObjectID], _ question: CommitQuestion, _ body: LogParser.Body
  ) throws(GitError) {
    var rest = ids[...]
    var retries = 0
    var search = try isPartialClone() ? RenameSearch.unchanged : .similar
    var hasEnough = false
    func give(_ commit: GitCommit) throws(GitError) -> Bool {
      hasEnough = try !body(commit)
      return !hasEnough
    }
    while true {
      let (count, failure) = try readSome(rest, question, search, give)
      rest = rest.dropFirst(count)
      guard !hasEnough, let failure, let next = rest.first else { return }
      guard search == .similar else { throw failure }
      // The one that failed is the next, or the one after it, which git was about to write.
      if try readSome([next], question, .similar, give).failure != nil {
        if let failure = try readSome([next], question, .unchanged, give).failure { throw failure }
        retries += 1
        if retries == GitRepositoryReader.maximumRetries { search = .unchanged }
      }
      guard !hasEnough else { return }
      rest = rest.dropFirst()
    }
  }

  /// Gives commits until git fails.
  ///
  /// - Returns: How many were given, and how git failed.
  private func readSome(
    _ ids: ArraySlice<GitObjectID>, _ question: CommitQuestion, _ search: RenameSearch,
    _ body: LogParser.Body
  ) throws(GitError) -> (count: Int, failure: GitError?) {
    guard !ids.isEmpty else { return (0, nil) }
    var input: [UInt8] = []
    for id in ids {
      input += id.hexadecimalBytes
      input.append(UInt8(ascii: "\n"))
    }
    var count = 0
    func give(_ commit: GitCommit) throws(GitError) -> Bool {
      // Counting on needs the order.
      guard count < ids.count, commit.id == ids[ids.startIndex + count] else {
        throw .malformedOutput("log")
      }
      count += 1
      return try body(commit)
    }
    var fields = FieldSplitter()
    var parser = LogParser(messages: question.messages)
    let arguments = logArguments(question, search)
    let exit = try run(arguments, input: input, acceptsFailure: true) { chunk throws(GitError) in
      try fields.split(chunk) { field throws(GitError) in try parser.take(field, give) }
    }
    if exit.wasStopped { return (count, nil) }
    // What came last may be incomplete.
    guard exit.status == 0 else {
      return (count, .failed(status: exit.status, message: exit.message))
    }
    guard !fields.isWithinField else { throw .malformedOutput("log") }
    let goesOn = try parser.finish(give)
    guard !goesOn || count == ids.count else { throw .malformedOutput("log") }
    return (count, nil)
  }

  private func logArguments(_ question: CommitQuestion, _ search: RenameSearch) -> [String] {
    let options = [
      "log", "-z", "--raw", "--no-abbrev", "--no-notes", "--no-show-signature", "--no-decorate",
      "--no-mailmap", "--encoding=UTF-8", "--relative", "--no-walk=unsorted", "--stdin",
      LogParser.format(question.messages),
    ]
    let merges: [String]
    switch question.walk {
    case .all, .withoutMerges: merges = ["--diff-merges=off"]
    case .firstParent: merges = ["--diff-merges=first-parent"]
    }
    return options + merges + GitRepositoryReader.diffOptions + [search.rawValue]
  }
}
