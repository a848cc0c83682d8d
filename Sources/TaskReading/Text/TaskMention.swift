/// Something that a task names, rather than a word of it.
package struct TaskMention: Hashable, Sendable {
  /// What is named.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// A file or a directory, for `PathMatcher`.
    case path
    /// A name in code, qualified or not.
    case symbol
    /// An option of a command, without its hyphens.
    case option
    /// What stands in quotation marks, or a line that reports an error.
    case quotation
    /// The type of an exception.
    case exception
  }

  package var kind: Kind
  /// As written, without place, arguments, hyphens and quotation marks.
  package var bytes: [UInt8]
  /// Of a path: 0-based.
  package var line: Int?
  /// Of a path: 0-based.
  package var column: Int?
  /// Where it occurs first, as an offset into the cleaned text.
  package var position: Int
  /// The class of its terms.
  package var `class`: TaskTerm.Class

  /// The parts of a qualified name: `Type` and `method` of `Type.method`, `Type::method`,
  /// `Type#method` and `Type->method`. Of other mentions the only part is all of it.
  package var components: [ArraySlice<UInt8>] {
    guard kind == .symbol || kind == .exception else { return [bytes[...]] }
    return bytes.split { !$0.isIdentifier }
  }
}
