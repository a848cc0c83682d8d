/// Where the lines of a source are.
package struct SourceLines: Sendable {
  /// The offset of the first byte of each line.
  private let starts: [Int]

  package init(_ source: [UInt8]) {
    var starts = [0]
    source.withUnsafeBufferPointer { source in
      for place in source.indices where source[place] == UInt8(ascii: "\n") {
        starts.append(place + 1)
      }
    }
    self.starts = starts
  }

  /// The 0-based line of an offset.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where the line of an offset starts.
  package func start(before offset: Int) -> Int { starts[line(of: offset)] }
}
