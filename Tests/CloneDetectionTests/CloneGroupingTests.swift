import SourceModel
import TestSupport
import Testing

@testable import CloneDetection

/// Which definitions make a group.
@Suite struct CloneGroupingTests {
  /// Definitions by their shingles, each in a file of its own unless said otherwise.
  private struct Sample {
    var candidates: [CloneCandidate] = []
    var shingles: [[UInt64]] = []
    var bands: [UInt32] = []
    private var hasher = MinHashBands()

    mutating func add(
      _ set: [UInt64], file: Int? = nil, range: Range<Int> = 0..<100, parent: Int? = nil
    ) {
      let sorted = set.sorted()
      candidates.append(
        CloneCandidate(
          file: file ?? candidates.count, definition: candidates.count, range: range,
          parent: parent, tokenCount: set.count,
          digest: sorted.withUnsafeBytes { ContentHash(of: $0) }))
      shingles.append(sorted)
      for hash in set { hasher.add(hash) }
      hasher.finish(into: &bands)
    }

    func groups(_ minimum: Double = 0.8, count: @escaping () -> Void = {}) -> [CloneGroup] {
      CloneGrouping(candidates, bands: bands, minimumSimilarity: minimum).groups { index in
        count()
        return shingles[index]
      }
    }
  }

  private func set(_ range: Range<Int>) -> [UInt64] {
    var generator = SeededGenerator(seed: 3)
    let all = (0..<5000).map { _ in generator.next() }
    return Array(all[range])
  }

  @Test func `equal ones are a group of similarity 1, and what is alike joins it`() {
    var sample = Sample()
    sample.add(set(0..<100))
    sample.add(set(1000..<1100))
    sample.add(set(0..<100))
    #expect(sample.groups() == [CloneGroup(members: [0, 2], similarity: 1)])
    sample.add(set(5..<105))
    let groups = sample.groups()
    #expect(groups.map(\.members) == [[0, 2, 3]])
    #expect(groups[0].similarity == 95.0 / 105)
    #expect(sample.groups(1).map(\.members) == [[0, 2]])
    #expect(sample.groups(0.95).map(\.members) == [[0, 2]])
  }

  @Test func `a chain of small differences doesn't make one group`() {
    var sample = Sample()
    for step in 0..<20 { sample.add(set(step * 8..<(step * 8 + 100))) }
    for group in sample.groups() {
      for member in group.members.dropFirst() {
        let similarity = TokenShingles.similarity(
          sample.shingles[group.members[0]], sample.shingles[member])
        #expect(similarity >= 0.8)
      }
    }
    #expect(sample.groups().count > 3)
  }

  @Test func `what is alike without being equal never has similarity 1`() {
    var sample = Sample()
    sample.add(set(0..<4000))
    sample.add(set(0..<4001))
    #expect(sample.groups()[0].similarity == 0.999)
  }

  @Test func `what lies inside of clones isn't told again`() {
    var sample = Sample()
    for file in 0..<2 {
      let parent = sample.candidates.count
      sample.add(set(0..<300), file: file, range: 0..<300)
      sample.add(set(0..<100), file: file, range: 10..<100, parent: parent)
    }
    #expect(sample.groups().map(\.members) == [[0, 2]])
    // But for a copy that lies elsewhere, which needs one to be a copy of.
    sample.add(set(0..<100), file: 2)
    #expect(sample.groups().map(\.members) == [[0, 2], [1, 4]])
  }

  @Test func `a class is no copy of its only method`() {
    var sample = Sample()
    sample.add(set(0..<105), file: 0, range: 0..<200)
    sample.add(set(0..<100), file: 0, range: 10..<200, parent: 0)
    #expect(sample.groups().isEmpty)
  }

  @Test func `thousands that are nearly equal are compared a bounded number of times each`() {
    var sample = Sample()
    let common = set(0..<40)
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      // Alike enough to share bands, and not to be clones.
      sample.add(common + (0..<15).map { _ in generator.next() })
    }
    var count = 0
    let buckets = sample.groups(0.99) { count += 1 }
    #expect(buckets.isEmpty && count <= 2000)
  }

  @Test func `what can't be read is in no group but with its equals`() {
    var sample = Sample()
    sample.add(set(0..<100))
    sample.add(set(1..<101))
    sample.add(set(1..<101))
    let groups = CloneGrouping(sample.candidates, bands: sample.bands, minimumSimilarity: 0.8)
      .groups { _ in nil }
    #expect(groups.map(\.members) == [[1, 2]])
  }
}

/// Which leaders share bands.
@Suite struct LeaderBucketsTests {
  @Test func `leaders come by how many bands they share, and a band leads to a bounded number`() {
    var buckets = LeaderBuckets(classCount: 1000, maximumLeaders: 4)
    buckets.add(0, [1, 2, 3])
    buckets.add(1, [1, 2, 9])
    buckets.add(2, [7, 7, 3])
    #expect(buckets.leaders(of: [1, 2, 3] as [UInt32]) == [0, 1, 2])
    #expect(buckets.leaders(of: [7, 2, 9] as [UInt32]) == [1, 0, 2])
    #expect(buckets.leaders(of: [3, 1, 2] as [UInt32]) == [])
    for leader in 3..<1000 { buckets.add(leader, [1, UInt32(leader), 5]) }
    #expect(buckets.leaders(of: [1, 0, 5] as [UInt32]).count == 6)
  }
}
