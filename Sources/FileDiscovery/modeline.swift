internal import PatternMatching
internal import SourceModel

/// How many lines at either end of a file vim looks at.
private let vimLines = 5
/// Lines that are longer hold no modeline of anybody.
private let maximumLineBytes = 1_024

/// The language that a modeline of Emacs or vim gives to a file, as the editor calls it; nil without
/// one.
///
/// Emacs' stands in the first line, or the second behind `#!`: `-*- mode: ruby -*-`, `-*- ruby -*-`.
/// Vim's in one of the first or last five: `vim: set ft=ruby:`.
func modeline(of content: UnsafeRawBufferPointer) -> String? {
  let lines = outerLines(of: content)
  for line in lines.prefix(2) {
    if let mode = word(in: line, Modelines.emacs) { return mode }
  }
  for line in lines {
    if let type = word(in: line, Modelines.vim) { return type }
  }
  return nil
}

/// The first and the last lines of a file, in their order.
private func outerLines(of content: UnsafeRawBufferPointer) -> [Slice<UnsafeRawBufferPointer>] {
  var lines: [Slice<UnsafeRawBufferPointer>] = []
  var start = 0
  while lines.count < vimLines, start < content.count {
    let end = content.firstIndex(of: .lineFeed, from: start) ?? content.count
    lines.append(content[start..<end])
    start = end + 1
  }
  var tail: [Slice<UnsafeRawBufferPointer>] = []
  var end = content.last == .lineFeed ? content.count - 1 : content.count
  while tail.count < vimLines, end > start {
    let line = content[start..<end].lastIndex(of: .lineFeed).map { $0 + 1 } ?? start
    tail.append(content[line..<end])
    end = line - 1
  }
  return lines + tail.reversed()
}

/// The match of a pattern in a line.
private func word(in line: Slice<UnsafeRawBufferPointer>, _ pattern: Pattern?) -> String? {
  guard line.count <= maximumLineBytes, let pattern else { return nil }
  let bytes = UnsafeRawBufferPointer(rebasing: line)
  guard let range = pattern.firstRange(in: bytes) else { return nil }
  return String(decoding: bytes[range], as: UTF8.self)
}

/// The patterns match the name of the language alone.
private enum Modelines {
  static let emacs = try? Pattern(
    #"-\*-\s*(?:(?:[^*\n;]+;\s*)*mode:\s*)?\K[\w+#-]+?(?=\s*(?:;[^*\n]*)?-\*-)"#,
    options: .caseless)

  static let vim = try? Pattern(
    #"(?:^|\s)(?:vim?|ex)(?:[<=>]?\d+)?:(?:[^\n]*?[\s:])?(?:ft|filetype|syn|syntax)=\K\w+"#)
}
