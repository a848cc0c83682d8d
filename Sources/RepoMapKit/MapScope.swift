internal import FileDiscovery
internal import FileMapping
internal import SourceModel

/// Which files of a tree a map may show: not those that the prompt holds, and only those that the request asks for.
/// All files take part in the ranks.
struct MapScope: Sendable {
  /// Files that the prompt holds.
  private let held: Set<FileID>
  /// For each place of the tree whether the request asks for it; `nil` for all.
  private let asked: [Bool]?
  /// How many files may be shown, those that aren't indexed yet too, and how many definitions they have.
  let fileCount: Int
  let definitionCount: Int

  /// The scope of the maps that hold some files.
  ///
  /// - Throws: `damaged` when the index is.
  init(
    _ tree: IndexedTree, held: [FileID], _ filter: PathFilter
  ) throws(SectionFileError) {
    self.held = Set(held)
    guard !filter.isEmpty else {
      asked = nil
      var definitions = tree.index.definitionCount
      for file in self.held { definitions -= try tree.index.definitionCount(of: file) }
      fileCount =
        tree.codeCount + tree.unindexed.count
        - self.held.count { tree.isCode(tree.place(of: $0)) }
      definitionCount = definitions
      return
    }
    let selection = PathSelection(globs: filter.globs)
    let listed = tree.listed(filter)?.places
    var asked = [Bool](repeating: false, count: tree.files.count)
    var (files, definitions) = (0, 0)
    for place in tree.files.indices where tree.mayBeCode(place) {
      guard listed?.contains(place) ?? true,
        selection.contains(Array(tree.files.pathBytes(at: place)))
      else { continue }
      guard tree.isCode(place) else {
        files += 1
        continue
      }
      let number = tree.number(of: place)
      if self.held.contains(number) { continue }
      asked[place] = true
      files += 1
      definitions += try tree.index.definitionCount(of: number)
    }
    self.asked = asked
    fileCount = files
    definitionCount = definitions
  }

  /// Whether a file may be shown.
  func contains(_ file: FileID, at place: Int) -> Bool {
    (held.isEmpty || !held.contains(file)) && asked?[place] ?? true
  }
}

extension IndexedTree {
  /// The files that a filter lists, and what of it the tree doesn't have; `nil` where it lists none.
  func listed(_ filter: PathFilter) -> (places: Set<Int>, missing: [[UInt8]])? {
    filter.files.map {
      TreePaths(files: files, of: source, isCode: mayBeCode).places(of: $0)
    }
  }

  /// What to say about files that a filter lists and the tree doesn't have.
  ///
  /// - Throws: `refused` where it has none of them.
  func warnings(of filter: PathFilter) throws(MapError) -> [String] {
    guard let (places, missing) = listed(filter), let first = missing.first else { return [] }
    let error = FocusFinder(tree: self).missing(first)
    if places.isEmpty { throw .refused(error) }
    let others = missing.count == 1 ? "" : " (and \(missing.count - 1) more)"
    return [error.message + others]
  }
}

/// Which files a map may show.
public struct PathFilter: Sendable, Equatable {
  /// Patterns as ignore files have them, relative to the root. The last one that matches a path or a folder around
  /// it decides: `!` in front of it leaves the path out.
  public var globs: [[UInt8]] = []
  /// Paths of files and folders, relative to the root or the working directory; `nil` for all. What the tree doesn't
  /// have is told as a warning.
  public var files: [[UInt8]]?

  /// A filter that lets all files pass.
  public init() {}

  /// Whether all files pass.
  var isEmpty: Bool { globs.isEmpty && files == nil }

  /// All that it depends on, for keys.
  var key: [[UInt8]] {
    globs + [Array("files".utf8)] + (files.map { [[1]] + $0 } ?? [])
  }
}
