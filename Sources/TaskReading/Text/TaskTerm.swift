/// A word of a task, for the lexical index.
package struct TaskTerm: Hashable, Sendable {
  /// Where a word stands, from what tells most about the code that is meant to what tells least.
  package enum Class: UInt8, Sendable, CaseIterable, Comparable {
    /// A component of a path: a directory, or a file's name without its extension.
    case path
    /// In backticks, or otherwise marked as code inside of a sentence.
    case code
    /// Shaped like an identifier (`snake_case`, `camelCase`, `f()`), an option, an exception.
    case identifier
    /// In quotation marks, or in a message of a compiler, a test or an exception.
    case quoted
    /// The name of a function in a stack trace.
    case traceSymbol
    /// A word of the first line, or of the scope in front of it.
    case subject
    /// A word of the sentences below.
    case body
    /// In a block of code or a log.
    case codeBlock
    /// A word of a line of a trace other than the function's name.
    case trace
    /// In a message that is replied to.
    case reply

    package static func < (left: Class, right: Class) -> Bool { left.rawValue < right.rawValue }
  }

  /// As written; an identifier is whole, and to be split by the index. Neither qualified names nor
  /// paths: their parts are terms.
  package var bytes: [UInt8]
  /// The strongest of the classes that it occurs in.
  package var `class`: Class
  /// How often it occurs in any class.
  package var count: Int
  /// Where it occurs first, as an offset into the cleaned text.
  package var position: Int
  /// Whether it occurs in the subject.
  package var isInSubject: Bool
}
