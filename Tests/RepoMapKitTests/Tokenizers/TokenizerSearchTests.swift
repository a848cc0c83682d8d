import RepoMapKit
import TestSupport
import Testing
import TokenCounting

@Suite struct TokenizerSearchTests {
  private let home: TemporaryDirectory
  private let environment: [String: String]

  init() throws {
    home = try TemporaryDirectory()
    environment = ["HOME": home.path, "TMPDIR": home.path("tmp")]
  }

  private var search: TokenizerSearch { TokenizerSearch(environment: environment) }

  /// All bytes, and as many further tokens as make `count`.
  private static func tiktokenFile(count: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    func base64(_ bytes: [Int]) -> String {
      let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < bytes.count ? bytes[$1] : 0) }
      return String((0..<4).map { $0 > bytes.count ? "=" : alphabet[bits >> (18 - 6 * $0) & 63] })
    }
    let more = (0..<max(0, count - 256)).map { base64([$0 & 255, $0 >> 8 & 255, $0 >> 16]) }
    let tokens = (0..<256).map { base64([$0]) } + more
    return tokens.enumerated().map { "\($0.element) \($0.offset)\n" }.joined()
  }

  /// No merges.
  private static let tokenizerFile: String = {
    let seen = Set(0x21...0x7E).union(0xA1...0xAC).union(0xAE...0xFF)
    let hidden = (0..<256).filter { !seen.contains($0) }
    let vocabulary = (0..<256).map { byte in
      let value = hidden.firstIndex(of: byte).map { 0x100 + $0 } ?? byte
      let digits = String(value, radix: 16)
      return "\"\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)\": \(byte)"
    }
    return """
      {"pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false},
       "model": {"type": "BPE", "vocab": {\(vocabulary.joined(separator: ", "))}, "merges": []}}
      """
  }()

  private func error(_ request: String) -> TokenizerSearchError? {
    do throws(TokenizerSearchError) {
      _ = try search.load(request)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    (".config/repomap/tokenizers/mine.tiktoken", "mine"),
    (".config/repomap/tokenizers/mine.json", "mine"),
    (".config/repomap/tokenizers/mine/tokenizer.json", "mine"),
    ("tmp/data-gym-cache/9b5ad71b2ce5302211f9c61530b329a4922fc6a4", "cl100k_base"),
    (
      ".local/lib/python3.11/site-packages/litellm/litellm_core_utils/tokenizers/fb374d419588a4632f3f557e76b4b70aebbca790",
      "o200k_base"
    ),
    (
      ".local/share/uv/tools/aider-chat/lib/python3.12/site-packages/litellm/llms/tokenizers/deepseek_tokenizer.json",
      "deepseek"
    ),
    (
      ".local/share/pipx/venvs/llm/lib/python3.12/site-packages/litellm/litellm_core_utils/tokenizers/ec7223a39ce59f226a68acc30dc1af2788490e15",
      "p50k_base"
    ),
    (
      ".cache/huggingface/hub/models--some-org--a-model/snapshots/0123abc/tokenizer.json",
      "some-org/a-model"
    ),
  ])
  func `a vocabulary is found by its name`(_ place: String, _ name: String) throws {
    let isJSON = place.hasSuffix(".json")
    try home.write(
      isJSON ? TokenizerSearchTests.tokenizerFile : TokenizerSearchTests.tiktokenFile(count: 300),
      to: place)
    let loaded = try search.load(name)
    #expect(loaded.path == home.path(place))
    #expect(loaded.counter.sum("name") == TokenCount(tokens: 4))
    let found = search.survey()
    #expect(found.map { $0.name } == [name])
    #expect(found.map { $0.problem } == [nil])
    #expect(
      error("other")?.description.hasPrefix("no vocabulary called other; found: \(name); ") == true)
  }

  @Test(arguments: [
    ("gpt-4o", "o200k_base"), ("gpt-4o-2024-08-06", "o200k_base"), ("gpt-4", "cl100k_base"),
    ("gpt-4-turbo", "cl100k_base"),
    ("gpt-3.5-turbo", "cl100k_base"), ("o200k_harmony", "o200k_base"), ("o3-mini", "o200k_base"),
    ("o30", nil), ("gpt-40", nil),
  ])
  func `a model stands for its encoding`(_ model: String, _ encoding: String?) throws {
    for name in ["o200k_base", "cl100k_base"] {
      try home.write(
        TokenizerSearchTests.tiktokenFile(count: 256),
        to: ".config/repomap/tokenizers/\(name).tiktoken")
    }
    #expect((try? search.load(model))?.name == encoding)
  }

  @Test(arguments: [
    (256, "", true), (300, ":gpt2", false), (50_256, "", false),
  ])
  func `a file's own encoding is known by its content, or said`(
    _ count: Int, _ pattern: String, _ hasNote: Bool
  ) throws {
    try home.write(TokenizerSearchTests.tiktokenFile(count: count), to: "some.tiktoken")
    let loaded = try search.load(home.path("some.tiktoken") + pattern)
    #expect((loaded.note != nil) == hasNote)
    #expect(loaded.counter.sum("12") == TokenCount(tokens: 2))
  }

  @Test func `what can't be loaded is told with its path`() throws {
    try home.write("no vocabulary", to: ".config/repomap/tokenizers/bad.tiktoken")
    try home.write("{}", to: ".config/repomap/tokenizers/worse.json")
    try home.makeDirectory("folder.json")
    let bad = home.path(".config/repomap/tokenizers/bad.tiktoken")
    #expect(error("bad") == .unusable(path: bad, .malformedLine(line: 1)))
    #expect(error(bad) == .unusable(path: bad, .malformedLine(line: 1)))
    #expect(error("\(bad):klingon") == .unknownPattern("klingon"))
    #expect(error(home.path("none.json")) == .unreadable(path: home.path("none.json")))
    #expect(error(home.path("folder.json")) == .unreadable(path: home.path("folder.json")))
    #expect(search.survey().map { $0.name } == ["bad", "worse"])
    #expect(search.survey().allSatisfy { $0.problem != nil })
  }

  @Test func `the revision that is called main comes first`() throws {
    let model = ".cache/huggingface/hub/models--org--name"
    for revision in ["aaa", "bbb", "ccc"] {
      try home.write(
        TokenizerSearchTests.tokenizerFile, to: "\(model)/snapshots/\(revision)/tokenizer.json")
    }
    try home.write("bbb\n", to: "\(model)/refs/main")
    #expect(try search.load("org/name").path == home.path("\(model)/snapshots/bbb/tokenizer.json"))
  }

  @Test func `nothing is found where nothing is`() {
    #expect(search.survey() == [])
    #expect(error("cl100k_base")?.description.contains("found: none") == true)
  }
}
