// Finds out which files, folders and definitions of a tree a request's focus means.
//
// Input: places as users write them (`FocusReading`). Output: places of the tree, and a warning for each that it
// doesn't have.
//
// Of all ways to read a place the first counts whose file exists; a folder is one only where all of the text is
// its path. What is missing costs the map nothing but the focus: of a name or line that a file doesn't have, the
// file is left.

internal import FileMapping
internal import SourceModel
internal import TaskReading

/// What the focus of a request means in a tree.
struct FoundFocus: Equatable {
  /// A definition that is worked on, or a place of a file that is in none.
  struct Place: Hashable, Comparable {
    /// Place of the file in the tree.
    var file: Int
    var definition: Int?

    static func < (left: Place, right: Place) -> Bool {
      (left.file, left.definition ?? -1) < (right.file, right.definition ?? -1)
    }
  }

  /// Files that the prompt holds, by their places in the tree; ascending, each once.
  fileprivate(set) var files: [Int] = []
  /// For each folder the files below it; ascending, each once.
  fileprivate(set) var folders: [[Int]] = []
  /// Ascending, each once.
  fileprivate(set) var places: [Place] = []
  /// Lines for the user about what the tree doesn't have, in the order of the request.
  fileprivate(set) var warnings: [String] = []
}

/// Finds the focus of requests in one tree.
struct FocusFinder {
  /// A folder with more files says nothing about where to begin.
  static let maximumFolderFiles = 1024
  /// More definitions of one name in one file are not told apart by it.
  private static let maximumDefinitions = 16

  let tree: IndexedTree

  /// What written places mean. However often, in which order and how they are written changes nothing.
  ///
  /// - Throws: `damaged` when the index is.
  func focus(_ written: [[UInt8]]) throws(SectionFileError) -> FoundFocus {
    var focus = FoundFocus()
    for text in written { try add(text, to: &focus) }
    focus.files = Set(focus.files).sorted()
    focus.folders = Set(focus.folders).sorted { $0.lexicographicallyPrecedes($1) }
    focus.places = Set(focus.places).sorted()
    return focus
  }

  /// The file that a place names, and the way to read it that led there.
  func file(_ written: [UInt8]) -> (file: Int, place: FocusReading.Place)? {
    let paths = TreePaths(tree: tree)
    for reading in FocusReading.readings(of: written) {
      if let file = paths.file(reading.path) { return (file, reading.place) }
    }
    return nil
  }

  private func add(_ written: [UInt8], to focus: inout FoundFocus) throws(SectionFileError) {
    guard let (file, place) = file(written) else {
      if isUnindexed(written) {
        focus.warnings.append("\(escapedText(written)): not indexed yet")
      } else {
        addFolder(written, to: &focus)
      }
      return
    }
    switch place {
    case .whole: focus.files.append(file)
    case .line(let line, let column): try addLine(line, column, of: file, written, to: &focus)
    case .name(let name): try addName(name, of: file, written, to: &focus)
    }
  }

  /// Whether a place is in a file for which there was no time.
  private func isUnindexed(_ written: [UInt8]) -> Bool {
    guard tree.isPartial else { return false }
    let paths = TreePaths(files: tree.files, of: tree.source, isCode: tree.mayBeCode)
    return FocusReading.readings(of: written).contains { paths.file($0.path) != nil }
  }

  private func addFolder(_ written: [UInt8], to focus: inout FoundFocus) {
    let paths = TreePaths(tree: tree)
    guard !written.isEmpty, let places = paths.files(below: written) else {
      focus.warnings.append(missing(written).message)
      return
    }
    let files = places.filter { tree.isCode($0) }
    if files.isEmpty {
      let isHurried = places.contains { tree.unindexed.contains($0) }
      let reason = isHurried ? "not indexed yet" : "no source files in this folder"
      focus.warnings.append("\(escapedText(written)): \(reason)")
    } else if files.count > FocusFinder.maximumFolderFiles {
      focus.warnings.append(
        "\(escapedText(written)): too many files to begin with (\(files.count)); "
          + "name a folder with at most \(FocusFinder.maximumFolderFiles)")
    } else {
      focus.folders.append(files)
    }
  }

  private func addLine(
    _ line: Int, _ column: Int?, of file: Int, _ written: [UInt8], to focus: inout FoundFocus
  ) throws(SectionFileError) {
    let source = try tree.outlinedSource(of: file)
    if let source, line >= source.lineCount {
      focus.warnings.append(
        "\(escapedText(written)): the file has \(countText(source.lineCount, "line"))")
    }
    focus.places.append(
      FoundFocus.Place(file: file, definition: source?.definition(at: line, column: column)))
  }

  private func addName(
    _ name: [UInt8], of file: Int, _ written: [UInt8], to focus: inout FoundFocus
  ) throws(SectionFileError) {
    let names = try NamedDefinitions(tree, file: file)
    let found = names.definitions(named: name)
    if found.isEmpty {
      focus.warnings.append(undefined(name, in: file, names).message)
      focus.places.append(FoundFocus.Place(file: file, definition: nil))
    }
    focus.places += found.prefix(FocusFinder.maximumDefinitions).map {
      FoundFocus.Place(file: file, definition: $0)
    }
  }

  // MARK: - What isn't there

  /// What to say about a place whose file the tree doesn't have.
  func missing(_ written: [UInt8]) -> EngineError {
    // The shortest path is the one without line and name.
    let path = FocusReading.readings(of: written).last?.path ?? written
    return .focusNotFound(
      path: escapedText(written), nearest: TreePaths(tree: tree).nearest(to: path))
  }

  /// What to say about a name that a file doesn't define.
  func undefined(_ name: [UInt8], in file: Int, _ names: NamedDefinitions) -> EngineError {
    .symbolNotFound(
      name: escapedText(name), path: tree.files.path(at: file).description,
      nearest: names.nearest(to: name).map { escapedText($0.utf8) })
  }
}
