// Finds the definitions of a tree that are copies of each other.
//
// Input: an indexed tree. Output: groups of definitions.
//
// Steps:
// 1. The clone records of all files: from the store, and of files that it doesn't know by reading them, on several threads.
// 2. Candidates: the records of files and lengths that are asked for, with where they are from the index.
// 3. Groups (CloneGrouping). Only what may be alike without being equal is read for it.
//
// It does not look at languages without programs: keys of data files and headings are alike because they have to be.

internal import CloneDetection
internal import FileMapping
internal import GraphBuilding
internal import MapRendering
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// Finds clones in one tree.
struct CloneFinder {
  let tree: IndexedTree
  let request: CloneRequest
  let session: CacheSession
  let threadCount: Int
  let stop: StopFlag

  /// A file that is looked at.
  private struct File {
    let place: Int
    let language: Language
    var records: FileCloneRecords?
  }

  /// Groups with the candidates that they are made of.
  struct Result {
    var candidates: [CloneCandidate] = []
    var groups: [CloneGroup] = []
  }

  /// The groups, those first that repeat most, then in the order of their first members.
  ///
  /// - Throws: What is damaged in the index.
  func groups() throws(SectionFileError) -> Result {
    let graph = try tree.index.revision().0
    let files = try recordedFiles(graph)
    if stop.isRaised { return Result() }
    let (candidates, bands) = try candidates(of: files)
    let languages = Dictionary(uniqueKeysWithValues: files.map { ($0.place, $0.language) })
    let recorder = CloneRecorder()
    let grouping = CloneGrouping(
      candidates, bands: bands,
      minimumSimilarity: Double(request.minimumSimilarityPercent) / 100)
    let groups = grouping.groups { index in
      let candidate = candidates[index]
      guard let language = languages[candidate.file], let text = tree.text(of: candidate.file),
        candidate.range.upperBound <= text.bytes.count
      else { return nil }
      return text.bytes.withUnsafeBytes { source in
        recorder.shingles(
          of: UnsafeRawBufferPointer(rebasing: source[candidate.range]), in: language)
      }
    }
    func repeated(_ group: CloneGroup) -> Int {
      CloneFinder.tokens(of: group, candidates) * (group.members.count - 1)
    }
    // Candidates are in the order of the paths.
    let ordered = groups.sorted { left, right in
      let (a, b) = (repeated(left), repeated(right))
      return a != b ? a > b : left.members[0] < right.members[0]
    }
    return Result(candidates: candidates, groups: ordered)
  }

  /// Tokens of the shortest member of a group.
  static func tokens(of group: CloneGroup, _ candidates: [CloneCandidate]) -> Int {
    group.members.map { candidates[$0].tokenCount }.min() ?? 0
  }

  // MARK: - Records

  private func recordedFiles(_ graph: GraphRevision) throws(SectionFileError) -> [File] {
    let scope = try MapScope(tree, held: [], request.filter)
    let store = CloneStore(session)
    var files: [File] = []
    var isAsked: [Bool] = []
    for place in tree.files.indices where tree.isCode(place) {
      let number = tree.number(of: place)
      let language = Language(graph.language(of: number) ?? "")
      guard language.holdsPrograms else { continue }
      let records = store.records(tree.index.files.keys[place])
      files.append(File(place: place, language: language, records: records))
      isAsked.append(scope.contains(number, at: place))
    }
    let open = files.indices.filter { files[$0].records == nil && isAsked[$0] }
    for (index, records) in try record(open.map { files[$0] }) {
      files[open[index]].records = records
    }
    if !open.isEmpty, !stop.isRaised {
      CloneStore.save(
        files.compactMap { file in
          file.records.map { (tree.index.files.keys[file.place], $0) }
        }, session)
    }
    return zip(files, isAsked).filter { $1 }.map { $0.0 }
  }

  /// Reads files, and gives their records by their indexes; nothing of those that aren't what was indexed.
  private func record(_ files: [File]) throws(SectionFileError) -> [Int: FileCloneRecords] {
    let shared = Mutex<(records: [Int: FileCloneRecords], damage: SectionFileError?)>(([:], nil))
    workConcurrently(on: files.count, threadCount: threadCount) { next in
      let recorder = CloneRecorder()
      let buffer = FileBuffer()
      while !stop.isRaised, let index = next() {
        do throws(SectionFileError) {
          guard let records = try self.records(of: files[index], recorder, buffer) else { continue }
          shared.withLock { $0.records[index] = records }
        } catch {
          shared.withLock { $0.damage = error }
        }
      }
    }
    let (records, damage) = shared.withLock { $0 }
    if let damage { throw damage }
    return records
  }

  private func records(
    of file: File, _ recorder: CloneRecorder, _ buffer: FileBuffer
  ) throws(SectionFileError) -> FileCloneRecords? {
    let number = tree.number(of: file.place)
    let outline = try tree.index.outline(of: number)
    let read = buffer.read(
      tree.files.path(at: file.place), of: tree.source, limit: SyntaxRuntime.maximumSourceBytes)
    guard case .success(let source) = read,
      ContentHash(of: source) == tree.index.content(of: number)
    else { return nil }
    return recorder.records(of: source, in: file.language, CloneFinder.definitions(outline))
  }

  /// The definitions of an outline that may be clones, in the order of the source, outer ones first.
  private static func definitions(_ outline: [OutlineRecord]) -> [(index: Int, range: Range<Int>)] {
    outline.enumerated().filter { !$1.kind.isScopeOnly && !$1.nameRange.isEmpty }
      .map { (index: $0, range: $1.wholeRange) }
      .sorted { left, right in
        let (a, b) = (left.range, right.range)
        if a.lowerBound != b.lowerBound { return a.lowerBound < b.lowerBound }
        return (-a.upperBound, left.index) < (-b.upperBound, right.index)
      }
  }

  // MARK: - Candidates

  private func candidates(
    of files: [File]
  ) throws(SectionFileError) -> (candidates: [CloneCandidate], bands: [UInt32]) {
    var candidates: [CloneCandidate] = []
    var bands: [UInt32] = []
    for file in files {
      guard let found = file.records, !found.records.isEmpty else { continue }
      let outline = try tree.index.outline(of: tree.number(of: file.place))
      let first = candidates.count
      var candidateOf: [Int: Int] = [:]
      for (index, record) in found.records.enumerated()
      where record.tokenCount >= request.minimumTokens && Int(record.definition) < outline.count {
        let definition = Int(record.definition)
        candidateOf[definition] = candidates.count
        candidates.append(
          CloneCandidate(
            file: file.place, definition: definition, range: outline[definition].wholeRange,
            parent: nil, tokenCount: Int(record.tokenCount), digest: record.digest))
        let start = index * MinHashBands.count
        bands += found.bands[start..<(start + MinHashBands.count)]
      }
      if candidates.count - first < 2 { continue }
      let around = CloneFinder.candidatesAround(outline, candidateOf)
      for index in first..<candidates.count {
        // A parent that doesn't stand before what is in it is none.
        candidates[index].parent = around[candidates[index].definition].flatMap {
          $0 < index ? $0 : nil
        }
      }
    }
    return (candidates, bands)
  }

  /// For each definition the nearest candidate around it.
  private static func candidatesAround(
    _ outline: [OutlineRecord], _ candidateOf: [Int: Int]
  ) -> [Int?] {
    var around: [Int?] = []
    for record in outline {
      // Parents stand in front of what is in them.
      let known = record.parent.flatMap { $0 < around.count ? $0 : nil }
      around.append(known.flatMap { candidateOf[$0] ?? around[$0] })
    }
    return around
  }
}
