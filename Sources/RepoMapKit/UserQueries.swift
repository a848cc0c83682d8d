internal import SourceModel
internal import TagQueries

#if canImport(Glibc)
  internal import Glibc
#endif

/// The queries and languages that a user has in their configuration, and a repository in
/// `.repomap/queries`.
///
/// Both are data: a query finds nodes, and a table of languages names grammars, which are searched
/// where the user keeps them. So a repository may have them, and nothing of it is executed.
struct UserQueries {
  /// From the weakest to the strongest: the user's, the repository's.
  private(set) var overlays: [QueryOverlay] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Larger files are no queries: the largest that are bundled have 30 KiB.
  private static let maximumFileBytes = 1 << 20
  /// Folders of languages that are looked into.
  private static let maximumFolders = 500
  private static let tableName = "languages.tsv"
  /// Where a repository has its queries.
  private static let repositoryFolder = RepositoryPath(".repomap/queries")

  /// Reads what there is.
  ///
  /// - Parameters:
  ///   - directory: The folder of the user, if there may be one.
  ///   - source: The tree that is asked about.
  init(directory: String?, _ source: TreeSource) {
    if let directory {
      read(RepositoryPath(""), of: .directory([UInt8](directory.utf8)), shown: directory)
    }
    // What is nearer counts more.
    for place in [source.whole, source].compactMap({ $0 }) {
      let isHere = place.root.elementsEqual(".".utf8)
      let shown = diskPath(of: UserQueries.repositoryFolder, below: isHere ? [] : place.root)
      read(UserQueries.repositoryFolder, of: place, shown: escapedText(shown))
    }
  }

  /// A digest of all texts; nil where there are none.
  var digest: ContentHash? {
    guard overlays.contains(where: { !$0.isEmpty }) else { return nil }
    var input = DigestInput()
    for overlay in overlays {
      for file in overlay.files {
        input.append(file.language)
        input.append(file.part)
        input.append(file.source.path)
        input.append(file.source.text)
      }
      for row in overlay.rows { input.append(row) }
    }
    return input.digest
  }

  // MARK: - Reading

  private mutating func read(_ folder: RepositoryPath, of source: TreeSource, shown: String) {
    guard let names = source.names(in: folder) else { return }
    var overlay = QueryOverlay(files: [])
    for name in names.prefix(UserQueries.maximumFolders) {
      let path = folder.appending(name.utf8)
      if name == UserQueries.tableName {
        overlay.rows = rows(path, of: source, shown: "\(shown)/\(name)")
      } else {
        overlay.files += files(path, of: source, language: name, shown: "\(shown)/\(name)")
      }
    }
    if !overlay.isEmpty { overlays.append(overlay) }
  }

  private mutating func files(
    _ folder: RepositoryPath, of source: TreeSource, language: String, shown: String
  ) -> [QueryOverlay.File] {
    (BundledQueries.parts + [BundledQueries.injections]).compactMap { part in
      guard let text = text(folder.appending(part.utf8), of: source, shown: "\(shown)/\(part)")
      else { return nil }
      return QueryOverlay.File(
        language: language, part: part, source: QuerySource(path: "\(shown)/\(part)", text: text))
    }
  }

  private mutating func rows(
    _ path: RepositoryPath, of source: TreeSource, shown: String
  ) -> [LanguageRow] {
    guard let text = text(path, of: source, shown: shown) else { return [] }
    let (rows, errors) = LanguageRow.parse(text)
    diagnostics += errors.map {
      .languageTableInvalid(path: shown, line: $0.line, detail: $0.detail)
    }
    return rows
  }

  private mutating func text(
    _ path: RepositoryPath, of source: TreeSource, shown: String
  ) -> String? {
    switch source.read(path, limit: UserQueries.maximumFileBytes) {
    case .success(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .failure(.failed(let code)) where code == ENOENT || code == ENOTDIR: return nil
    case .failure(let error):
      let reason = SkipReason(error, limit: UserQueries.maximumFileBytes)
      diagnostics.append(.userFileUnreadable(path: shown, detail: reason.message))
      return nil
    }
  }
}

extension DigestInput {
  fileprivate mutating func append(_ row: LanguageRow) {
    for list in [row.extensions, row.fileNames, row.interpreters, row.aliases] {
      append(list.count)
      for word in list { append(word) }
    }
    for word in [row.name, row.privateNames.rawValue, row.grammar] { append(word) }
  }
}
