internal import FileMapping
internal import SourceModel

/// The imports of a graph's files as they are now: those of a base, and what has changed since.
///
/// Sets of the base keep their numbers; new ones come behind them.
struct ImportRevision: Sendable {
  /// Graphs hand their revisions around a lot, and the base has a dozen columns to retain.
  private final class Base: Sendable {
    let graph: ImportGraph

    init(_ graph: ImportGraph) { self.graph = graph }
  }

  private let shared: Base
  private(set) var changedFiles: [FileID: FileImports] = [:]
  private var addedSets: TargetSets

  init(_ base: ImportGraph) {
    shared = Base(base)
    addedSets = TargetSets(first: base.setCount)
  }

  var base: ImportGraph { shared.graph }

  // MARK: Reading

  /// The name of the language of a file; `nil` where it holds no code.
  func language(of file: FileID) -> String? {
    if let changed = changedFiles[file] { return changed.language.isEmpty ? nil : changed.language }
    guard file.index < base.languages.count else { return nil }
    let index = base.languages[file.index]
    return index == ImportGraph.noLanguage ? nil : base.languageNames[Int(index)]
  }

  /// The number in the base of the language of a file that is as it was there.
  func baseLanguage(of file: FileID) -> Int? {
    guard file.index < base.languages.count, changedFiles.isEmpty || changedFiles[file] == nil
    else {
      return nil
    }
    return Int(base.languages[file.index])
  }

  /// See ``ImportGraph/groups``.
  func group(of file: FileID) -> UInt64 {
    if !changedFiles.isEmpty, let changed = changedFiles[file] { return changed.group }
    return file.index < base.groups.count ? base.groups[file.index] : 0
  }

  /// The namespaces that a file declares, as symbols.
  func namespaces(of file: FileID) -> [UInt32] {
    if let changed = changedFiles[file] { return changed.namespaces }
    return file.index < base.languages.count ? Array(base.namespaces(of: file)) : []
  }

  /// The entries of a file, by local name.
  func entries(of file: FileID) -> [ImportEntry] {
    if let changed = changedFiles[file] { return changed.entries }
    return file.index < base.languages.count ? Array(base.entries(of: file)) : []
  }

  /// Calls `body` with each entry of a file that brings in what is called `symbol` there.
  func forEachEntry(of file: FileID, called symbol: UInt32, _ body: (ImportEntry) -> Void) {
    if !changedFiles.isEmpty, let changed = changedFiles[file] {
      for entry in changed.entries where entry.local == symbol { body(entry) }
      return
    }
    guard file.index < base.languages.count else { return }
    let entries = base.entries.elements
    var place = Int(base.entryOffsets[file.index])
    let end = Int(base.entryOffsets[file.index + 1])
    var high = end
    while place < high {
      let middle = (place + high) / 2
      if entries[middle].local < symbol { place = middle + 1 } else { high = middle }
    }
    while place < end, entries[place].local == symbol {
      body(entries[place])
      place += 1
    }
  }

  /// Calls `body` with each entry of a file.
  func forEachEntry(of file: FileID, _ body: (ImportEntry) -> Void) {
    if !changedFiles.isEmpty, let changed = changedFiles[file] {
      for entry in changed.entries { body(entry) }
      return
    }
    guard file.index < base.languages.count else { return }
    for place in Int(base.entryOffsets[file.index])..<Int(base.entryOffsets[file.index + 1]) {
      body(base.entries.elements[place])
    }
  }

  /// How many files an entry leads to.
  func targetCount(_ entry: ImportEntry) -> Int {
    if entry.targets >= ImportEntry.unresolved { return 0 }
    let set = Int(entry.targets)
    if set >= base.setCount { return addedSets.files(ofSet: set).count }
    return Int(base.setOffsets[set + 1]) - Int(base.setOffsets[set])
  }

  /// Calls `body` with each file that an entry leads to, ascending.
  func forEachTarget(_ entry: ImportEntry, _ body: (FileID) -> Void) {
    if entry.targets >= ImportEntry.unresolved { return }
    let set = Int(entry.targets)
    if set >= base.setCount {
      for file in addedSets.files(ofSet: set) { body(file) }
    } else {
      for file in base.files(ofSet: set) { body(file) }
    }
  }

  /// Whether an entry leads to a file.
  func leads(_ entry: ImportEntry, to file: FileID) -> Bool {
    if entry.targets >= ImportEntry.unresolved { return false }
    let set = Int(entry.targets)
    if set >= base.setCount { return isFile(file, amongAscending: addedSets.files(ofSet: set)) }
    let start = Int(base.setOffsets[set])
    let end = Int(base.setOffsets[set + 1])
    if end - start == 1 { return base.setFiles.elements[start] == file }
    return isFile(file, amongAscending: base.setFiles.elements[start..<end])
  }

  /// Whether it is known where an import of a file leads: then what it uses is imported, where the
  /// language wants that.
  func hasImports(_ file: FileID) -> Bool {
    var isKnown = false
    forEachEntry(of: file) { if $0.targets != ImportEntry.unresolved { isKnown = true } }
    return isKnown
  }

  // MARK: Changing

  /// Gives a file other imports, with where each of them leads.
  mutating func replace(
    _ file: FileID, with imports: FileImports, targets: [ResolvedImport]
  ) {
    var imports = imports
    for (index, target) in targets.enumerated() {
      imports.entries[index].setTargets(target, &addedSets)
    }
    changedFiles[file] = imports
  }

  /// Whether an entry leads just there.
  func leads(_ entry: ImportEntry, to resolved: ResolvedImport) -> Bool {
    switch resolved {
    case .external: return entry.targets == ImportEntry.external
    case .unresolved: return entry.targets == ImportEntry.unresolved
    case .files(let files):
      guard targetCount(entry) == files.count else { return false }
      var place = 0
      var isSame = true
      forEachTarget(entry) { file in
        if files[place] != file { isSame = false }
        place += 1
      }
      return isSame
    }
  }
}

/// Whether a file is among ascending ones.
func isFile(
  _ file: FileID, amongAscending files: some RandomAccessCollection<FileID>
) -> Bool {
  var low = files.startIndex
  var high = files.endIndex
  while low < high {
    let middle = files.index(low, offsetBy: files.distance(from: low, to: high) / 2)
    if files[middle] < file { low = files.index(after: middle) } else { high = middle }
  }
  return low < files.endIndex && files[low] == file
}
