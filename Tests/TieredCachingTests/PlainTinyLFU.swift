import SourceModel

@testable import TieredCaching

/// The policy of ``WindowTinyLFU`` with plain arrays, oldest first, to compare with.
struct PlainTinyLFU {
  struct Entry: Equatable {
    let number: Int
    let weight: Int
  }

  let limit: Int
  let windowLimit: Int
  private(set) var window: [Entry] = []
  private(set) var probation: [Entry] = []
  private(set) var protected: [Entry] = []
  private var sketch = FrequencySketch()

  init(limit: Int, windowLimit: Int) {
    self.limit = limit
    self.windowLimit = windowLimit
  }

  /// The numbers of all entries.
  var numbers: Set<Int> { Set((window + probation + protected).map(\.number)) }

  private var mainLimit: Int { limit - windowLimit }

  /// Asks for a key; on a miss, keeps a new value.
  mutating func request(_ number: Int, weight: Int) -> Bool {
    sketch.record(key(number).hash64)
    if touch(number) { return true }
    guard weight <= max(windowLimit, mainLimit) else { return false }
    sketch.grow(toHold: numbers.count + 1)
    let entry = Entry(number: number, weight: weight)
    guard weight <= windowLimit else {
      admit(entry)
      return false
    }
    window.append(entry)
    while bytes(window) > windowLimit { admit(window.removeFirst()) }
    return false
  }

  private mutating func touch(_ number: Int) -> Bool {
    if let place = window.firstIndex(where: { $0.number == number }) {
      window.append(window.remove(at: place))
    } else if let place = protected.firstIndex(where: { $0.number == number }) {
      protected.append(protected.remove(at: place))
    } else if let place = probation.firstIndex(where: { $0.number == number }) {
      let entry = probation.remove(at: place)
      if entry.weight > mainLimit / 5 * 4 {
        probation.append(entry)
      } else {
        protected.append(entry)
      }
      while bytes(protected) > mainLimit / 5 * 4 { probation.append(protected.removeFirst()) }
    } else {
      return false
    }
    return true
  }

  private mutating func admit(_ candidate: Entry) {
    guard candidate.weight <= mainLimit else { return }
    var victims: [Entry] = []
    for entry in probation + protected {
      let free = mainLimit - bytes(probation) - bytes(protected) + bytes(victims)
      if free >= candidate.weight { break }
      victims.append(entry)
    }
    let cost = victims.reduce(0) { $0 + sketch.frequency(of: key($1.number).hash64) }
    guard victims.isEmpty || sketch.frequency(of: key(candidate.number).hash64) > cost else {
      return
    }
    probation.removeAll { victims.contains($0) }
    protected.removeAll { victims.contains($0) }
    probation.append(candidate)
  }

  private func bytes(_ entries: [Entry]) -> Int { entries.reduce(0) { $0 + $1.weight } }
}
