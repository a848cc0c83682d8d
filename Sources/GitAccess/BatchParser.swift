internal import SourceModel

/// Reads the output of `cat-file --batch`: for each object `<id> <type> <size>`, a line feed, the
/// content and another line feed; or `<id> missing` and a line feed.
struct BatchParser {
  private enum State {
    case header
    /// Within a content that is wanted, and its line feed.
    case content(size: Int, isBlob: Bool)
    /// Within one that isn't; number of bytes still to come.
    case skipped(Int)
  }

  /// A header is a name of 64 digits, a word and a number.
  private static let maximumHeaderBytes = 256

  private let count: Int
  private let maximumBytes: Int
  private var index = 0
  private var state = State.header
  /// The beginning of a header or content whose end hasn't come yet.
  private var pending: [UInt8] = []

  init(count: Int, maximumBytes: Int) {
    self.count = count
    self.maximumBytes = maximumBytes
  }

  /// Whether all objects have come, to the end of the last one.
  var isComplete: Bool {
    guard case .header = state else { return false }
    return index == count && pending.isEmpty
  }

  typealias Body = (_ index: Int, _ blob: GitBlob) throws(GitError) -> Bool

  mutating func parse(
    _ chunk: UnsafeRawBufferPointer, _ body: Body
  ) throws(GitError) -> Bool {
    var rest = chunk
    while !rest.isEmpty {
      switch state {
      case .header: if try !parseHeader(&rest, body) { return false }
      case .content(let size, let isBlob):
        if try !parseContent(&rest, size: size, isBlob: isBlob, body) { return false }
      case .skipped(let bytes):
        let step = min(bytes, rest.count)
        rest = UnsafeRawBufferPointer(rebasing: rest[step...])
        state = step == bytes ? .header : .skipped(bytes - step)
      }
    }
    return true
  }

  private mutating func parseHeader(
    _ rest: inout UnsafeRawBufferPointer, _ body: Body
  ) throws(GitError) -> Bool {
    let end = rest.firstIndex(of: UInt8(ascii: "\n"), from: 0)
    pending.append(contentsOf: rest[..<(end ?? rest.count)])
    rest = UnsafeRawBufferPointer(rebasing: rest[(end.map { $0 + 1 } ?? rest.count)...])
    guard pending.count <= BatchParser.maximumHeaderBytes, index < count else {
      throw .malformedOutput("cat-file")
    }
    guard end != nil else { return true }
    let words = pending.split(separator: UInt8(ascii: " "))
    pending.removeAll(keepingCapacity: true)
    guard words.count == 3 else {
      index += 1
      return try body(index - 1, .missing)
    }
    guard let size = Int(String(decoding: words[2], as: UTF8.self)), size >= 0, size < Int.max
    else { throw .malformedOutput("cat-file") }
    if size <= maximumBytes {
      state = .content(size: size, isBlob: words[1].elementsEqual("blob".utf8))
      return true
    }
    state = .skipped(size + 1)
    index += 1
    return try body(index - 1, .tooLarge(size: size))
  }

  private mutating func parseContent(
    _ rest: inout UnsafeRawBufferPointer, size: Int, isBlob: Bool, _ body: Body
  ) throws(GitError) -> Bool {
    let whole = size + 1
    // Most contents lie in one chunk and are read there.
    if pending.isEmpty, rest.count >= whole {
      let content = UnsafeRawBufferPointer(rebasing: rest[..<size])
      rest = UnsafeRawBufferPointer(rebasing: rest[whole...])
      return try finish(content, isBlob: isBlob, body)
    }
    let step = min(whole - pending.count, rest.count)
    pending.append(contentsOf: rest[..<step])
    rest = UnsafeRawBufferPointer(rebasing: rest[step...])
    guard pending.count == whole else { return true }
    let content = pending
    pending = []
    let answer: Result<Bool, GitError> = content.withUnsafeBytes { bytes in
      let content = UnsafeRawBufferPointer(rebasing: bytes[..<size])
      do throws(GitError) { return .success(try finish(content, isBlob: isBlob, body)) } catch {
        return .failure(error)
      }
    }
    return try answer.get()
  }

  private mutating func finish(
    _ content: UnsafeRawBufferPointer, isBlob: Bool, _ body: Body
  ) throws(GitError) -> Bool {
    state = .header
    index += 1
    return try body(index - 1, isBlob ? .content(content) : .missing)
  }
}
