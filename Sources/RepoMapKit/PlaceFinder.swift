internal import FileMapping
internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing
internal import TaskReading

/// Finds the files and definitions of a tree that paths and lines of a task mean.
///
/// Input: paths as somebody wrote them, with lines. Output: places, in the order of the paths. A file is read
/// only to find the definition around a line.
struct PlaceFinder {
  /// A path as it was written.
  struct WrittenPlace {
    var path: [UInt8]
    /// 0-based.
    var line: Int?
    var weight: Double
  }

  /// Files that are read to find the definitions around lines: more lines are a log.
  private static let maximumReadFiles = 64

  let tree: IndexedTree

  /// The places that paths mean; none for a path that nothing or too much agrees with.
  ///
  /// - Throws: `damaged` when the index is.
  func places(_ written: [WrittenPlace]) throws(SectionFileError) -> [TaskPlace] {
    guard !written.isEmpty else { return [] }
    var matcher = PathMatcher(written.map(\.path))
    tree.files.paths.withUnsafeBytes { bytes in
      for file in tree.files.indices where tree.isCode(file) {
        let path = UnsafeRawBufferPointer(rebasing: bytes[tree.files.pathRange(at: file)])
        matcher.consider(path, file: file)
      }
    }
    var places: [TaskPlace] = []
    var sources: [Int: LineTable?] = [:]
    for (place, found) in zip(written, matcher.results) {
      for match in meant(found) {
        let weight = place.weight * share(match, of: found)
        var definition: Int?
        if let line = place.line, !match.isDirectory {
          definition = try self.definition(at: line, of: match.file, &sources)
        }
        places.append(
          TaskPlace(
            file: tree.number(of: match.file), definition: definition, weight: weight))
      }
    }
    return places
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

  /// The innermost definition around a line of a file.
  private func definition(
    at line: Int, of file: Int, _ sources: inout [Int: LineTable?]
  ) throws(SectionFileError) -> Int? {
    if sources[file] == nil {
      guard sources.count < PlaceFinder.maximumReadFiles else { return nil }
      sources[file] = .some(lineTable(of: file))
    }
    guard let table = sources[file] ?? nil, let range = table.range(of: line) else { return nil }
    let records = try tree.index.outline(of: tree.number(of: file))
    return records.indices.last { index in
      let record = records[index]
      return !record.kind.isScopeOnly && !record.flags.contains(.local)
        && record.signatureRange.lowerBound < range.upperBound && record.end > range.lowerBound
    }
  }

  private func lineTable(of file: Int) -> LineTable? {
    let path = diskPath(of: tree.files.path(at: file), below: tree.root)
    guard
      case .success(let source) = readFile(atPath: path, limit: SyntaxRuntime.maximumSourceBytes)
    else { return nil }
    return LineTable(source)
  }
}

/// Where the lines of a source begin.
private struct LineTable {
  private var starts = [0]
  private let count: Int

  init(_ source: [UInt8]) {
    count = source.count
    for (place, byte) in source.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(place + 1)
    }
  }

  /// The bytes of a line, its end included.
  func range(of line: Int) -> Range<Int>? {
    guard starts.indices.contains(line) else { return nil }
    return starts[line]..<(line + 1 < starts.count ? starts[line + 1] : count)
  }
}
