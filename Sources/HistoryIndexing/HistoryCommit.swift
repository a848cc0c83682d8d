package import SourceModel

/// A commit as the index takes it in.
package struct HistoryCommit: Sendable, Equatable {
  /// Which commit it is.
  package let key: HistoryKey
  /// When it was made, in seconds since 1970 UTC. Any value is fine.
  package let time: Int64
  package let message: HistoryMessage
  package let changes: [HistoryChange]

  /// A commit whose name has the bytes `id`.
  package init(
    id: some Collection<UInt8>, time: Int64, message: HistoryMessage, changes: [HistoryChange]
  ) {
    key = HistoryKey(id)
    self.time = time
    self.message = message
    self.changes = changes
  }
}

/// What a commit says of itself.
package struct HistoryMessage: Sendable, Equatable {
  /// The beginning of the message, without lines such as `Signed-off-by: …`.
  let text: [UInt8]

  /// The message of a first line and the rest.
  package init(subject: [UInt8], body: [UInt8] = []) {
    var text = Array(subject.prefix(HistoryLimits.maximumMessageBytes))
    // Trailers stand at the end, behind what would be cut off anyhow.
    let lines = body.prefix(2 * HistoryLimits.maximumMessageBytes)
      .split(separator: UInt8(ascii: "\n"))
    for line in lines where !HistoryMessage.isTrailer(line) {
      text.append(UInt8(ascii: "\n"))
      text.append(contentsOf: line)
    }
    self.text = Array(text.prefix(HistoryLimits.maximumMessageBytes))
  }

  /// Whether a line begins with two or more words in one and a colon, as in `Change-Id: …`: it says
  /// who and where, not what.
  private static func isTrailer(_ line: ArraySlice<UInt8>) -> Bool {
    guard let end = line.firstIndex(where: { !isLetter($0) && $0 != UInt8(ascii: "-") }),
      line[end] == UInt8(ascii: ":"), end + 1 < line.endIndex,
      line[end + 1] == UInt8(ascii: " ")
    else { return false }
    return line.first.map(isLetter) ?? false && line[..<end].contains(UInt8(ascii: "-"))
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

/// A file that a commit changed.
package struct HistoryChange: Sendable, Equatable {
  /// Where the file is after the commit; where it was if it is gone.
  package let path: RepositoryPath
  /// Where it was before, if elsewhere.
  package let origin: RepositoryPath?
  package let isDeletion: Bool

  package init(_ path: RepositoryPath, origin: RepositoryPath? = nil, isDeletion: Bool = false) {
    self.path = path
    self.origin = origin
    self.isDeletion = isDeletion
  }
}

/// The first 16 bytes of a commit's name, which tell commits apart and put those of one second in
/// an order.
package struct HistoryKey: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let high: UInt64
  package let low: UInt64

  init(_ id: some Collection<UInt8>) {
    var words: (UInt64, UInt64) = (0, 0)
    for (place, byte) in id.prefix(16).enumerated() {
      let shifted = UInt64(byte) << UInt64(56 - place % 8 * 8)
      if place < 8 { words.0 |= shifted } else { words.1 |= shifted }
    }
    (high, low) = words
  }

  package static func < (left: HistoryKey, right: HistoryKey) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
