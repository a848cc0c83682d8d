// Leads imports to files again after a change.

internal import FileMapping
internal import ImportResolution
internal import SourceModel

/// What has to be bound again after imports were led to files.
struct MovedFiles {
  /// Files all of whose uses have to be bound again.
  var files: Set<FileID> = []
  /// Files that belong to other groups now.
  var regrouped: Set<FileID> = []
}

extension GraphRevision {
  /// Leads the imports of changed files to files, and those of all where any may lead elsewhere.
  ///
  /// - Parameters:
  ///   - changed: The changed files, and what they import.
  ///   - tree: The files of the tree.
  ///   - isMoved: See ``apply(_:tree:isMoved:)``.
  /// - Returns: What has to be bound again for that.
  mutating func resolve(
    _ changed: [FileID: FileImports], _ tree: TreeFiles, isMoved: Bool
  ) -> MovedFiles {
    var moved = MovedFiles(files: Set(changed.keys))
    let resolvesAll = isMoved || changed.contains { declaresOther($0.key, $0.value) }
    let files =
      resolvesAll
      ? (0..<fileCount).map { FileID(index: $0) }
      : changed.keys.filter { !importsAsBefore($0, changed[$0]) }
    if files.isEmpty { return moved }
    let known = graphImports(changed, tree)
    var importsOther: Set<FileID> = []
    for file in files {
      let before = imports.entries(of: file)
      var next =
        changed[file]
        ?? FileImports(
          language: imports.language(of: file) ?? "", entries: before,
          namespaces: imports.namespaces(of: file))
      next.group = next.language.isEmpty ? 0 : known.group(of: file)
      let targets = next.entries.map { entry in
        known.target(of: entry.request { name(ofSymbol: $0) }, in: file)
      }
      let isRegrouped = imports.group(of: file) != next.group
      let isOther =
        before.map(\.unresolvedEntry) != next.entries.map(\.unresolvedEntry)
        || !zip(before, targets).allSatisfy { imports.leads($0, to: $1) }
      guard isOther || isRegrouped || changed[file] != nil else { continue }
      imports.replace(file, with: next, targets: targets)
      moved.files.insert(file)
      if isRegrouped { moved.regrouped.insert(file) }
      if isOther { importsOther.insert(file) }
    }
    addImporters(of: importsOther, &moved)
    return moved
  }

  /// Whether a changed file has another language, or declares other namespaces.
  private func declaresOther(_ file: FileID, _ next: FileImports) -> Bool {
    (imports.language(of: file) ?? "") != next.language
      || imports.namespaces(of: file).map { name(ofSymbol: $0) }
        != next.namespaces.map { name(ofSymbol: $0) }
  }

  /// Whether a changed file has the imports that it had.
  private func importsAsBefore(_ file: FileID, _ next: FileImports?) -> Bool {
    imports.entries(of: file).map(\.unresolvedEntry) == next?.entries
  }

  private func graphImports(_ changed: [FileID: FileImports], _ tree: TreeFiles) -> GraphImports {
    GraphImports(
      tree,
      language: { file in
        let language = changed[file]?.language ?? imports.language(of: file)
        return language?.isEmpty == false ? language : nil
      },
      namespaces: { file in
        (changed[file]?.namespaces ?? imports.namespaces(of: file)).map { name(ofSymbol: $0) }
      })
  }

  /// Adds the files that may see through others whose imports have changed.
  private func addImporters(of files: Set<FileID>, _ moved: inout MovedFiles) {
    var layer = files
    for _ in 0..<BindingContext.maximumSteps where !layer.isEmpty {
      var importers: Set<FileID> = []
      for file in (0..<fileCount).lazy.map({ FileID(index: $0) }) {
        imports.forEachEntry(of: file) { entry in
          imports.forEachTarget(entry) { if layer.contains($0) { importers.insert(file) } }
        }
      }
      moved.files.formUnion(importers)
      layer = importers
    }
  }
}
