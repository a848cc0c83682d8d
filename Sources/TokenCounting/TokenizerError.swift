/// Why a vocabulary can't be used.
package enum TokenizerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A line of a `.tiktoken` file is not base64, a space and a number.
  case malformedLine(line: Int)
  /// A line of a `.tiktoken` file repeats the token or the rank of another.
  case repeatedLine(line: Int)
  /// Two tokens have the same bytes; `place` counts the tokens of the file from 0.
  case duplicateToken(place: Int)
  /// No token is this byte: texts that hold it have no tokens.
  case missingByte(UInt8)
  /// A file of JSON is not what it should be.
  case malformedJSON(offset: Int, expected: String)
  /// A part of a `tokenizer.json`, by its path in the file, that has to be there.
  case missingPart(String)
  /// A part of a `tokenizer.json`, by its path in the file, that can't be counted with.
  case unsupported(part: String, value: String)
  /// A merge, counted from 0, of tokens that the vocabulary doesn't have.
  case unknownMerge(place: Int)
  /// A pattern that PCRE2 refuses, in its words.
  case badPattern(part: String, message: String)
  /// The file is larger than any vocabulary.
  case tooLarge

  package var description: String {
    switch self {
    case .malformedLine(let line): "line \(line) is not a token in base64, a space and its rank"
    case .repeatedLine(let line): "line \(line) has the token or the rank of another line"
    case .duplicateToken(let place): "token \(place) has the bytes of another one"
    case .missingByte(let byte): "no token is the byte \(byte)"
    case .malformedJSON(let offset, let expected): "byte \(offset) is not \(expected)"
    case .missingPart(let part): "there is no \(part)"
    case .unsupported(let part, let value): "\(part) \(value) isn't supported"
    case .unknownMerge(let place): "merge \(place) has tokens that the vocabulary doesn't have"
    case .badPattern(let part, let message): "\(part): \(message)"
    case .tooLarge: "it is larger than any vocabulary"
    }
  }
}
