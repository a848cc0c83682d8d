internal import SourceModel

/// Finds the comment that documents a definition: the run of comments that ends on the line above
/// it, with nothing but comments and decorations in between.
struct DocumentationFinder {
  private let attachments: [TagCollector.Attachment]
  private let source: UnsafeRawBufferPointer
  /// Index of the attachment that ends on a line, by line.
  private var byLastLine: [Int: Int] = [:]

  init(_ attachments: [TagCollector.Attachment], source: UnsafeRawBufferPointer) {
    self.attachments = attachments
    self.source = source
    for (index, attachment) in attachments.enumerated()
    where startsItsLine(attachment) && endsItsLine(attachment) {
      byLastLine[attachment.lines.upperBound - 1] = index
    }
  }

  /// Bytes of the documentation of what starts on `line`, if there is any.
  func range(above line: Int) -> Range<Int>? {
    var found: Range<Int>?
    var line = line
    while let index = byLastLine[line - 1] {
      let attachment = attachments[index]
      if attachment.kind == .comment {
        found = attachment.range.lowerBound..<(found?.upperBound ?? attachment.range.upperBound)
      }
      line = attachment.lines.lowerBound
    }
    return found
  }

  /// Comments behind code belong to that code, not to what follows.
  private func startsItsLine(_ attachment: TagCollector.Attachment) -> Bool {
    var index = attachment.range.lowerBound
    while index > 0, source[index - 1] != UInt8(ascii: "\n") {
      index -= 1
      if !isSpace(source[index]) { return false }
    }
    return true
  }

  /// A decoration in front of code is part of that line, not of the next.
  private func endsItsLine(_ attachment: TagCollector.Attachment) -> Bool {
    var index = attachment.range.upperBound
    if index > 0, source[index - 1] == UInt8(ascii: "\n") { return true }
    while index < source.count, source[index] != UInt8(ascii: "\n") {
      if !isSpace(source[index]) { return false }
      index += 1
    }
    return true
  }
}
