internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// The content of a file, and what rendering finds out about it once for all maps that show lines of it.
package final class SourceText: Sendable {
  package let bytes: [UInt8]
  private let lazyLines = Mutex<SourceLines?>(nil)
  private let lazyBacktickRun = Mutex<Int?>(nil)

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Where its lines are.
  package var lines: SourceLines {
    lazyLines.withLock { lines in
      if let lines { return lines }
      let found = SourceLines(bytes)
      lines = found
      return found
    }
  }

  /// The length of the longest run of backticks, up to `LineText.maximumCharacters`.
  var longestBacktickRun: Int {
    lazyBacktickRun.withLock { run in
      if let run { return run }
      let found = min(
        longestRun(of: UInt8(ascii: "`"), in: bytes), LineText.maximumCharacters)
      run = found
      return found
    }
  }
}

/// Where the lines of a source are.
package struct SourceLines: Sendable {
  /// The offset of the first byte of each line.
  package let starts: [Int]

  init(_ source: [UInt8]) {
    var starts = [0]
    source.withUnsafeBytes { source in
      var start = 0
      while let lineFeed = place(of: UInt8(ascii: "\n"), in: source, from: start) {
        start = lineFeed + 1
        starts.append(start)
      }
    }
    self.starts = starts
  }

  /// The 0-based line of an offset.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where the line of an offset starts.
  package func start(before offset: Int) -> Int { starts[line(of: offset)] }
}

/// The length of the longest run of a byte.
func longestRun(of byte: UInt8, in text: [UInt8]) -> Int {
  text.withUnsafeBytes { text in
    var longest = 0
    var start = 0
    while let first = place(of: byte, in: text, from: start) {
      var end = first + 1
      while end < text.count, text[end] == byte { end += 1 }
      longest = max(longest, end - first)
      start = end
    }
    return longest
  }
}

/// The place of the first of a byte that is not before `start`.
private func place(of byte: UInt8, in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
  guard start < text.count, let base = text.baseAddress else { return nil }
  guard let found = memchr(base + start, Int32(byte), text.count - start) else { return nil }
  return UnsafeRawPointer(found) - base
}
