// How often keys were asked for, roughly and in little memory.
//
// Input → output: a stream of hashes in; for any hash, an upper bound of how often it came since
// the counters were last halved.
//
// A count-min sketch: four rows of counters of 4 bits, in each of which a hash has one place. What
// was counted is at most the smallest of the four, as other hashes can only add to a counter.
// 1. `record` raises the counters that are at the minimum (conservative update: raising the others
//    would add nothing to what is known).
// 2. After ten additions for each counter of a row all are halved, so that what was popular once
//    doesn't stay for ever.
// 3. A row that gets too short is doubled by writing it twice: a place is the low bits of a number,
//    so both places that an old one splits into inherit its count, which stays an upper bound.
//
// It does not hold keys, and it can't say that a key never came.
//
// Source: Einziger, Friedman, Manes 2017, "TinyLFU: a highly efficient cache admission policy";
// Cormode, Muthukrishnan 2005 (count-min); Estan, Varghese 2002 (conservative update).

/// Estimates how often each key was asked for.
struct FrequencySketch {
  /// What a counter of 4 bits can hold.
  static let maximumFrequency = 15
  private static let rowCount = 4
  private static let countersPerWord = 16
  /// Additions per counter of a row after which all counters are halved: the paper's sample size.
  private static let sampleFactor = 10

  /// The rows, one after the other, 16 counters in a word.
  private var words: [UInt64]
  /// Counters of one row; a power of two.
  private(set) var width: Int
  private var additionCount = 0

  /// A sketch for about `entryCount` keys that are kept at a time.
  init(entryCount: Int = 0) {
    width = 64
    while width < entryCount { width *= 2 }
    words = [UInt64](
      repeating: 0, count: FrequencySketch.rowCount * width / FrequencySketch.countersPerWord)
  }

  /// How often `hash` was recorded, at least; up to ``maximumFrequency``.
  func frequency(of hash: UInt64) -> Int {
    var lowest = FrequencySketch.maximumFrequency
    var places = Places(hash)
    for row in 0..<FrequencySketch.rowCount {
      lowest = min(lowest, counter(places.next(), in: row))
    }
    return lowest
  }

  /// Counts one more request for `hash`.
  mutating func record(_ hash: UInt64) {
    let lowest = frequency(of: hash)
    guard lowest < FrequencySketch.maximumFrequency else { return }
    var places = Places(hash)
    for row in 0..<FrequencySketch.rowCount {
      let place = places.next()
      if counter(place, in: row) == lowest { raise(place, in: row) }
    }
    additionCount += 1
    if additionCount >= width * FrequencySketch.sampleFactor { halve() }
  }

  /// Makes room for `entryCount` keys; what was counted stays.
  mutating func grow(toHold entryCount: Int) {
    while width < entryCount {
      let wordsPerRow = width / FrequencySketch.countersPerWord
      words = (0..<FrequencySketch.rowCount).flatMap { row in
        let old = words[(row * wordsPerRow)..<((row + 1) * wordsPerRow)]
        return old + old
      }
      width *= 2
    }
  }

  private mutating func halve() {
    // The mask drops the bit that comes in from the counter above.
    for index in words.indices { words[index] = (words[index] >> 1) & 0x7777_7777_7777_7777 }
    additionCount /= 2
  }

  // MARK: Counters

  private func position(_ place: UInt64, in row: Int) -> (word: Int, shift: UInt64) {
    let counter = Int(truncatingIfNeeded: place) & (width - 1)
    return ((row * width + counter) >> 4, UInt64(counter & 15) * 4)
  }

  private func counter(_ place: UInt64, in row: Int) -> Int {
    let (word, shift) = position(place, in: row)
    return Int(words[word] >> shift & 15)
  }

  private mutating func raise(_ place: UInt64, in row: Int) {
    let (word, shift) = position(place, in: row)
    words[word] += 1 << shift
  }

  /// The places of a hash in the rows, before they are cut to the width: start + row · step.
  private struct Places {
    private var place: UInt64
    private let step: UInt64

    init(_ hash: UInt64) {
      place = hash
      // Odd, so that it isn't 0 in the low bits that count.
      step = (hash >> 32) | 1
    }

    mutating func next() -> UInt64 {
      defer { place &+= step }
      return place
    }
  }
}
