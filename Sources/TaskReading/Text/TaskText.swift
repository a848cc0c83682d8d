// Reads what somebody wrote about a change that is to be made: an issue, a prompt, a commit
// message, an e-mail, in plain text or one of the usual markups.
//
// 1. `cleanedText` removes what terminals and word processors leave.
// 2. `LineReader` tells line by line what part of the text it is: subject, body, block of code,
//    reply, trace, or nothing of use (trailers, headers, comments of a form).
// 3. `WordScanner` reads the words of a line by that part and puts them into a `TermTable`, which
//    joins those that occur again.
// 4. Frames of stack traces are found on the way (`StackBuilder`).
//
// Input: bytes of any kind. Output: terms and mentions in the order of their first occurrence, and
// frames. Linear; terms, mentions and frames are bounded (`TermTable`, `StackTrace`). What it
// doesn't do: split identifiers, drop common words, weigh. That is the index's business, which
// knows how rare a word is.

/// What the text of a task points to.
package struct TaskText: Sendable {
  /// The words, in the order of their first occurrence.
  package let terms: [TaskTerm]
  /// What is named, in the order of its first occurrence.
  package let mentions: [TaskMention]
  /// The frames of the stack traces and tools' outputs in it.
  package let trace: StackTrace

  /// Reads a text.
  ///
  /// - Complexity: O(n) time; space bounded besides the copy of the text.
  package init(_ bytes: [UInt8]) {
    var lines = LineReader()
    self.init(bytes) { lines.part(of: $0) }
  }

  /// Reads what a program wrote: a stack trace, the output of a compiler or of tests.
  ///
  /// All of it is read as a block of code in a text is. So it has no subject, and nothing is markup.
  package init(log bytes: [UInt8]) {
    self.init(bytes) { LineReader.Part(text: $0, class: .codeBlock) }
  }

  private init(_ bytes: [UInt8], part: (ArraySlice<UInt8>) -> LineReader.Part?) {
    var words = WordScanner()
    var stacks = StackBuilder()
    for line in TextLines(cleanedText(bytes)) {
      let role = stacks.add(line)
      guard let part = part(line) else { continue }
      words.read(part, role: role, newestFrame: stacks.newest)
    }
    terms = words.table.terms
    mentions = words.table.mentions
    trace = StackTrace(frames: stacks.finish())
  }

  /// Reads a text.
  package init(_ text: String) {
    self.init(Array(text.utf8))
  }
}

extension WordScanner {
  /// Reads a part of a line; in traces the names of functions count for more than the rest.
  fileprivate mutating func read(
    _ part: LineReader.Part, role: StackBuilder.LineRole, newestFrame: StackFrame?
  ) {
    switch role {
    case .call where part.class != .subject:
      if let symbol = newestFrame?.symbol { addSymbol(symbol, position: part.text.startIndex) }
      read(part.text, as: .trace)
    case .source where part.class != .subject: read(part.text, as: .codeBlock)
    case .text where LineReader.reportsError(part.text):
      addMessage(part.text)
      read(part.text, as: part.class == .codeBlock ? .quoted : part.class)
    default: read(part.text, as: part.class)
    }
  }
}
