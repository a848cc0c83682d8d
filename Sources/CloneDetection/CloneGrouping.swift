// Groups definitions that are copies of each other.
//
// Input: definitions with their digests and bands, in a fixed order. Output: groups of them.
//
// Steps:
// 1. Definitions with equal tokens are one class; its first stands for it.
// 2. Each class, in order, is compared with the leaders that share bands with it, those first that share most, and joins
//    the one that it is most like, if it is alike enough; else it becomes a leader. So everything in a group is like its
//    first, and no chain of small differences leads from one end of a group to something else at the other.
// 3. What overlaps another member of its group goes, and what lies inside of a clone isn't told again.
//
// Invariants: the work grows with the number of definitions: a band leads to at most `maximumLeaders`, and a class is
// compared at most `maximumComparisons` times. Nothing depends on an order of hashes.
//
// It does not find a pair whose leaders were taken by others: b joins a, and c, which is like b and not like a, is by
// itself.

package import SourceModel

/// A definition that may have clones.
package struct CloneCandidate: Sendable {
  /// Its file; any number.
  package var file: Int
  /// Index of the definition in its file.
  package var definition: Int
  /// Bytes of the whole definition.
  package var range: Range<Int>
  /// The nearest candidate around it.
  package var parent: Int?
  package var tokenCount: Int
  package var digest: ContentHash

  package init(
    file: Int, definition: Int, range: Range<Int>, parent: Int?, tokenCount: Int,
    digest: ContentHash
  ) {
    self.file = file
    self.definition = definition
    self.range = range
    self.parent = parent
    self.tokenCount = tokenCount
    self.digest = digest
  }
}

/// Definitions that are copies of each other.
package struct CloneGroup: Sendable, Equatable {
  /// Indexes of candidates, ascending; at least two.
  package var members: [Int]
  /// How like the first the least alike is; 1 where all are equal after normalisation, and only there.
  package var similarity: Double
}

/// Makes groups of candidates.
package struct CloneGrouping {
  /// Leaders that a band leads to; further ones with the same band are found by others, or not.
  private static let maximumLeaders = 16
  /// Leaders that a class is compared with.
  private static let maximumComparisons = 16
  /// What isn't equal has at most this similarity, however alike it is: a similarity of 1 is a promise.
  private static let greatestSimilarity = 0.999

  private let candidates: [CloneCandidate]
  private let bands: [UInt32]
  private let minimumSimilarity: Double

  /// - Parameters:
  ///   - candidates: Definitions, those of one file one behind the other in the order of their starts, outer ones first.
  ///   - bands: Of each candidate its ``MinHashBands/count`` keys.
  ///   - minimumSimilarity: How alike the members of a group are to its first, in 0...1.
  package init(_ candidates: [CloneCandidate], bands: [UInt32], minimumSimilarity: Double) {
    self.candidates = candidates
    self.bands = bands
    self.minimumSimilarity = minimumSimilarity
  }

  /// The groups, in the order of their first members.
  ///
  /// - Parameter shingles: The shingles of a candidate, ascending; `nil` where its source can't be read.
  /// - Returns: Groups of at least two members.
  package func groups(shingles: @escaping (Int) -> [UInt64]?) -> [CloneGroup] {
    let classes = classes()
    let leaders = leaders(of: classes, shingles)
    var groups: [Int: CloneGroup] = [:]
    for (place, members) in classes.enumerated() {
      let (leader, similarity) = leaders[place]
      groups[leader, default: CloneGroup(members: [], similarity: 1)].members += members
      if let known = groups[leader]?.similarity, similarity < known {
        groups[leader]?.similarity = similarity
      }
    }
    let ordered = groups.sorted { $0.key < $1.key }.map(\.value)
    return withoutNested(ordered.compactMap(withoutOverlaps))
  }

  // MARK: - Equal and alike

  /// Candidates with equal tokens, in the order of their first.
  private func classes() -> [[Int]] {
    var places: [ContentHash: Int] = [:]
    places.reserveCapacity(candidates.count)
    var classes: [[Int]] = []
    for (index, candidate) in candidates.enumerated() {
      if let place = places[candidate.digest] {
        classes[place].append(index)
      } else {
        places[candidate.digest] = classes.count
        classes.append([index])
      }
    }
    return classes
  }

  /// For each class its leader, a class, and how like that it is.
  private func leaders(
    of classes: [[Int]], _ shingles: @escaping (Int) -> [UInt64]?
  ) -> [(leader: Int, similarity: Double)] {
    var leaders: [(leader: Int, similarity: Double)] = []
    var buckets = LeaderBuckets(
      classCount: classes.count, maximumLeaders: CloneGrouping.maximumLeaders)
    var known = KnownShingles(shingles)
    for (place, members) in classes.enumerated() {
      let keys = bands[(members[0] * MinHashBands.count)...].prefix(MinHashBands.count)
      if minimumSimilarity < 1,
        let best = mostAlike(members[0], buckets.leaders(of: keys), classes, &known)
      {
        leaders.append(best)
      } else {
        leaders.append((place, 1))
        buckets.add(place, keys)
      }
    }
    return leaders
  }

  /// The leader that a candidate is most like, if that is alike enough; of several the first.
  private func mostAlike(
    _ candidate: Int, _ leaders: [Int], _ classes: [[Int]], _ known: inout KnownShingles
  ) -> (leader: Int, similarity: Double)? {
    let count = candidates[candidate].tokenCount
    var best: (leader: Int, similarity: Double)?
    for leader in leaders.prefix(CloneGrouping.maximumComparisons) {
      let other = candidates[classes[leader][0]].tokenCount
      // Sets of other sizes can't be more alike than their sizes are.
      let bound = Double(min(count, other)) / Double(max(count, other))
      guard bound >= max(minimumSimilarity, best?.similarity ?? 0) else { continue }
      guard let own = known.shingles(of: candidate),
        let others = known.shingles(of: classes[leader][0])
      else { continue }
      let similarity = min(
        CloneGrouping.greatestSimilarity, TokenShingles.similarity(own, others))
      if similarity >= minimumSimilarity, similarity > best?.similarity ?? 0 {
        best = (leader, similarity)
      }
    }
    return best
  }

  // MARK: - Nested

  /// A group without members that overlap an earlier one: a class with one method is like it. `nil` where fewer than two
  /// are left.
  private func withoutOverlaps(_ group: CloneGroup) -> CloneGroup? {
    var left = group
    var last: CloneCandidate?
    left.members = group.members.sorted().filter { member in
      let candidate = candidates[member]
      if let last, last.file == candidate.file,
        candidate.range.lowerBound < last.range.upperBound
      {
        return false
      }
      last = candidate
      return true
    }
    return left.members.count < 2 ? nil : left
  }

  /// Groups without what lies inside of clones; but for one, where the group has members elsewhere.
  private func withoutNested(_ groups: [CloneGroup]) -> [CloneGroup] {
    var isClone = [Bool](repeating: false, count: candidates.count)
    for group in groups { for member in group.members { isClone[member] = true } }
    // Parents stand in front of what is in them.
    var isInside = [Bool](repeating: false, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      if let parent = candidate.parent { isInside[index] = isClone[parent] || isInside[parent] }
    }
    return groups.compactMap { group in
      var left = group
      let outside = group.members.filter { !isInside[$0] }
      guard !outside.isEmpty else { return nil }
      let inside = group.members.first { isInside[$0] }
      left.members = (outside + [inside].compactMap { $0 }).sorted()
      return left.members.count < 2 ? nil : left
    }
  }
}
