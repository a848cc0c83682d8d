import TestSupport

/// A vocabulary of our own, trained in the test, in both formats.
///
/// The merges of every round are the most frequent pairs of the round, and not one at a time as usual:
/// a vocabulary is wanted that has all shapes of tokens, not the best one.
struct SmallVocabulary {
  /// Pairs of tokens in the order in which they are merged; no two have the same bytes together.
  private(set) var merges: [(left: [UInt8], right: [UInt8])] = []

  private static let mergesPerRound = 40

  init(mergeCount: Int, words: [[UInt8]]) {
    // Tokens by place: the bytes, then what was merged.
    var tokens = (0..<256).map { [UInt8($0)] }
    var known = Set(tokens)
    var words = words.map { $0.map { Int($0) } }
    while merges.count < mergeCount {
      var counts: [Pair: Int] = [:]
      for word in words {
        for (left, right) in zip(word, word.dropFirst()) {
          counts[Pair(left: left, right: right), default: 0] += 1
        }
      }
      let best = counts.sorted {
        ($0.value, $1.key.left, $1.key.right) > ($1.value, $0.key.left, $0.key.right)
      }
      var round: [Pair: Int] = [:]
      let limit = min(SmallVocabulary.mergesPerRound, mergeCount - merges.count)
      for (pair, _) in best where round.count < limit {
        let (left, right) = (tokens[pair.left], tokens[pair.right])
        guard known.insert(left + right).inserted else { continue }
        round[pair] = tokens.count
        tokens.append(left + right)
        merges.append((left, right))
      }
      guard !round.isEmpty else { return }
      words = words.map { SmallVocabulary.apply(round, to: $0) }
    }
  }

  private struct Pair: Hashable {
    var left: Int
    var right: Int
  }

  /// Tokens and their numbers. Some numbers are left out, as for special tokens.
  var tokens: [(bytes: [UInt8], id: Int)] {
    let bytes = (0..<256).map { [UInt8($0)] } + merges.map { $0.left + $0.right }
    return bytes.enumerated().map { ($0.element, $0.offset < 1000 ? $0.offset : $0.offset + 7) }
  }

  /// The content of a `.tiktoken` file.
  var tiktokenFile: [UInt8] {
    tokens.flatMap { SmallVocabulary.base64($0.bytes) + Array(" \($0.id)\n".utf8) }
  }

  /// The content of a `tokenizer.json` with the given steps in JSON.
  func tokenizerFile(
    normalizer: String = "null", preTokenizer: String, model: String = "",
    addedTokens: String = "[]",
    pairsAsArrays: Bool = false
  ) -> [UInt8] {
    let vocabulary = tokens.map { "\(SmallVocabulary.quoted($0.bytes)): \($0.id)" }.joined(
      separator: ",\n")
    let pairs = merges.map { merge in
      let (left, right) = (SmallVocabulary.quoted(merge.left), SmallVocabulary.quoted(merge.right))
      return pairsAsArrays ? "[\(left), \(right)]" : "\(left.dropLast()) \(right.dropFirst())"
    }
    let text = """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": \(addedTokens),
       "normalizer": \(normalizer), "pre_tokenizer": \(preTokenizer), "post_processor": null, "decoder": null,
       "model": {"type": "BPE", "dropout": null, "unk_token": null, \(model)
       "vocab": {\(vocabulary)}, "merges": [\(pairs.joined(separator: ",\n"))]}}
      """
    return Array(text.utf8)
  }

  private static func apply(_ round: [Pair: Int], to word: [Int]) -> [Int] {
    var parts: [Int] = []
    for part in word {
      if let last = parts.last, let merged = round[Pair(left: last, right: part)] {
        parts[parts.count - 1] = merged
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  private static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[$1]) : 0) }
      for digit in 0..<4 {
        text.append(
          digit > group.count ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * digit) & 63])
      }
    }
    return text
  }

  /// `bytes` in the byte alphabet, as a string of JSON; every other character is escaped.
  private static func quoted(_ bytes: [UInt8]) -> String {
    var text = "\""
    for (index, byte) in bytes.enumerated() {
      let scalar = SmallVocabulary.alphabet[Int(byte)]
      if scalar == "\"" || scalar == "\\" {
        text += "\\\(scalar)"
      } else if index % 2 == 1 {
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        text += String(scalar)
      }
    }
    return text + "\""
  }

  /// The characters of all bytes.
  private static let alphabet: [Unicode.Scalar] = {
    let seen = Set(0x21...0x7E).union(0xA1...0xAC).union(0xAE...0xFF)
    let hidden = (0..<256).filter { !seen.contains($0) }
    return (0..<256).map { byte in
      let value = hidden.firstIndex(of: byte).map { 0x100 + $0 } ?? byte
      return Unicode.Scalar(UInt32(value)) ?? " "
    }
  }()
}

extension SmallVocabulary {
  /// Trained on random texts, cut where most encodings cut.
  static let trained: SmallVocabulary = {
    var random = SeededGenerator(seed: 29)
    var words: [[UInt8]] = []
    for _ in 0..<1500 {
      let text = RandomText.make(&random, pieces: 8, breaks: false)
      words += text.split(separator: 0x20).map { [0x20] + $0 }
      words += text.split(separator: 0x0A).map { Array($0) }
    }
    return SmallVocabulary(mergeCount: 2000, words: words.map { Array($0.prefix(40)) })
  }()
}
