internal import TokenCounting

/// An encoding whose vocabulary is a `.tiktoken` file, which doesn't say how texts are cut.
struct KnownEncoding: Sendable {
  let name: String
  let split: KnownSplit
  /// Tokens of the vocabulary. No two encodings have as many, so that a file is known whatever its name.
  let tokenCount: Int
  /// The name of the file in caches of the encodings' own library: a digest of the address that it was
  /// fetched from. Addresses don't belong into this program, which has no network; the digests are all
  /// that is needed to find the files.
  let cacheName: String

  /// All of them.
  static let all = [
    KnownEncoding(
      name: "o200k_base", split: .o200k, tokenCount: 199_998,
      cacheName: "fb374d419588a4632f3f557e76b4b70aebbca790"),
    KnownEncoding(
      name: "cl100k_base", split: .cl100k, tokenCount: 100_256,
      cacheName: "9b5ad71b2ce5302211f9c61530b329a4922fc6a4"),
    KnownEncoding(
      name: "p50k_base", split: .gpt2, tokenCount: 50_280,
      cacheName: "ec7223a39ce59f226a68acc30dc1af2788490e15"),
    KnownEncoding(
      name: "r50k_base", split: .gpt2, tokenCount: 50_256,
      cacheName: "0ea1e91bbb3a60f729a8dc8f777fd2fc07cd8df4"),
  ]

  /// Beginnings of the names of models, and of other names of encodings, the longest first where one
  /// begins with another.
  private static let aliases = [
    ("o200k_harmony", "o200k_base"), ("gpt-oss", "o200k_base"), ("gpt-5", "o200k_base"),
    ("gpt-4.1", "o200k_base"), ("gpt-4.5", "o200k_base"), ("gpt-4o", "o200k_base"),
    ("chatgpt-4o", "o200k_base"), ("o1", "o200k_base"), ("o3", "o200k_base"),
    ("o4-mini", "o200k_base"), ("gpt-4", "cl100k_base"), ("gpt-3.5", "cl100k_base"),
    ("gpt-35-turbo", "cl100k_base"), ("text-embedding-3", "cl100k_base"),
    ("p50k_edit", "p50k_base"), ("gpt2", "r50k_base"), ("gpt-2", "r50k_base"),
  ]

  /// The name of the encoding that `name` means: its own, or that of a model that uses it. Other
  /// names are given back.
  static func resolve(_ name: String) -> String {
    if all.contains(where: { $0.name == name }) { return name }
    for (beginning, encoding) in aliases {
      // `gpt-4o-2024-08-06` is a `gpt-4o`, `o100` no `o1`.
      let rest = name.dropFirst(beginning.count)
      if name.hasPrefix(beginning), rest.isEmpty || rest.first == "-" { return encoding }
    }
    return name
  }

  /// The encoding that has this content, by the number of its lines.
  static func ofFile(_ content: [UInt8]) -> KnownEncoding? {
    var count = 0
    for (byte, next) in zip(content, content.dropFirst() + [0x0A]) where next == 0x0A {
      count += byte == 0x0A || byte == 0x0D ? 0 : 1
    }
    return all.first { $0.tokenCount == count }
  }
}
