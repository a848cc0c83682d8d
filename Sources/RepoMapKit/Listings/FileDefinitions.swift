/// The definitions of one file.
public struct FileDefinitions: Sendable {
  /// In the order of the source: what is around a definition stands in front of it.
  public let definitions: [ListedDefinition]
  /// For each the index of the definition around it; `nil` at the top level of the file.
  public let parents: [Int?]
  /// The files of the tree that the file imports, and where; in the order of the source.
  public let imports: [ListedImport]
}

/// An import that leads to a file of the tree.
public struct ListedImport: Sendable, Equatable {
  /// Where the imported name is, or the module.
  public let range: Range<SourcePosition>
  /// Bytes of the path of the file that it leads to, relative to the root.
  public let path: [UInt8]
}
