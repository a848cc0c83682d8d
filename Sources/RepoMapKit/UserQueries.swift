internal import FileDiscovery
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
  private static let repositoryFolder = Array(".repomap/queries".utf8)

  /// Reads what there is.
  ///
  /// - Parameters:
  ///   - directory: The folder of the user, if there may be one.
  ///   - root: Bytes of the path of the tree that is asked about.
  init(directory: String?, root: [UInt8]) {
    if let directory { read([UInt8](directory.utf8), shown: directory) }
    // What is nearer counts more.
    for place in [UserQueries.workTree(around: root), root].compactMap({ $0 }) {
      let isHere = place.elementsEqual(".".utf8)
      let path = (isHere ? [] : place + [UInt8(ascii: "/")]) + UserQueries.repositoryFolder
      read(path, shown: escapedText(path))
    }
  }

  /// The work tree of git that holds the tree, unless it is the tree itself.
  private static func workTree(around root: [UInt8]) -> [UInt8]? {
    guard let path = resolvedPath(root), let repository = GitRepository.containing(path),
      repository.workTree != path
    else { return nil }
    return repository.workTree
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

  private mutating func read(_ folder: [UInt8], shown: String) {
    guard let names = directoryNames(folder) else { return }
    var overlay = QueryOverlay(files: [])
    for name in names.prefix(UserQueries.maximumFolders) {
      let path = folder + [UInt8(ascii: "/")] + Array(name.utf8)
      if name == UserQueries.tableName {
        overlay.rows = rows(path, shown: "\(shown)/\(name)")
      } else {
        overlay.files += files(path, language: name, shown: "\(shown)/\(name)")
      }
    }
    if !overlay.isEmpty { overlays.append(overlay) }
  }

  private mutating func files(
    _ folder: [UInt8], language: String, shown: String
  ) -> [QueryOverlay.File] {
    (BundledQueries.parts + [BundledQueries.injections]).compactMap { part in
      let path = folder + [UInt8(ascii: "/")] + Array(part.utf8)
      guard let text = text(path, shown: "\(shown)/\(part)") else { return nil }
      return QueryOverlay.File(
        language: language, part: part, source: QuerySource(path: "\(shown)/\(part)", text: text))
    }
  }

  private mutating func rows(_ path: [UInt8], shown: String) -> [LanguageRow] {
    guard let text = text(path, shown: shown) else { return [] }
    let (rows, errors) = LanguageRow.parse(text)
    diagnostics += errors.map {
      .languageTableInvalid(path: shown, line: $0.line, detail: $0.detail)
    }
    return rows
  }

  private mutating func text(_ path: [UInt8], shown: String) -> String? {
    switch readFile(atPath: path, limit: UserQueries.maximumFileBytes) {
    case .success(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .failure(.failed(let code)) where code == ENOENT || code == ENOTDIR: return nil
    case .failure(let error):
      let reason = SkipReason(error, limit: UserQueries.maximumFileBytes)
      diagnostics.append(.userFileUnreadable(path: shown, detail: reason.message))
      return nil
    }
  }
}

/// The names in a directory, without hidden ones, in order; nil if it can't be listed.
private func directoryNames(_ path: [UInt8]) -> [String]? {
  // A text with a NUL behind it, which opendir doesn't keep.
  let directory = (path + [0]).withUnsafeBytes { bytes in
    bytes.baseAddress.flatMap { opendir($0.assumingMemoryBound(to: CChar.self)) }
  }
  guard let directory else { return nil }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    // The name ends with a NUL within the entry.
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
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
