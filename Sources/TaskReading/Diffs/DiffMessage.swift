// The text around diffs: messages of commits and mails.
//
// A mail has headers up to an empty line, then the message, then `---`, statistics and the diff,
// and a signature behind `-- `. `git log` has `commit`, `Author:` and `Date:`, then the message
// indented by four spaces.

/// Collects the message that stands in front of diffs.
struct DiffMessage {
  private enum State {
    case text
    case header
    case subject
    /// Behind `---` or `-- `: up to the next diff or mail.
    case ignored
  }

  private var state = State.text
  private var text: [UInt8] = []
  private var isIndented = false

  /// A diff came to its end.
  mutating func startPart() {
    if state != .header { state = .text }
  }

  mutating func add(_ line: ArraySlice<UInt8>) {
    if isStart(line) {
      state = .header
      isIndented = line.starts("commit ")
    }
    switch state {
    case .header, .subject: addHeader(line)
    case .ignored: break
    case .text:
      if line.equals("---") || line.equals("-- ") || line.equals("--") {
        state = .ignored
      } else {
        append(isIndented ? line.dropping("    ") ?? line : line)
      }
    }
  }

  mutating func finish() -> [UInt8] {
    while let last = text.last, last == .lineFeed || last.isBlank { text.removeLast() }
    return text
  }

  /// The first line of a mail or of a commit in a log.
  private func isStart(_ line: ArraySlice<UInt8>) -> Bool {
    if let hash = line.dropping("commit ") ?? line.dropping("From ") {
      return WordShape.isHash(hash.prefix { $0 != .space }) && hash.count >= 40
    }
    return text.isEmpty && (line.starts("From: ") || line.starts("Subject: "))
      && state == .text
  }

  private mutating func addHeader(_ line: ArraySlice<UInt8>) {
    if line.isEmpty {
      if state == .subject { append([]) }
      state = .text
    } else if let subject = line.dropping("Subject: ") {
      state = .subject
      text += withoutTag(subject)
      text.append(.lineFeed)
    } else if state == .subject, line.first?.isBlank == true {
      // A long subject goes on in the next line.
      text.removeLast()
      text.append(.space)
      append(line.trimmed)
    } else {
      state = .header
    }
  }

  /// Without `[PATCH 1/2]`.
  private func withoutTag(_ subject: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard subject.starts("[PATCH"), let close = subject.firstIndex(of: .closeBracket) else {
      return subject
    }
    return subject[(close + 1)...].trimmed
  }

  private mutating func append(_ line: ArraySlice<UInt8>) {
    if text.isEmpty && line.isEmpty { return }
    text += line
    text.append(.lineFeed)
  }
}
