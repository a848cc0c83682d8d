internal import SourceModel

/// Cuts output into fields that end with a zero byte, whatever the chunks it comes in.
struct FieldSplitter {
  /// Messages of commits are the longest fields; git itself refuses objects far below what would
  /// be too much for memory, but not this one.
  static let maximumFieldBytes = 1 << 24

  /// The beginning of a field whose end hasn't come yet.
  private var pending: [UInt8] = []

  /// Whether output ended within a field.
  var isWithinField: Bool { !pending.isEmpty }

  /// Calls `body` with each field that ends in this chunk, until it returns false.
  ///
  /// - Returns: Whether all calls returned true.
  /// - Throws: What `body` throws; `malformedOutput` for a field above the bound.
  mutating func split(
    _ chunk: UnsafeRawBufferPointer, body: (UnsafeRawBufferPointer) throws(GitError) -> Bool
  ) throws(GitError) -> Bool {
    var start = 0
    while let end = chunk.firstIndex(of: 0, from: start) {
      let part = UnsafeRawBufferPointer(rebasing: chunk[start..<end])
      start = end + 1
      guard !pending.isEmpty else {
        if try !body(part) { return false }
        continue
      }
      pending.append(contentsOf: part)
      let field = pending
      pending.removeAll(keepingCapacity: true)
      if try !withBytes(field, body) { return false }
    }
    pending.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[start...]))
    guard pending.count <= FieldSplitter.maximumFieldBytes else {
      throw .malformedOutput("a field is too long")
    }
    return true
  }
}

/// As `withUnsafeBytes`, with the type of the error.
private func withBytes(
  _ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws(GitError) -> Bool
) throws(GitError) -> Bool {
  let result: Result<Bool, GitError> = bytes.withUnsafeBytes { buffer in
    do throws(GitError) { return .success(try body(buffer)) } catch { return .failure(error) }
  }
  return try result.get()
}
