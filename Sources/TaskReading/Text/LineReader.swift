// Tells what part of a text each line is, with a small state for what spans lines.
//
//   start ── first line with words ──→ body ←── fence ──→ block of code
//     │                                 ↑
//     └── header of a mail ──→ header ──┘ empty line
//
// Markup: Markdown's fences, Trac's `{{{` and `}}}`, Jira's `{code}` and `{noformat}`, comments
// of HTML. Marks at the beginning of a line (`>`, `#`, `*`, `-`, `|`, numbers) are dropped.

/// Gives lines their part in a text.
struct LineReader {
  /// A line, without the marks at its beginning, and the class of its plain words.
  struct Part {
    var text: ArraySlice<UInt8>
    var `class`: TaskTerm.Class
  }

  private enum State {
    case start
    case header
    case body
    /// Until a fence of this byte: a backtick, a tilde, or Trac's or Jira's brace.
    case fence(UInt8)
    case comment
  }

  private var state = State.start
  private var hasSubject = false

  /// The part of the next line; nil where it has no words of use.
  mutating func part(of line: ArraySlice<UInt8>) -> Part? {
    let text = line.trimmed
    switch state {
    case .fence(let fence):
      if LineReader.closesFence(text, fence) {
        state = .body
        return nil
      }
      return Part(text: line, class: .codeBlock)
    case .comment:
      if text.holds("-->") { state = hasSubject ? .body : .start }
      return nil
    case .header: return headerPart(line)
    case .start, .body: break
    }
    if text.isEmpty { return nil }
    if !hasSubject, LineReader.isHeader(text) {
      state = .header
      return headerPart(line)
    }
    if opens(text) { return nil }
    return sentence(text)
  }

  /// Whether a line is a message of a program about an error.
  static func reportsError(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.prefix(200).trimmed
    // `ValueError: …`, `java.lang.IllegalStateException: …`, `error: …`, `fatal: …`, `panic: …`
    guard let colon = text.firstIndex(of: .colon), colon > text.startIndex,
      text.at(colon + 1) == .space
    else { return false }
    let head = text[..<colon]
    if head.equals("error") || head.equals("Error") || head.equals("fatal") || head.equals("panic")
    {
      return true
    }
    guard head.allSatisfy({ $0.isIdentifier || $0 == .dot || $0 == .colon }) else { return false }
    let name = head.lastIndex(of: .dot).map { head[($0 + 1)...] } ?? head
    return WordShape.isException(name)
  }

  // MARK: - Blocks

  /// Whether the line opens a block or a comment and says nothing itself.
  private mutating func opens(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    if (first == .backtick || first == UInt8(ascii: "~"))
      && text.prefix(3).allSatisfy({ $0 == first })
      && text.count >= 3 && !text.dropFirst(3).contains(.backtick)
    {
      state = .fence(first)
      return true
    }
    if text.equals("{{{") || text.starts("{{{#!") {
      state = .fence(UInt8(ascii: "}"))
      return true
    }
    if text.starts("{code") || text.starts("{noformat"), text.last == UInt8(ascii: "}"),
      text.dropFirst(5).firstIndex(ofText: "{") == nil
    {
      state = .fence(UInt8(ascii: "{"))
      return true
    }
    guard text.starts("<!--") else { return false }
    if !text.holds("-->") { state = .comment }
    return true
  }

  private static func closesFence(_ text: ArraySlice<UInt8>, _ fence: UInt8) -> Bool {
    if fence == UInt8(ascii: "}") { return text.ends("}}}") && text.count < 6 }
    if fence == UInt8(ascii: "{") { return text.ends("{code}") || text.ends("{noformat}") }
    return text.count >= 3 && text.allSatisfy { $0 == fence }
  }

  // MARK: - Headers

  private static let headers: [StaticString] = [
    "from:", "to:", "cc:", "date:", "subject:", "message-id:", "return-path:", "received:",
    "mime-version:", "content-type:", "content-transfer-encoding:", "in-reply-to:", "references:",
    "reply-to:", "sender:", "user-agent:", "x-", "list-id:", "author:", "authordate:", "commit:",
    "commitdate:", "merge:",
  ]

  /// A header of a mail or of `git log`.
  private static func isHeader(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(32).lowercased[...]
    if let hash = head.dropping("commit ") ?? head.dropping("from ") {
      return WordShape.isHash(hash.prefix { $0 != .space })
    }
    guard let first = text.first, first.isUppercase, text.prefix(32).contains(.colon) else {
      return false
    }
    return headers.contains { head.starts($0) }
  }

