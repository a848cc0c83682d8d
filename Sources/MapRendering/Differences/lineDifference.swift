// Tells what changed between two lists of lines.
//
// Input: two lists. Output: all lines of both in one order, each kept, removed or added.
//
// Steps:
// 1. Lines that each list has once, in the longest common order, are kept (Bram Cohen's patience diff): those of
//    signatures mostly are such lines.
// 2. Between two of them, what both lists begin and end with is kept.
// 3. Of the rest, where it is small, the shortest difference is taken (Myers 1986, the standard library's); where it
//    is large, all of it is removed and added: such lists have hardly anything in common.
//
// The work is O(n log n) besides the small rests, which are bounded.

/// A line of two lists that were compared.
enum LineEdit: Equatable {
  /// In both, at these places.
  case kept(old: Int, new: Int)
  /// Only in the first.
  case removed(old: Int)
  /// Only in the second.
  case added(new: Int)

  /// Whether it is in both.
  var isKept: Bool { if case .kept = self { true } else { false } }
}

/// The difference between two lists of lines, in the order of both; what is removed comes before what is added in
/// its place.
func lineDifference(_ old: [[UInt8]], _ new: [[UInt8]]) -> [LineEdit] {
  var comparison = LineComparison(old, new)
  var (oldStart, newStart) = (0, 0)
  for anchor in comparison.anchors() {
    comparison.compare(oldStart..<anchor.old, newStart..<anchor.new)
    comparison.edits.append(.kept(old: anchor.old, new: anchor.new))
    (oldStart, newStart) = (anchor.old + 1, anchor.new + 1)
  }
  comparison.compare(oldStart..<old.count, newStart..<new.count)
  return comparison.edits
}

private struct LineComparison {
  /// The shortest difference is looked for where the product of the numbers of lines is at most this: it takes time
  /// and memory of that order.
  private static let maximumProduct = 1 << 18

  /// The lines as numbers, the same for the same text.
  private let old: [Int]
  private let new: [Int]
  private let lineCount: Int
  var edits: [LineEdit] = []

  init(_ old: [[UInt8]], _ new: [[UInt8]]) {
    var numbers: [[UInt8]: Int] = [:]
    func number(_ line: [UInt8]) -> Int {
      let number = numbers[line] ?? numbers.count
      numbers[line] = number
      return number
    }
    self.old = old.map(number)
    self.new = new.map(number)
    lineCount = numbers.count
  }

  /// The lines that each list has once, those of them that stand in the same order in both: as many as can be.
  func anchors() -> [(old: Int, new: Int)] {
    let places = uniquePlaces(new)
    let pairs = uniquePlaces(old).enumerated().compactMap { line, place in
      place.flatMap { old in places[line].map { (old: old, new: $0) } }
    }.sorted { $0.old < $1.old }
    return longestAscent(pairs)
  }

  /// For each line its place, if the list has it once.
  private func uniquePlaces(_ list: [Int]) -> [Int?] {
    var counts = [Int](repeating: 0, count: lineCount)
    for line in list { counts[line] += 1 }
    var places = [Int?](repeating: nil, count: lineCount)
    for (place, line) in list.enumerated() where counts[line] == 1 { places[line] = place }
    return places
  }

  /// The longest part of some pairs, which ascend by `old`, that ascends by `new` too.
  private func longestAscent(_ pairs: [(old: Int, new: Int)]) -> [(old: Int, new: Int)] {
    // For each length the pair that ends an ascent of this length with the smallest `new`.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var ascent: [(old: Int, new: Int)] = []
    var next = ends.last
    while let index = next {
      ascent.append(pairs[index])
      next = previous[index]
    }
    return ascent.reversed()
  }

  /// Adds the edits of two parts of the lists.
  mutating func compare(_ oldRange: Range<Int>, _ newRange: Range<Int>) {
    var (olds, news) = (oldRange, newRange)
    while let first = olds.first, let other = news.first, old[first] == new[other] {
      edits.append(.kept(old: first, new: other))
      olds = olds.dropFirst()
      news = news.dropFirst()
    }
    var end: [LineEdit] = []
    while let last = olds.last, let other = news.last, old[last] == new[other] {
      end.append(.kept(old: last, new: other))
      olds = olds.dropLast()
      news = news.dropLast()
    }
    if olds.count * news.count <= LineComparison.maximumProduct {
      addShortest(olds, news)
    } else {
      edits += olds.map { .removed(old: $0) }
      edits += news.map { .added(new: $0) }
    }
    edits += end.reversed()
  }

  private mutating func addShortest(_ olds: Range<Int>, _ news: Range<Int>) {
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in new[news].map({ $0 }).difference(from: old[olds].map { $0 }) {
      switch change {
      case .remove(let offset, _, _): removed.insert(olds.lowerBound + offset)
      case .insert(let offset, _, _): added.insert(news.lowerBound + offset)
      }
    }
    var (oldPlace, newPlace) = (olds.lowerBound, news.lowerBound)
    while oldPlace < olds.upperBound || newPlace < news.upperBound {
      if removed.contains(oldPlace) {
        edits.append(.removed(old: oldPlace))
        oldPlace += 1
      } else if added.contains(newPlace) {
        edits.append(.added(new: newPlace))
        newPlace += 1
      } else {
        edits.append(.kept(old: oldPlace, new: newPlace))
        oldPlace += 1
        newPlace += 1
      }
    }
  }
}
