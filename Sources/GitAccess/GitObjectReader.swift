internal import SourceModel
internal import Synchronization

/// Reads contents of a repository one by one, as they are asked for, from one run of git.
///
/// Safe to use from several threads, which wait for each other. Git is started by the first question and ends with
/// this object.
package final class GitObjectReader: Sendable {
  private let reader: GitRepositoryReader
  private let process = Mutex<ChildProcess?>(nil)

  /// A reader of the objects of a repository.
  package init(_ reader: GitRepositoryReader) {
    self.reader = reader
  }

  /// Gives the content of an object to `body`.
  ///
  /// - Parameters:
  ///   - id: Name of the object.
  ///   - maximumBytes: A content above it is passed over.
  ///   - body: Called once.
  /// - Throws: What kept git from answering. The next question starts it again.
  package func blob(
    _ id: GitObjectID, maximumBytes: Int, body: (GitBlob) -> Void
  ) throws(GitError) {
    let result = process.withLock { process -> Result<Void, GitError> in
      do throws(GitError) {
        try ask(id, maximumBytes: maximumBytes, &process, body)
        return .success(())
      } catch {
        process = nil
        return .failure(error)
      }
    }
    try result.get()
  }

  private func ask(
    _ id: GitObjectID, maximumBytes: Int, _ process: inout ChildProcess?, _ body: (GitBlob) -> Void
  ) throws(GitError) {
    if process == nil { process = try reader.start(["cat-file", "--batch"]) }
    var parser = BatchParser(count: 1, maximumBytes: maximumBytes)
    let question = id.hexadecimalBytes + [UInt8(ascii: "\n")]
    let isComplete = try process?.ask(question, isCancelled: reader.isStopped) {
      chunk throws(GitError) in
      _ = try parser.parse(chunk) { _, blob throws(GitError) in
        body(blob)
        return true
      }
      return !parser.isComplete
    }
    guard isComplete == true else { throw .malformedOutput("cat-file") }
  }
}
