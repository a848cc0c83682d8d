internal import DiskCaching
internal import FileMapping
internal import SourceModel

extension RepositoryCache {
  /// What the repository's work trees use: the documents that their tables of files lead to, and the day
  /// on which each table was last written or its use noted.
  ///
  /// A table that can't be read uses nothing: its documents are kept by their own days only.
  func treeUses() -> [TreeUse] {
    files().compactMap { file in
      guard case .sections(_, FileTable.name) = file.purpose,
        let table = try? FileTable.read(file.path)
      else { return nil }
      return TreeUse(
        day: CacheDay.day(ofSecond: file.modifiedAt),
        keys: table.records.compactMap { $0.content == .code ? $0.key : nil })
    }
  }
}
