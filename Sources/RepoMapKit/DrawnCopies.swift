// Finds, among the definitions that are drawn for a map, those that are copies of one that was drawn before.
//
// Input: candidates, one after the other, best first. Output: for each what is shown for it: itself, another one, or nothing.
//
// A copy has the same kind, the same name and the same tokens, whatever comments and white space are. What lies in a copy
// is one too: the members of a second `class Cart` are those of the first. So definitions around a candidate are looked at
// as well, and where a candidate lies in a copy of what is known, its counterpart there is shown in its place: nothing
// comes later for having copies.
//
// Steps: definitions whose kind, name and length, roughly, are the only ones of their sort are no copies: that costs a
// look at the index. Of others the tokens are compared, for which sources are read. Each definition is read at most
// once: the work grows with the number of candidates.
//
// It does not find a copy whose length differs by more than a tenth or two: that has other comments, at least.

internal import CloneDetection
internal import FileMapping
internal import MapRendering
internal import MapSelection
internal import SourceModel

/// Remembers what was drawn for one map.
final class DrawnCopies {
  /// Shorter definitions are alike by habit.
  private static let minimumTokens = CloneRequest.defaultMinimumTokens
  /// So many definitions around a candidate are looked at.
  private static let maximumDepth = 8

  /// A definition of a file.
  struct Location: Hashable {
    var file: Int
    var definition: Int
  }

  /// What the index tells of definitions that may be copies.
  private struct Sort: Hashable {
    let kind: DefinitionKind
    let nameHash: UInt32
    /// The length, on a scale on which a step is a tenth.
    let lengthStep: Int
  }

  /// The definitions of a sort.
  private struct Known {
    /// The first, of which nothing else is known while it is the only one.
    var only: Location?
    var byTokens: [Tokens: Location] = [:]
  }

  /// Name and tokens of a definition.
  private struct Tokens: Hashable {
    let name: [UInt8]
    let digest: ContentHash
  }

  private let tree: IndexedTree
  /// Whether the user asks for a definition, which is shown then.
  private let isAskedFor: (Location, _ name: () -> [UInt8]) -> Bool
  private let recorder = CloneRecorder()
  private var known: [Sort: Known] = [:]
  /// For definitions whose tokens were compared the first of their copies, or themselves.
  private var firsts: [Location: Location] = [:]
  /// What is shown, for itself or for others.
  private var given: Set<Location> = []
  /// How many copies of a definition were left out.
  private var leftOut: [Location: Int] = [:]
  /// Whether all sources that were needed had the content that was indexed.
  private(set) var isReproducible = true

  init(
    _ tree: IndexedTree, isAskedFor: @escaping (Location, _ name: () -> [UInt8]) -> Bool
  ) {
    self.tree = tree
    self.isAskedFor = isAskedFor
  }

  /// What is shown for a candidate, the next in the order: itself, its counterpart in what was drawn before, or nothing.
  func shown(for candidate: Location) -> Location? {
    // It was shown for another one.
    if given.contains(candidate) { return nil }
    for definition in chain(of: candidate) {
      guard let first = first(of: definition), first != definition,
        !isAskedFor(candidate, { [self] in name(of: candidate) })
      else { continue }
      guard let counterpart = counterpart(of: candidate, from: definition, in: first) else {
        return nil
      }
      leftOut[counterpart, default: 0] += 1
      return given.insert(counterpart).inserted ? counterpart : nil
    }
    given.insert(candidate)
    return candidate
  }

  /// How many copies of what a selection shows were left out so far.
  func leftOutCount(of selection: Selection) -> Int {
    if leftOut.isEmpty { return 0 }
    return selection.files.reduce(0) { count, file in
      file.definitions.reduce(count) {
        $0 + (leftOut[Location(file: file.file, definition: $1)] ?? 0)
      }
    }
  }

  // MARK: - Definitions

  private func record(of location: Location) -> OutlineRecord? {
    // What is damaged is told when its cost is asked for.
    try? tree.index.outlineRecord(location.definition, of: tree.number(of: location.file))
  }

