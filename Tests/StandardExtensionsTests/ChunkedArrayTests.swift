import StandardExtensions
import TestSupport
import Testing

struct ChunkedArrayTests {
  private static let chunk = ChunkedArray<Int>.chunkCount

  @Test(arguments: [0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 7])
  func `a chunked array has the elements of a collection`(count: Int) {
    let elements = (0..<count).map { $0 * 3 }
    let array = ChunkedArray(elements)
    var appended = ChunkedArray<Int>()
    appended.append(contentsOf: elements)
    #expect(array.count == count)
    #expect(Array(array) == elements)
    #expect(array.indices.allSatisfy { array[$0] == elements[$0] })
    #expect(appended == array)
  }

  @Test func `changing an element copies its chunk and no other`() {
    let array = ChunkedArray(0..<(5 * Self.chunk))
    var changed = array
    changed[2 * Self.chunk + 9] = -1
    #expect(changed.sharedChunkCount(with: array) == 4)
    #expect(array[2 * Self.chunk + 9] == 2 * Self.chunk + 9)
    #expect(changed[2 * Self.chunk + 9] == -1)
    #expect(changed != array)
  }

  @Test func `what is the same as in another array is shared with it`() {
    let array = ChunkedArray(0..<(4 * Self.chunk + 5))
    var elements = Array(array)
    elements[Self.chunk] = -1
    elements.append(-2)
    let other = ChunkedArray(elements, like: array)
    #expect(Array(other) == elements)
    #expect(other.sharedChunkCount(with: array) == 3)
    #expect(ChunkedArray(Array(array), like: array).sharedChunkCount(with: array) == 5)
    #expect(ChunkedArray(elements[..<10], like: array).sharedChunkCount(with: array) == 0)
  }

  /// Against an array, with random changes.
  @Test(arguments: 0..<20)
  func `a chunked array is what an array is`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var elements: [Int] = []
    var array = ChunkedArray<Int>()
    var kept: [(ChunkedArray<Int>, [Int])] = []
    for _ in 0..<2000 {
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<12:
        let element = Int.random(in: 0..<100, using: &random)
        elements.append(element)
        array.append(element)
      case 12..<18 where !elements.isEmpty:
        let place = elements.indices.randomElement(using: &random) ?? 0
        elements[place] += 1
        array[place] += 1
      case 18: kept.append((array, elements))
      default: array = ChunkedArray(elements, like: kept.last?.0 ?? array)
      }
    }
    #expect(Array(array) == elements)
    #expect(kept.allSatisfy { Array($0.0) == $0.1 })
  }
}
