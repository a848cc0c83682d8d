// Splits text into words: code, comments, paths and prose alike.
//
// Input: bytes. Output: the hashes of its words, in their order.
//
// Steps:
// 1. A run of letters, digits and underscores is an identifier; every byte beyond ASCII is a letter.
// 2. Its parts end at underscores, before digits that begin a part, and where the case changes:
//    `parseHTTPHeader_v2` has `parse`, `http`, `header`, `v2`.
// 3. Each part is a word, in lower case and cut to its stem. An identifier of several parts is a word
//    too, without its underscores: `cacheSize` and `cache_size` are the same.
// 4. Numbers, single letters and stop words are left out.
//
// Invariants: the words of two texts with something else than an identifier's byte between them are
// the words of both. Linear in the text.
//
// It does not: tell comments and strings from code; who asks passes the text of one kind.

package import SourceModel

/// Splits text into the words that tasks and the lexical index have in common.
package struct WordSplitter: Sendable {
  /// Only so many bytes of a word are looked at. Longer ones are data.
  static let maximumLength = 64

  private let stopWords = StopWords()

  package init() {}

  /// Appends the words of a text.
  package func append(wordsOf text: UnsafeRawBufferPointer, to words: inout [WordHash]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * Self.maximumLength) { letters in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * Self.maximumLength) { hashes in
        var whole = WordBuffer(letters, hashes, half: 0)
        var part = WordBuffer(letters, hashes, half: 1)
        var index = 0
        while let start = nextIdentifier(text, from: index) {
          index = split(text, from: start, &whole, &part, &words)
        }
      }
    }
  }

  /// The words of a text.
  package func words(of text: some Sequence<UInt8>) -> [WordHash] {
    var words: [WordHash] = []
    Array(text).withUnsafeBytes { append(wordsOf: $0, to: &words) }
    return words
  }

  private func nextIdentifier(_ text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index < text.count {
      if ByteClass.of(text[index]) != .other { return index }
      index += 1
    }
    return nil
  }

  /// Splits the identifier at `start`, and gives its end.
  private func split(
    _ text: UnsafeRawBufferPointer, from start: Int, _ whole: inout WordBuffer,
    _ part: inout WordBuffer, _ words: inout [WordHash]
  ) -> Int {
    var index = start
    var partCount = 0
    whole.reset()
    part.reset()
    var previous = ByteClass.underscore
    while index < text.count {
      let byte = text[index]
      let kind = ByteClass.of(byte)
      if kind == .other { break }
      if isBoundary(previous, kind, text, index), part.count > 0 {
        if emit(part, to: &words) { partCount += 1 }
        part.reset()
      }
      if kind != .underscore {
        // Letters of ASCII in lower case; digits and others have the bit, or aren't changed by it.
        let lower = kind == .upper ? byte | 0x20 : byte
        part.append(lower)
        whole.append(lower)
      }
      previous = kind
      index += 1
    }
    let isSplit = part.count < whole.count
    if part.count > 0, emit(part, to: &words) { partCount += 1 }
    if isSplit, partCount > 1 { emit(whole, to: &words) }
    return index
  }

  /// Whether a part ends before the byte at `index`.
  @inline(__always)
  private func isBoundary(
    _ previous: ByteClass, _ kind: ByteClass, _ text: UnsafeRawBufferPointer, _ index: Int
  ) -> Bool {
    switch kind {
    case .underscore: true
    case .upper:
      // The last capital of several begins a word that goes on in small letters: `HTTPHeader`.
      previous != .upper
        || (index + 1 < text.count && ByteClass.of(text[index + 1]) == .lower)
    default: false
    }
  }

  /// Appends a word unless it tells nothing. Parts that are stop words still count as parts.
  @discardableResult
  @inline(__always)
  private func emit(_ word: WordBuffer, to words: inout [WordHash]) -> Bool {
    guard word.count > 1 else { return false }
    guard !word.isNumber else { return true }
    // As it is written: `notes` and `theme` have the stems of stop words.
    if !stopWords.contains(word.hash) { words.append(word.stemHash) }
    return true
  }
}

/// What a byte is in an identifier.
enum ByteClass: UInt8 {
  case other, lower, upper, digit, underscore

  @inline(__always)
  static func of(_ byte: UInt8) -> ByteClass {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "_"): .underscore
    default: .other
    }
  }
}

/// The letters of a word, and the hash of each of its prefixes.
private struct WordBuffer {
  private let letters: UnsafeMutableBufferPointer<UInt8>
  private let hashes: UnsafeMutableBufferPointer<UInt32>
  private(set) var count = 0
  private(set) var isNumber = true
  private var running = RunningHash.seed

  /// A buffer in one half of the memory given.
  init(
    _ letters: UnsafeMutableBufferPointer<UInt8>, _ hashes: UnsafeMutableBufferPointer<UInt32>,
    half: Int
  ) {
    let size = WordSplitter.maximumLength
    self.letters = UnsafeMutableBufferPointer(
      rebasing: letters[(half * size)..<((half + 1) * size)])
    self.hashes = UnsafeMutableBufferPointer(rebasing: hashes[(half * size)..<((half + 1) * size)])
  }

  @inline(__always)
  mutating func reset() {
    count = 0
    isNumber = true
    running = RunningHash.seed
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    guard count < WordSplitter.maximumLength else { return }
    running = RunningHash.add(byte, to: running)
    letters[count] = byte
    hashes[count] = running
    count += 1
    if byte > UInt8(ascii: "9") { isNumber = false }
  }

  /// The hash of the whole word.
  @inline(__always)
  var hash: UInt32 { RunningHash.mixed(running) }

  /// The hash of the stem of a word that isn't empty.
  @inline(__always)
  var stemHash: WordHash {
    let length = WordStem.length(UnsafeBufferPointer(rebasing: letters[..<count]))
    return WordHash(rawValue: RunningHash.mixed(hashes[length - 1]))
  }
}