  /// A definition with those around it, the outermost first.
  private func chain(of candidate: Location) -> [Location] {
    var chain = [candidate]
    var next = record(of: candidate)?.parent
    while let parent = next, chain.count < DrawnCopies.maximumDepth {
      chain.append(Location(file: candidate.file, definition: parent))
      next = record(of: chain[chain.count - 1])?.parent
    }
    return chain.reversed()
  }

  private func name(of location: Location) -> [UInt8] {
    guard let range = record(of: location)?.nameRange, let text = tree.text(of: location.file),
      range.upperBound <= text.bytes.count
    else { return [] }
    return Array(text.bytes[range])
  }

  // MARK: - Copies

  /// The first of the copies of a definition, which may be itself; `nil` for what has none.
  private func first(of location: Location) -> Location? {
    if let first = firsts[location] { return first }
    guard let record = record(of: location), let sort = DrawnCopies.sort(record) else { return nil }
    if known[sort]?.only == location { return nil }
    // Lengths that are about the same may be on both sides of a step.
    let near = (sort.lengthStep - 1...sort.lengthStep + 1).map { step in
      Sort(kind: sort.kind, nameHash: sort.nameHash, lengthStep: step)
    }
    guard near.contains(where: { known[$0] != nil }) else {
      known[sort] = Known(only: location)
      return nil
    }
    for sort in near {
      guard let only = known[sort]?.only else { continue }
      known[sort] = Known()
      add(only, to: sort, near: [sort])
    }
    return add(location, to: sort, near: near)
  }

  /// Compares a definition with those of some sorts, and gives the first of its copies.
  @discardableResult
  private func add(_ location: Location, to sort: Sort, near: [Sort]) -> Location {
    var first = location
    if let tokens = tokens(of: location) {
      let copies = near.compactMap { known[$0]?.byTokens[tokens] }
      first = copies.first ?? location
      if copies.isEmpty { known[sort, default: Known()].byTokens[tokens] = location }
    }
    firsts[location] = first
    return first
  }

  /// What else is compared of definitions like this; `nil` for one that can't be a copy.
  private static func sort(_ record: OutlineRecord) -> Sort? {
    let length = record.wholeRange.count
    // A token has a byte.
    guard length >= minimumTokens, !record.nameRange.isEmpty, !record.kind.isScopeOnly else {
      return nil
    }
    let octave = Int.bitWidth - length.leadingZeroBitCount
    return Sort(
      kind: record.kind, nameHash: record.nameHash,
      lengthStep: octave * 8 + (length >> (octave - 4) & 7))
  }

  /// Name and tokens of a definition; `nil` where it is too short, or can't be read.
  private func tokens(of location: Location) -> Tokens? {
    let language = tree.files.language(at: location.file).name.map { Language($0) }
    guard let record = record(of: location), language?.holdsPrograms ?? true else { return nil }
    guard let text = tree.text(of: location.file), record.end <= text.bytes.count else {
      isReproducible = false
      return nil
    }
    let (count, digest) = text.bytes.withUnsafeBytes { source in
      recorder.summary(
        of: UnsafeRawBufferPointer(rebasing: source[record.wholeRange]),
        in: language ?? Language(""))
    }
    guard count >= DrawnCopies.minimumTokens else { return nil }
    let name = record.nameRange.clamped(to: 0..<text.bytes.count)
    return Tokens(name: Array(text.bytes[name]), digest: digest)
  }

  /// What a candidate is in another copy of a definition around it: the definition as many places behind it.
  private func counterpart(
    of candidate: Location, from copy: Location, in first: Location
  ) -> Location? {
    if candidate == copy { return first }
    let distance = candidate.definition - copy.definition
    let found = Location(file: first.file, definition: first.definition + distance)
    let outline = (try? tree.index.outline(of: tree.number(of: first.file))) ?? []
    guard outline.indices.contains(found.definition), let record = record(of: candidate),
      outline[found.definition].kind == record.kind,
      outline[found.definition].nameRange.count == record.nameRange.count,
      outline[first.definition].wholeRange.contains(outline[found.definition].wholeRange.lowerBound)
    else { return nil }
    return found
  }
}
