internal import SourceModel

/// The files of collections in the order of their numbers, and with them all units.
struct CollectedFiles {
  /// Where the units of each file start, and where those of the last one end.
  private(set) var unitOffsets: [UInt32]
  /// The units of all files.
  private(set) var units: [UnitRecord]
  /// For each file the number of its words.
  private(set) var lengths: [UInt32]
  /// For each file whether it holds programs; 1 or 0.
  private(set) var programs: [UInt8]
  /// For each collection the numbers of its units here.
  private(set) var numbers: [[UInt32]] = []

  init(_ collections: [WordCollection], fileCount: Int) {
    unitOffsets = Array(repeating: 0, count: fileCount + 1)
    lengths = Array(repeating: 0, count: fileCount)
    programs = Array(repeating: 1, count: fileCount)
    let none = UnitRecord(definition: LexicalIndex.noDefinition, length: 0)
    units = Array(repeating: none, count: collections.reduce(0) { $0 + $1.units.count })
    for collection in collections { count(collection) }
    for file in 0..<fileCount { unitOffsets[file + 1] += unitOffsets[file] }
    for collection in collections { number(collection) }
  }

  /// For each unit where the units of its file end.
  var fileEnds: [UInt32] {
    var ends: [UInt32] = []
    ends.reserveCapacity(units.count)
    for end in unitOffsets.dropFirst() {
      ends.append(contentsOf: repeatElement(end, count: Int(end) - ends.count))
    }
    return ends
  }

  private mutating func count(_ collection: WordCollection) {
    var start = 0
    for file in collection.files {
      unitOffsets[file.number.index + 1] = UInt32(file.unitEnd - start)
      programs[file.number.index] = file.isProgram ? 1 : 0
      start = file.unitEnd
    }
  }

  private mutating func number(_ collection: WordCollection) {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(collection.units.count)
    for file in collection.files {
      let start = numbers.count
      let first = Int(unitOffsets[file.number.index])
      for (place, unit) in collection.units[start..<file.unitEnd].enumerated() {
        units[first + place] = unit
        lengths[file.number.index] &+= unit.length
        numbers.append(UInt32(first + place))
      }
    }
    self.numbers.append(numbers)
  }
}
