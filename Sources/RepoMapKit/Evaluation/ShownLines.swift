// Reads from the text of a map what it shows: which files, and which lines of them. The same for every
// program that is measured, so that none is judged by what it knows of itself.
//
// A line that begins with `│` is a line of a file; `⋮` stands for lines that are left out, and empty
// lines for nothing. Every other line is a path, with or without a colon, and the lines of its file
// follow. Aider's maps have the same form. Lines in front of the first path are passed over.

internal import SourceModel

/// What a map shows.
struct ShownLines {
  /// The lines of each file, by its path; several places of one file add up.
  private var lines: [ArraySlice<UInt8>: [ArraySlice<UInt8>]] = [:]

  private static let lineMark = Array("│".utf8)
  private static let elision = Array("⋮".utf8)

  /// Reads a map.
  init(_ map: [UInt8]) {
    var file: ArraySlice<UInt8>?
    for line in map.split(separator: UInt8(ascii: "\n")) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      if line.isEmpty || line.starts(with: ShownLines.elision) { continue }
      if line.starts(with: ShownLines.lineMark) {
        if let file { lines[file, default: []].append(line.dropFirst(ShownLines.lineMark.count)) }
      } else {
        let path = line.last == UInt8(ascii: ":") ? line.dropLast() : line
        lines[path, default: []] += []
        file = path
      }
    }
  }

  /// Whether the path of a file is shown.
  func shows(_ path: RepositoryPath) -> Bool { lines(of: path) != nil }

  /// Whether a line below the path of a file has a name as a whole word.
  func shows(_ name: ArraySlice<UInt8>, in path: RepositoryPath) -> Bool {
    (lines(of: path) ?? []).contains { holdsWord($0, name) }
  }

  private func lines(of path: RepositoryPath) -> [ArraySlice<UInt8>]? {
    // Our maps escape what isn't plain text.
    lines[path.bytes[...]] ?? lines[Array(path.description.utf8)[...]]
  }
}

/// Whether `text` holds `word`, and where it begins or ends with a letter, digit or underscore, none is
/// beside it there. Every byte beyond ASCII is a letter.
///
/// With `folding`, capital letters of ASCII are like small ones.
func holdsWord(
  _ text: ArraySlice<UInt8>, _ word: ArraySlice<UInt8>, folding: Bool = false
) -> Bool {
  guard let first = word.first, let last = word.last, word.count <= text.count else {
    return false
  }
  func folded(_ byte: UInt8) -> UInt8 {
    folding && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
  let start = folded(first)
  for place in text.startIndex...(text.endIndex - word.count) where folded(text[place]) == start {
    let end = place + word.count
    guard zip(text[place..<end], word).allSatisfy({ folded($0) == folded($1) }) else { continue }
    let isOpenBefore =
      isWordByte(first) && place > text.startIndex && isWordByte(text[place - 1])
    let isOpenAfter = isWordByte(last) && end < text.endIndex && isWordByte(text[end])
    if !isOpenBefore, !isOpenAfter { return true }
  }
  return false
}

private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
    true
  default: false
  }
}
