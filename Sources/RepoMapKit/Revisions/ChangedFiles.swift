// Finds the files of a tree that differ from an earlier revision, with their outlines in both states.
//
//   git: changed paths ─┬─ before: discovered in the revision, extracted or known by content
//                       └─ now: discovered in the tree, outline in its index
//
// Only what git says has changed is looked at; of a directory also what git doesn't track. A file that a map would
// not show, because a rule hides it or it is no code, is none in that state.

internal import FileDiscovery
internal import FileMapping
internal import GitAccess
internal import MapRendering
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing

/// A file that is another one than it was.
struct ChangedFile: Sendable {
  /// Its place in the tree; `nil` where the tree has it no more.
  let place: Int?
  let states: FileStates
}

/// The files of a tree that differ from a revision.
struct ChangedFiles {
  let engine: Engine
  let base: TreeRevision
  let tree: IndexedTree

  /// A path in both states; at least one is there.
  private struct Pair {
    var old: Int?
    var new: Int?
  }

  /// Finds the files.
  ///
  /// - Parameter filter: Which files are asked for; those that are gone go by their earlier paths.
  /// - Returns: Files that a map would show in one of the states, in no order that means anything.
  /// - Throws: `damagedIndex`; `refused` where git can't tell.
  func files(_ filter: PathFilter) throws(MapError) -> [ChangedFile] {
    let languages = engine.languages(for: .revision(base))
    let olds = discovered(languages)
    let scope: MapScope
    do throws(SectionFileError) {
      scope = try MapScope(tree, held: [], filter)
    } catch {
      throw .damagedIndex(error)
    }
    let pairs = try pairs(olds).filter { pair in
      guard let new = pair.new else {
        return pair.old.map { filter.contains(gone: olds.path(at: $0)) } ?? false
      }
      return scope.contains(tree.number(of: new), at: new)
    }
    let outlines = outlines(of: pairs.compactMap { $0.old }, in: olds, languages)
    if engine.stop.isRaised { throw .refused(.cancelled) }
    var files: [ChangedFile] = []
    for pair in pairs {
      let old = pair.old.flatMap { outlines[$0] }
      let new = try pair.new.flatMap { place throws(MapError) in try outline(at: place) }
      guard old != nil || new != nil else { continue }
      files.append(
        ChangedFile(place: new == nil ? nil : pair.new, states: FileStates(old: old, new: new)))
    }
    return files
  }

  /// The files of the earlier revision that may be code.
  private func discovered(_ languages: LanguageSupport) -> FileList {
    let options = DiscoveryOptions(engine.settings, languages)
    return discoverFiles(in: base.storedTree, options: options).files
  }

  /// The places of the files that differ, in both states.
  private func pairs(_ olds: FileList) throws(MapError) -> [Pair] {
    let changes: [GitChange]
    do throws(GitError) {
      changes = try base.changes(until: revision)
    } catch {
      throw .refused(.revisionUnusable(detail: DiffError(error, base.root).message))
    }
    var pairs: [Pair] = []
    var isChanged: Set<Int> = []
    for change in changes {
      let pair = Pair(
        old: change.pathInParent.flatMap { place(of: $0, in: olds) },
        new: change.status == .deleted ? nil : codePlace(of: change.path))
      if let new = pair.new { isChanged.insert(new) }
      if pair.old != nil || pair.new != nil { pairs.append(pair) }
    }
    guard revision == nil else { return pairs }
    // What git doesn't track it doesn't compare.
    for place in tree.files.indices where tree.isCode(place) && !isChanged.contains(place) {
      let path = tree.files.path(at: place)
      if !base.contains(path) { pairs.append(Pair(new: place)) }
    }
    return pairs
  }

  private var revision: TreeRevision? {
    if case .revision(let revision) = tree.source { revision } else { nil }
  }

  private func place(of path: RepositoryPath, in files: FileList) -> Int? {
    guard path.bytes.starts(with: base.prefix) else { return nil }
    return files.place(of: Array(path.bytes.dropFirst(base.prefix.count)))
  }

  private func codePlace(of path: RepositoryPath) -> Int? {
    place(of: path, in: tree.files).flatMap { tree.isCode($0) ? $0 : nil }
  }

  // MARK: - Outlines

  /// The outlines of files of the earlier revision that are code, by place.
  private func outlines(
    of places: [Int], in files: FileList, _ languages: LanguageSupport
  ) -> [Int: FileState] {
    let source = TreeSource.revision(base)
    let session = CacheSession(
      settings: engine.settings, languages: languages, metrics: engine.documentMetrics,
      source: source)
    let outlines = Mutex<[Int: FileState]>([:])
    workConcurrently(on: places.count, threadCount: engine.settings.threadCount) { next in
      let extractor = FileExtractor(languages: languages, stop: engine.stop)
      while !engine.stop.isRaised, let index = next() {
        let place = places[index]
        let outcome = extractor.outcome(of: files[place], in: source) { session.document($0) }
        if engine.stop.isRaised { break }
        session.store(outcome)
        let path = files.path(at: place)
        guard case .document(let document) = outcome.content,
          case .success(let content) = source.read(path, limit: SyntaxRuntime.maximumSourceBytes)
        else { continue }
        let outline = OutlinedFile(
          path: path, language: files.language(at: place).name,
          records: document.outline, text: SourceText(content))
        outlines.withLock { $0[place] = FileState(outline) }
      }
    }
    // Nothing is released: the table of files isn't this revision's.
    session.finish(releasing: [])
    return outlines.withLock { $0 }
  }

  /// The outline of a file of the tree; `nil` where it is being written at this moment.
  private func outline(at place: Int) throws(MapError) -> FileState? {
    do throws(SectionFileError) {
      return try tree.outlinedFile(at: place).map { FileState($0) }
    } catch {
      throw .damagedIndex(error)
    }
  }
}

extension FileState {
  /// A file with all definitions that references can mean.
  fileprivate init(_ file: OutlinedFile) {
    self.init(file, definitions: file.records.indices.filter { file.records[$0].isRanked })
  }
}

extension TreeRevision {
  /// Which files of the repository differ from another revision, or from the work tree.
  fileprivate func changes(until other: TreeRevision?) throws(GitError) -> [GitChange] {
    try reader.changes(from: commit, to: other?.commit)
  }
}

extension PathFilter {
  /// Whether a file is asked for that the tree has no more.
  fileprivate func contains(gone path: RepositoryPath) -> Bool {
    let isListed = files.map { files in
      files.contains { listed in
        path.bytes == listed || path.bytes.starts(with: listed + [UInt8(ascii: "/")])
      }
    }
    return isListed ?? true && PathSelection(globs: globs).contains(path.bytes)
  }
}
