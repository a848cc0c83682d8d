package import PatternMatching

/// How an encoding that is known by name cuts text before it merges.
package enum KnownSplit: String, Sendable, CaseIterable {
  /// GPT-2, r50k_base, p50k_base, and `ByteLevel` of a `tokenizer.json`.
  case gpt2
  /// cl100k_base.
  case cl100k
  /// o200k_base and o200k_harmony.
  case o200k

  /// The pattern of a piece, in PCRE2's syntax: every text is a sequence of its matches.
  ///
  /// Written anew from what the encodings are documented to do; tests compare the pieces with those of
  /// the encodings' own library.
  package var expression: String {
    switch self {
    case .gpt2:
      return #"'(?:[dmst]|ll|re|ve)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++\z|\s+(?!\S)|\s"#
    case .cl100k:
      return #"(?i:'(?:[dmst]|ll|re|ve))|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+"#
        + #"| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++\z|\s*[\r\n]|\s+(?!\S)|\s"#
    case .o200k:
      let ending = "(?i:'(?:[dmst]|ll|re|ve))?+"
      let upper = #"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]"#
      let lower = #"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"#
      let before = #"[^\r\n\p{L}\p{N}]?"#
      return "\(before)\(upper)*\(lower)++\(ending)|\(before)\(upper)+\(lower)*+\(ending)"
        + #"|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n/]*+|\s*[\r\n]|\s+(?!\S)|\s"#
    }
  }

  /// The compiled pattern, which matches where the search begins or not at all.
  ///
  /// - Throws: What PCRE2 says; a test shows that it says nothing.
  package func pattern() throws(PatternError) -> Pattern {
    try Pattern(expression, options: [.utf, .ucp, .anchored])
  }
}
