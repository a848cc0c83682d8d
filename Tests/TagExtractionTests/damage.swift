import TestSupport

/// A random part of `source`.
func cut(_ source: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
  let ends = [0, 0].map { _ in Int.random(in: 0...source.count, using: &generator) }.sorted()
  return Array(source[ends[0]..<ends[1]])
}

/// `source` with some bytes replaced, removed and added.
func mutated(_ source: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
  var source = source
  for _ in 0..<Int.random(in: 1...30, using: &generator) where !source.isEmpty {
    let index = Int.random(in: source.indices, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: source[index] = UInt8.random(in: 0...255, using: &generator)
    case 1: source.remove(at: index)
    default: source.insert(UInt8.random(in: 0...255, using: &generator), at: index)
    }
  }
  return source
}
