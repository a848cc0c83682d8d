extension LanguageTable {
  /// The language that people call `name`, whatever the case of its letters: by its own name, else
  /// by another one that it goes by, else by the extension of its files if no other language has it.
  ///
  /// For names that stand in sources: `lang="ts"`, the fences of Markdown, `language_info` of a
  /// notebook.
  package static func language(called name: some Collection<UInt8>) -> Language? {
    // A name that is longer than all of the table's is none of them.
    guard name.count <= longestName else { return nil }
    return languagesByName[name.map { lowercased($0) }]
  }

  private static let languagesByName: [[UInt8]: Language] = {
    var languages: [[UInt8]: Language] = [:]
    var extensionCounts: [String: Int] = [:]
    for row in rows { for suffix in row.extensions { extensionCounts[suffix, default: 0] += 1 } }
    for names in [
      rows.map { ($0.name, [$0.name]) }, rows.map { ($0.name, $0.aliases) },
      rows.map { ($0.name, $0.extensions.filter { extensionCounts[$0] == 1 }) },
    ] {
      for (language, names) in names {
        for name in names where languages[Array(name.utf8)] == nil {
          languages[Array(name.utf8)] = Language(language)
        }
      }
    }
    return languages
  }()

  private static let longestName = languagesByName.keys.map { $0.count }.max() ?? 0

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }
}
