internal import SourceModel

/// What git knows about an object that was asked for.
package enum GitBlob {
  /// Its bytes, valid during the call.
  case content(UnsafeRawBufferPointer)
  /// There is no such object, or it is no file's content.
  case missing
  /// It is larger than the caller wanted.
  case tooLarge(size: Int)
}

extension GitRepositoryReader {
  /// Gives the contents of many objects, in the order of `ids`, from one run of git.
  ///
  /// - Parameters:
  ///   - ids: Names of objects.
  ///   - maximumBytes: Contents above it are passed over.
  ///   - body: Called once for each, with the index of the name; returns whether to go on.
  /// - Throws: What `body` throws, or what kept git from answering.
  package func blobs(
    _ ids: [GitObjectID], maximumBytes: Int,
    body: (_ index: Int, _ blob: GitBlob) throws(GitError) -> Bool
  ) throws(GitError) {
    guard !ids.isEmpty else { return }
    var input: [UInt8] = []
    input.reserveCapacity(ids.count * 65)
    for id in ids {
      input += id.hexadecimalBytes
      input.append(UInt8(ascii: "\n"))
    }
    var parser = BatchParser(count: ids.count, maximumBytes: maximumBytes)
    let exit = try run(["cat-file", "--batch", "--buffer"], input: input) {
      chunk throws(GitError) in
      try parser.parse(chunk, body)
    }
    guard exit.wasStopped || parser.isComplete else { throw .malformedOutput("cat-file") }
  }
}
