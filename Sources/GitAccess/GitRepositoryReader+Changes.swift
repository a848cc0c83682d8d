internal import SourceModel

extension GitRepositoryReader {
  /// Which files differ between a commit and another one, or between it and the work tree, where untracked files
  /// are left out and some that are the same may be told.
  ///
  /// A file that was renamed is one change where half of its content is the same. Where contents are missing, only
  /// files whose contents are the same count as renamed.
  ///
  /// - Parameters:
  ///   - from: The commit before the changes.
  ///   - to: The commit behind them; `nil` for the work tree.
  /// - Returns: The changes, in the order of their paths.
  /// - Throws: What kept git from answering.
  package func changes(
    from: GitObjectID, to: GitObjectID?
  ) throws(GitError) -> [GitChange] {
    let search = try isPartialClone() ? RenameSearch.unchanged : .similar
    var arguments = ["diff", "--raw", "-z", "--no-abbrev"]
    arguments += GitRepositoryReader.diffOptions + [search.rawValue, from.hexadecimal]
    if let to { arguments.append(to.hexadecimal) }
    var fields = FieldSplitter()
    var parser = ChangeParser()
    var settings = try to == nil ? filterSettings() : GitSettings()
    // Else git writes the index where a file was touched without being changed. So such a file is told as changed.
    settings.values.append((Array("diff.autorefreshindex".utf8), "false"))
    _ = try run(arguments + ["--"], settings: settings) { chunk throws(GitError) in
      try fields.split(chunk) { field throws(GitError) in
        try parser.take(field[...])
        return true
      }
    }
    guard !fields.isWithinField, !parser.isWithinChange else { throw .malformedOutput("diff") }
    return parser.finish()
  }
}
