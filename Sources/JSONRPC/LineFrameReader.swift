#if canImport(Glibc)
  internal import Glibc
#endif

/// Tells messages apart that stand on lines of their own.
///
/// A line ends with LF, before which may be a CR. Blank lines are nothing. A line that is too long is reported as soon as it
/// is, and skipped up to its end.
struct LineFrameReader: FrameReader {
  private let maximumLineBytes: Int
  /// What has come of the line.
  private var line: [UInt8] = []
  private var isSkipping = false

  init(maximumLineBytes: Int) { self.maximumLineBytes = maximumLineBytes }

  mutating func next(from input: inout ArraySlice<UInt8>) -> Frame? {
    while !input.isEmpty {
      let (piece, isComplete) = input.removeLine()
      if isSkipping {
        isSkipping = !isComplete
        continue
      }
      if line.count + piece.count > maximumLineBytes {
        line = []
        isSkipping = !isComplete
        return .failure(.oversizedMessage(limit: maximumLineBytes))
      }
      line.append(contentsOf: piece)
      if isComplete, let frame = finish() { return frame }
    }
    return nil
  }

  /// What has come of the line as a message; `nil` where it is blank.
  mutating func finish() -> Frame? {
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) {
      line.removeAll(keepingCapacity: true)
      return nil
    }
    defer { line = [] }
    return .success(line)
  }

  /// Lines end where they end.
  mutating func distrust() {}
}

extension ArraySlice<UInt8> {
  /// Takes away all up to the first LF.
  ///
  /// - Returns: What stood before it, and whether there was one.
  mutating func removeLine() -> (line: ArraySlice<UInt8>, isComplete: Bool) {
    let length = withUnsafeBytes { bytes -> Int? in
      guard let start = bytes.baseAddress, let end = memchr(start, 0x0A, bytes.count) else {
        return nil
      }
      return UnsafeRawPointer(end) - start
    }
    let line = prefix(length ?? count)
    self = length == nil ? [] : dropFirst(line.count + 1)
    return (line, length != nil)
  }
}