  private mutating func headerPart(_ line: ArraySlice<UInt8>) -> Part? {
    if line.trimmed.isEmpty {
      state = hasSubject ? .body : .start
      return nil
    }
    guard line.prefix(8).lowercased[...].equals("subject:") else { return nil }
    hasSubject = true
    return Part(text: LineReader.subject(line.dropFirst(8).trimmed), class: .subject)
  }

  /// A subject without what tools put in front of it: `[PATCH v2 1/3]`, `Re:`, `feat(scope)!:`.
  private static func subject(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let next = withoutTag(rest) { rest = next.trimmed }
    return withoutKind(rest)
  }

  /// What stands behind `Re:`, `[PATCH v2 1/3]` or `[1/3]`; nil where there is none of these.
  private static func withoutTag(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if let reply = text.dropping("Re: ") ?? text.dropping("RE: ") ?? text.dropping("Fwd: ") {
      return reply
    }
    guard let tag = text.prefix(80).dropping("["), let close = tag.firstIndex(of: .closeBracket),
      tag.starts("PATCH") || tag.starts("RFC")
        || tag[..<close].allSatisfy({ $0.isDigit || $0 == .slash })
    else { return nil }
    return text[(close + 1)...]
  }

  private static let kindsOfChange: [StaticString] = [
    "feat", "fix", "docs", "doc", "style", "refactor", "perf", "test", "tests", "build", "ci",
    "chore", "revert", "deps", "bugfix", "feature", "bug",
  ]

  /// Without the kind of a conventional commit; its scope stays.
  private static func withoutKind(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let kind = text.prefix(12).prefix { $0.isLetter }
    let next = text.at(kind.endIndex)
    guard next == .colon || next == .openParenthesis || next == UInt8(ascii: "!"),
      kindsOfChange.contains(where: { kind.lowercased[...].equals($0) })
    else { return text }
    return text[kind.endIndex...]
  }

  // MARK: - Sentences

  private mutating func sentence(_ text: ArraySlice<UInt8>) -> Part? {
    var rest = text
    var isReply = false
    while let first = rest.first {
      if first == .greater {
        isReply = true
      } else if !(first.isBlank || isListMark(rest)) {
        break
      }
      rest = rest.dropFirst()
    }
    if rest.isEmpty || LineReader.isTrailer(rest) || LineReader.introducesReply(rest) { return nil }
    if isReply { return Part(text: rest, class: .reply) }
    guard !hasSubject else { return Part(text: rest, class: .body) }
    hasSubject = true
    state = .body
    return Part(text: LineReader.subject(rest), class: .subject)
  }

  /// `# heading`, `* point`, `- point`, `| cell |`, `- [ ] task`.
  private func isListMark(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, let next = text.dropFirst().first else { return false }
    if first == .number || first == UInt8(ascii: "*") { return next.isBlank || next == first }
    if first == .hyphen || first == UInt8(ascii: "|") { return next.isBlank }
    return false
  }

  private static let trailers: [StaticString] = [
    "change-id:", "cc:", "link:", "piperorigin-revid:", "gitorigin-revid:", "git-svn-id:",
    "differential revision:", "reviewed-on:", "commit-queue:", "auto-submit:", "trybot-result:",
    "(cherry picked from commit", "cherry picked from", "message-id:", "cr-commit-position:",
    "bors:", "released-by:", "pull-request:", "pr-url:", "reviewed-at:", "backport-of:",
    // What the conversion from Mercurial leaves.
    "--hg--", "extra : ", "branch : ", "rename : ",
    "see merge request", "this reverts commit",
  ]

  /// `Signed-off-by: N <a@b>` and other lines that name people and records.
  private static func isTrailer(_ text: ArraySlice<UInt8>) -> Bool {
    let head = text.prefix(40).lowercased[...]
    if trailers.contains(where: { head.starts($0) }) { return true }
    guard let colon = head.firstIndex(of: .colon) else { return false }
    let key = head[..<colon]
    return key.ends("-by") && key.allSatisfy { $0.isLetter || $0 == .hyphen }
  }

  /// `On Monday, N wrote:`
  private static func introducesReply(_ text: ArraySlice<UInt8>) -> Bool {
    text.ends(" wrote:") && text.count < 200 || text.starts("-----Original Message")
  }
}
