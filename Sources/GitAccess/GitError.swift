/// Why git gave no answer.
package enum GitError: Error, Sendable, Equatable {
  /// There is no `git` in the directories of `PATH`, or it can't be started.
  case notFound
  /// The directory isn't in the work tree of a repository that git would read.
  case notARepository
  /// What the user named is no commit, no range of commits, or has no common ancestor.
  case unknownRevision(String)
  /// Git ended with an error; `status` is its exit code, or 128 plus the signal that ended it.
  case failed(status: Int32, message: String)
  /// Git wrote more than the bound of this answer.
  case outputTooLarge(limitBytes: Int)
  /// What git wrote isn't what its documentation says.
  case malformedOutput(String)
  /// The operating system refused a pipe or a process; `code` is its `errno`.
  case system(code: Int32)
  /// The caller asked to stop.
  case cancelled
}
