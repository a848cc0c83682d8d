internal import FileMapping
internal import SourceModel
internal import SymbolRanking
internal import TaskReading

/// Finds the files and definitions of a tree that paths and lines of a task mean.
///
/// Input: paths as somebody wrote them, with lines. Output: places, in the order of the paths. A file is read
/// only to find the definitions around lines.
struct PlaceFinder {
  /// Files that are read to find the definitions around lines: more lines are a log.
  private static let maximumReadFiles = 64

  let tree: IndexedTree

  /// The places that paths mean; none for a path that nothing or too much agrees with.
  ///
  /// - Throws: `damaged` when the index is.
  func places(_ written: [WrittenPlace]) throws(SectionFileError) -> [TaskPlace] {
    guard !written.isEmpty else { return [] }
    let matches = matches(of: written)
    var places: [TaskPlace] = []
    var sources: [Int: OutlinedSource?] = [:]
    for place in written {
      guard let found = matches[place.path] else { continue }
      for match in meant(found) {
        let file = tree.number(of: match.file)
        let weight = place.weight * share(match, of: found)
        var definitions: [Int] = []
        if let lines = place.lines {
          definitions = try source(of: match.file, &sources)?.definitions(at: lines) ?? []
        }
        places += definitions.map { TaskPlace(file: file, definition: $0, weight: weight) }
        if definitions.isEmpty {
          places.append(TaskPlace(file: file, definition: nil, weight: weight))
        }
      }
    }
    return places
  }

  /// What each of the paths may mean. A change of many lines writes the same path many times.
  private func matches(of written: [WrittenPlace]) -> [[UInt8]: PathMatches] {
    var known: Set<[UInt8]> = []
    let paths = written.map(\.path).filter { known.insert($0).inserted }
    var matcher = PathMatcher(paths)
    tree.files.paths.withUnsafeBytes { bytes in
      for file in tree.files.indices where tree.isCode(file) {
        let path = UnsafeRawBufferPointer(rebasing: bytes[tree.files.pathRange(at: file)])
        matcher.consider(path, file: file)
      }
    }
    return Dictionary(zip(paths, matcher.results)) { first, _ in first }
  }

  /// The matches that are worth following.
  private func meant(_ found: PathMatches) -> [PathMatch] {
    found.fileCount <= PathMatcher.maximumMatches ? found.matches.filter { !$0.isDirectory } : []
  }

  /// How surely one of several files is meant.
  private func share(_ match: PathMatch, of found: PathMatches) -> Double {
    let agreement =
      switch match.agreement {
      case .whole: 1.0
      case .partial: 0.5
      case .name: 0.3
      }
    return agreement / Double(found.fileCount)
  }

  private func source(
    of file: Int, _ sources: inout [Int: OutlinedSource?]
  ) throws(SectionFileError) -> OutlinedSource? {
    if let known = sources[file] { return known }
    guard sources.count < PlaceFinder.maximumReadFiles else { return nil }
    let source = try tree.outlinedSource(of: file)
    sources[file] = .some(source)
    return source
  }
}
