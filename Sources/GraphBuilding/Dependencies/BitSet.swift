internal import SourceModel

/// A set of small numbers, a bit each, that grows as needed.
struct BitSet: Sendable, Equatable {
  private var words: [UInt64] = []

  /// An empty set with room for numbers below `bound`.
  init(below bound: Int = 0) {
    words = [UInt64](repeating: 0, count: (bound + 63) / 64)
  }

  func contains(_ number: Int) -> Bool {
    number >> 6 < words.count && words[number >> 6] & 1 << (number & 63) != 0
  }

  /// Adds a number ≥ 0, and says whether it is new.
  @discardableResult
  mutating func insert(_ number: Int) -> Bool {
    let place = number >> 6
    while place >= words.count { words.append(0) }
    let bit: UInt64 = 1 << (number & 63)
    // Mostly it is there; then nothing is written.
    guard words[place] & bit == 0 else { return false }
    words[place] |= bit
    return true
  }

  /// Adds the numbers of `files`, for which there is room already, and appends those that are new.
  mutating func insert(_ files: [FileID], appendingNewTo new: inout [FileID]) {
    words.withUnsafeMutableBufferPointer { words in
      for file in files {
        let number = file.rawValue
        let bit: UInt64 = 1 << UInt64(number & 63)
        guard words[Int(number >> 6)] & bit == 0 else { continue }
        words[Int(number >> 6)] |= bit
        new.append(file)
      }
    }
  }

  mutating func remove(_ number: Int) {
    guard number >> 6 < words.count else { return }
    words[number >> 6] &= ~(1 << (number & 63))
  }

  /// The smallest number that is at least `start`, which is ≥ 0.
  func first(from start: Int) -> Int? {
    var index = start >> 6
    guard index < words.count else { return nil }
    var word = words[index] & (~0 << (start & 63))
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = words[index]
    }
    return index << 6 | word.trailingZeroBitCount
  }

  /// All numbers, ascending.
  var elements: [Int] {
    var elements: [Int] = []
    var next = first(from: 0)
    while let element = next {
      elements.append(element)
      next = first(from: element + 1)
    }
    return elements
  }

  /// Whether both hold the same numbers, however much room they have.
  static func == (left: BitSet, right: BitSet) -> Bool { left.elements == right.elements }
}
