/// The words of a commit's message, in small letters.
struct MessageWords {
  /// The words of the subject.
  let subject: [String]
  /// The words of the rest, without trailers and addresses.
  let body: [String]

  init(subject: [UInt8], body: [UInt8]) {
    self.subject = MessageWords.words(subject[...])
    let lines = body.split(separator: UInt8(ascii: "\n"))
    self.body = lines.prefix(MessageWords.maximumLines).filter { !MessageWords.isTrailer($0) }
      .flatMap { MessageWords.words($0) }
  }

  /// How much of a message is looked at: what a commit is about stands at the beginning.
  private static let maximumLines = 40
  private static let maximumLineBytes = 2000

  /// Runs of letters and digits; what begins with `http` up to the next space is left out.
  private static func words(_ line: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    for part in line.prefix(maximumLineBytes).split(separator: UInt8(ascii: " "))
    where !part.starts(with: "http".utf8) {
      for word in part.split(whereSeparator: { !isLetterOrDigit($0) }) {
        words.append(String(decoding: word.map(lowercase), as: UTF8.self))
      }
    }
    return words
  }

  /// Lines such as `Signed-off-by: …` and `Closes: …`, which say who and where, not what.
  private static func isTrailer(_ line: ArraySlice<UInt8>) -> Bool {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.endIndex,
      line[colon + 1] == UInt8(ascii: " ")
    else { return false }
    let key = line[..<colon].map(lowercase)
    return key.count(where: { $0 == UInt8(ascii: "-") }) > 0 && key.ends(with: "-by".utf8)
      || trailers.contains { key.elementsEqual($0.utf8) }
  }

  private static let trailers = ["bug", "cc", "change-id", "closes", "fixes", "ref", "refs", "see"]

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      true
    default: false
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}

extension [UInt8] {
  fileprivate func ends(with end: some BidirectionalCollection<UInt8>) -> Bool {
    count >= end.count && suffix(end.count).elementsEqual(end)
  }
}
