internal import SourceModel

/// What the parser of an injected language sees of a file: a copy in which everything else is
/// blank, so that every offset stays right. Lines don't: they are told by ``LineStarts``.
enum InjectionView {
  /// The view of the parts of one language in a file of `host`.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - ranges: Of the parts, ascending and disjoint.
  ///   - host: The language of the file.
  /// - Returns: As many bytes as `source` has.
  static func bytes(
    _ source: UnsafeRawBufferPointer, showing ranges: [Range<Int>], host: Language
  ) -> [UInt8] {
    if NotebookView.applies(to: host) { return NotebookView.bytes(source, showing: ranges) }
    var view = blanked(source)
    for range in ranges {
      view.withUnsafeMutableBytes { view in
        UnsafeMutableRawBufferPointer(rebasing: view[range])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
      }
      // Two scripts on one line are two lines of a program that combines them.
      if range.upperBound < view.count { view[range.upperBound] = UInt8(ascii: "\n") }
    }
    return view
  }

  /// The view in memory of its own, which the caller frees.
  static func buffer(
    _ source: UnsafeRawBufferPointer, showing ranges: [Range<Int>], host: Language
  ) -> UnsafeMutableRawBufferPointer {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: source.count, alignment: 8)
    buffer.copyBytes(from: bytes(source, showing: ranges, host: host))
    return buffer
  }

  /// Spaces and the line feeds of `source`.
  static func blanked(_ source: UnsafeRawBufferPointer) -> [UInt8] {
    let lineFeed = UInt8(ascii: "\n")
    var view = [UInt8](repeating: 0x20, count: source.count)
    var next = 0
    while let index = source.firstIndex(of: lineFeed, from: next) {
      view[index] = lineFeed
      next = index + 1
    }
    return view
  }
}

/// Where the lines of a file begin: for tags of a parser that saw other lines.
struct LineStarts {
  private var starts = [0]

  init(_ source: UnsafeRawBufferPointer) {
    while let index = source.firstIndex(of: UInt8(ascii: "\n"), from: starts[starts.count - 1]) {
      starts.append(index + 1)
    }
  }

  /// The line of the byte at `offset`.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The lines of all bytes of `range`; of an empty one that of its place.
  func lines(of range: Range<Int>) -> Range<Int> {
    let first = line(of: range.lowerBound)
    return first..<(line(of: max(range.lowerBound, range.upperBound - 1)) + 1)
  }
}
