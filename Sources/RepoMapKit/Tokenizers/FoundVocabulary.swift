package import TokenCounting

/// A file that holds a vocabulary, or should.
package struct FoundVocabulary: Sendable, Equatable {
  /// The formats of vocabularies.
  package enum Format: String, Sendable {
    /// Tokens in base64 with their ranks.
    case tiktoken = ".tiktoken"
    /// The format of Hugging Face's library.
    case tokenizerFile = "tokenizer.json"
  }

  /// What the user calls it by.
  package let name: String
  package let format: Format
  package let path: String
  /// Why it can't be used; `nil` also where nobody has looked.
  package internal(set) var problem: String?

  /// The vocabulary at `path`.
  init(_ name: String, _ format: Format, _ path: String) {
    self.name = name
    self.format = format
    self.path = path
  }
}

/// A vocabulary that is ready to count with.
package struct LoadedTokenizer: Sendable {
  /// Counts with it.
  package let counter: any TokenCounter
  package let name: String
  package let path: String
  /// What the user should know, if anything.
  package let note: String?
}

/// Why there is no tokenizer to count with.
package enum TokenizerSearchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Nothing of this name was found; `found` are the names that were.
  case unknownName(String, found: [String])
  /// What is behind the colon of `FILE:PATTERN` is no pattern.
  case unknownPattern(String)
  /// The file can't be read.
  case unreadable(path: String)
  /// The file is no vocabulary that can be counted with.
  case unusable(path: String, TokenizerError)

  package var description: String {
    switch self {
    case .unknownName(let name, let found):
      let list = found.isEmpty ? "none" : found.joined(separator: ", ")
      return "no vocabulary called \(name); found: \(list); give the path of a .tiktoken file or a"
        + " tokenizer.json, or put it into ~/.config/repomap/tokenizers"
    case .unknownPattern(let name):
      let names = KnownSplit.allCases.map { $0.rawValue }.joined(separator: ", ")
      return "\(name) is no pattern; there are \(names)"
    case .unreadable(let path): return "\(path): can't be read, or is no file"
    case .unusable(let path, let error): return "\(path): \(error)"
    }
  }
}
