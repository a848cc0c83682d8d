/// A place in a source that a trace, or the output of a tool, points to.
package struct StackFrame: Hashable, Sendable {
  /// What the line that holds the place says about it.
  package enum Kind: UInt8, Sendable {
    /// A function was running there.
    case call
    /// A compiler, a linter or a test complains about it.
    case diagnostic
    /// A file that includes the one that something is said about.
    case inclusion
    /// None of these: prose, a log.
    case mention
  }

  /// As written, without what can't be part of a path in the tree: for `PathMatcher`. The frames
  /// of Java have the package's directories in front of the file's name.
  package var path: [UInt8]
  /// 0-based; nil where only the file is named.
  package var line: Int?
  /// 0-based, in the unit of the tool.
  package var column: Int?
  /// The function as the tool names it: the one that the place is in, or in PHP, Perl and Haskell
  /// the one that is called there.
  package var symbol: [UInt8]?
  /// By the file's extension.
  package var family: TraceFamily
  package var kind: Kind
  /// The line of the text that the frame was found in; 0-based.
  package var textLine: Int
  /// Which stack the frame is of; all but calls are a stack of their own.
  package var stack: Int
  /// Number of calls between this place and the most recent one of its stack.
  package var depth: Int
}
