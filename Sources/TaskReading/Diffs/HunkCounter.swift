// Counts the lines of a hunk, and joins the changed ones to ranges.
//
// A combined diff, of a merge with n parents, has n columns of signs and n + 1 `@`: a line is added
// if any column has `+`, removed if any has `-`; old numbers are those of the first parent.
// Source: git-diff(1), "Combined diff format".

/// A hunk while its lines come in.
struct HunkCounter {
  /// What a line of a hunk is.
  enum Change {
    case context
    case added
    case removed
  }

  private(set) var hunk = DiffHunk(oldLines: 0..<0, newLines: 0..<0, heading: [])
  /// How many signs a line begins with: the number of parents.
  private(set) var prefixLength = 1
  private(set) var oldRanges: [Range<Int>] = []
  private(set) var newRanges: [Range<Int>] = []
  /// Lines that still come, for each parent.
  private var oldRest: [Int] = []
  private var newRest = 0
  private var oldLine = 0
  private var newLine = 0
  /// Where the run of changed lines began that is going on.
  private var run: (old: Int, new: Int)?

  /// Merges have fewer parents.
  private static let maximumParents = 64

  init() {}

  /// Reads `@@ -1,2 +3,4 @@ heading`, or `@@@ -1,2 -1,3 +3,4 @@@ heading`; nil for other lines.
  init?(header: ArraySlice<UInt8>) {
    let signs = header.prefix { $0 == .at }
    guard signs.count > 1, signs.count <= HunkCounter.maximumParents else { return nil }
    prefixLength = signs.count - 1
    var rest = header[signs.endIndex...]
    var starts: [Int] = []
    for index in 0...prefixLength {
      let sign = index < prefixLength ? UInt8.hyphen : UInt8(ascii: "+")
      guard rest.first == .space, rest.dropFirst().first == sign,
        let range = HunkCounter.readRange(rest.dropFirst(2))
      else { return nil }
      starts.append(range.start)
      oldRest.append(range.count)
      rest = rest[range.end...]
    }
    guard let end = rest.dropping(" @@"), let newStart = starts.last else { return nil }
    newRest = oldRest.removeLast()
    oldLine = starts[0]
    newLine = newStart
    hunk = DiffHunk(
      oldLines: oldLine..<(oldLine + oldRest[0]), newLines: newLine..<(newLine + newRest),
      heading: Array(end.drop { $0 == .at }.trimmed))
  }

  /// `5,3`: the 0-based start. Of an empty range the start is the line in front of it.
  private static func readRange(
    _ text: ArraySlice<UInt8>
  ) -> (start: Int, count: Int, end: Int)? {
    guard let start = text.leadingNumber else { return nil }
    guard text.at(start.end) == .comma else { return (max(start.value - 1, 0), 1, start.end) }
    guard let count = text[(start.end + 1)...].leadingNumber else { return nil }
    return (count.value == 0 ? start.value : max(start.value - 1, 0), count.value, count.end)
  }

  /// Whether all lines came.
  var isComplete: Bool { newRest <= 0 && oldRest.allSatisfy { $0 <= 0 } }

  /// Takes in the next line; nil where it is no line of a hunk.
  mutating func take(_ line: ArraySlice<UInt8>) -> Change? {
    let signs = line.prefix(prefixLength)
    // Mail programs take away spaces at the ends of lines: an empty line is an empty context line.
    guard signs.allSatisfy({ $0 == .space || $0 == UInt8(ascii: "+") || $0 == .hyphen }) else {
      return nil
    }
    let isRemoved = signs.contains(.hyphen)
    for parent in 0..<prefixLength {
      let sign = signs.at(signs.startIndex + parent) ?? .space
      let isInParent = isRemoved ? sign == .hyphen : sign != UInt8(ascii: "+")
      if isInParent { oldRest[parent] -= 1 }
    }
    if !isRemoved { newRest -= 1 }
    let isAdded = !isRemoved && signs.contains(UInt8(ascii: "+"))
    let isInFirst = isRemoved ? signs.first == .hyphen : signs.first != UInt8(ascii: "+")
    if isAdded || isRemoved {
      if run == nil { run = (oldLine, newLine) }
    } else {
      finishRun()
    }
    oldLine += isInFirst ? 1 : 0
    newLine += isRemoved ? 0 : 1
    return isAdded ? .added : isRemoved ? .removed : .context
  }

  /// Ends the last run; a hunk that was cut off is only as long as it is.
  mutating func finish() {
    finishRun()
  }

  private mutating func finishRun() {
    guard let start = run else { return }
    run = nil
    oldRanges.append(start.old..<oldLine)
    newRanges.append(start.new..<newLine)
  }
}
