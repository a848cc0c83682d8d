internal import FileMapping
internal import GraphBuilding
internal import SourceModel
internal import SymbolRanking
internal import SyntaxParsing

extension Engine {
  /// The definitions of a file, and the files that it imports.
  ///
  /// - Parameters:
  ///   - path: Bytes of the file's path, relative to the root.
  ///   - root: Bytes of the path of the tree's root.
  ///   - snapshot: The state of the tree to look at; the directory as it is if `nil`.
  ///   - observer: Is told how far the work is.
  /// - Returns: What is in the file; what is local to a function is left out.
  /// - Throws: As ``map(_:observer:)``, and `focusNotFound` if the tree has no such source file.
  public func definitions(
    of path: [UInt8], in root: [UInt8], snapshot: Snapshot? = nil, observer: any ProgressObserver
  ) throws(EngineError) -> FileDefinitions {
    let found = try indexedTree(
      TreeSource(root, nil, snapshot), observer: observer
    ) { tree throws(SectionFileError) -> FileDefinitions? in
      guard let place = tree.files.place(of: path), tree.isCode(place) else { return nil }
      return try tree.definitions(at: place, DocumentReader(self, tree))
    }.value
    guard let found else { throw .focusNotFound(path: escapedText(path)) }
    if stop.isRaised { throw .cancelled }
    return found
  }

  /// The place of a definition in the order of all that matter, which nothing personalizes.
  ///
  /// - Parameters:
  ///   - definition: A definition of the tree.
  ///   - root: Bytes of the path of the tree's root.
  ///   - snapshot: The state of the tree to look at; the directory as it is if `nil`.
  ///   - observer: Is told how far the work is.
  /// - Returns: 1 for the first; `nil` for one that isn't among the best 65,536.
  /// - Throws: As ``map(_:observer:)``.
  public func rank(
    of definition: ListedDefinition, in root: [UInt8], snapshot: Snapshot? = nil,
    observer: any ProgressObserver
  ) throws(EngineError) -> Int? {
    try indexedTree(TreeSource(root, nil, snapshot), observer: observer) {
      tree throws(SectionFileError) -> Int? in
      guard let place = tree.files.place(of: definition.path), tree.isCode(place) else {
        return nil
      }
      let file = tree.number(of: place)
      var rank = 0
      for ranked in try tree.index.ranking(RankingQuestion()) {
        rank += 1
        if ranked.file == file, ranked.definition == definition.index { return rank }
        if rank >= Engine.maximumRank { break }
      }
      return nil
    }.value
  }

  /// What is less important has no rank: to count further takes too long in a large tree.
  private static let maximumRank = 65_536
}

extension IndexedTree {
  fileprivate func definitions(
    at place: Int, _ documents: DocumentReader
  ) throws(SectionFileError) -> FileDefinitions {
    var sources = ListedSources(self)
    let records = try index.outline(of: number(of: place))
    var definitions: [ListedDefinition] = []
    var parents: [Int?] = []
    var listedIndexes = [Int?](repeating: nil, count: records.count)
    for (index, record) in records.enumerated() {
      let parent = record.parent.flatMap { listedIndexes[$0] }
      // What is inside of a definition that isn't listed belongs to the one around that.
      listedIndexes[index] = parent
      guard !record.flags.contains(.local), !record.kind.isScopeOnly,
        let definition = sources.definition(index, in: place)
      else { continue }
      listedIndexes[index] = definitions.count
      definitions.append(definition)
      parents.append(parent)
    }
    return FileDefinitions(
      definitions: definitions, parents: parents,
      imports: try imports(at: place, documents, &sources))
  }

  private func imports(
    at place: Int, _ documents: DocumentReader, _ sources: inout ListedSources
  ) throws(SectionFileError) -> [ListedImport] {
    let (graph, _) = try index.revision()
    guard let document = documents.documents(of: [place])[0],
      var uses = uses(at: place, document, binder(graph))
    else { return [] }
    var imports: [ListedImport] = []
    for (range, files) in uses.importedFiles() {
      // A package, or what could be any of several files, is nothing to follow.
      guard files.count == 1, let line = sources.line(of: range, in: place) else { continue }
      imports.append(
        ListedImport(range: line.range, path: self.files.path(at: self.place(of: files[0])).bytes))
    }
    return imports
  }
}
