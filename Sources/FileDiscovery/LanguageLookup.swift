package import SourceModel

/// Finds the language of a path: by its name, then its extension, then its extension in lower case.
package struct LanguageLookup: Sendable {
  /// The one of ``LanguageTable``.
  package static let shared = LanguageLookup(LanguageTable.rows)

  /// The one of ``LanguageTable`` with languages that users add, if there are any.
  package static func lookup(adding rows: [LanguageRow]) -> LanguageLookup {
    rows.isEmpty ? shared : LanguageLookup(LanguageTable.rows, added: rows)
  }

  /// The code of a file whose content decides; other codes are 1 more than the place of a row.
  static let byContentCode: UInt8 = 0
  /// The code of a file that is no code unless an attribute says so. In no listing.
  static let unknownCode = UInt8.max

  private let languages: [Language]
  private let byName: ByteStringTable<UInt8>
  /// Extensions of at most eight bytes, which in the table all are, and the others.
  private var byShortExtension = PackedByteTable()
  private var byLongExtension = ByteStringTable<UInt8>()
  private let byInterpreter: ByteStringTable<Language>
  /// What the rows of users say, by name and by extension with its dot. Codes are those of the table,
  /// so files of these languages have that of content.
  private let added: ByteStringTable<Language>
  /// The rows of users.
  private let addedRows: [LanguageRow]
  let rules: ContentRules
  /// The first bytes of the keys of `byName`: what most names don't share with any.
  private let firstBytes: ByteSet

  /// The lookup of a table and the rows that a user adds to it, which count more.
  package init(
    _ rows: [LanguageRow], rules: [ContentRule] = LanguageTable.contentRules,
    added: [LanguageRow] = []
  ) {
    addedRows = added
    self.rules = ContentRules(rules)
    self.added = ByteStringTable(
      added.flatMap { row in
        (row.fileNames + row.extensions.map { "." + $0 }).map {
          (Array($0.utf8), Language(row.name))
        }
      })
    var byName = ByteStringTable<UInt8>()
    var firstBytes = ByteSet { _ in false }
    var byInterpreter = ByteStringTable<Language>()
    languages = rows.map { Language($0.name) }
    for (row, code) in zip(rows, UInt8(1)...) {
      for name in row.fileNames {
        byName[Array(name.utf8), default: code] = code
        name.utf8.first.map { firstBytes.insert($0) }
      }
    }
    for row in added + rows {
      for program in row.interpreters {
        let key = Self.withoutVersion(Array(program.utf8)[...])
        // Of two languages the first row counts.
        let known = byInterpreter[key, default: Language(row.name)]
        byInterpreter[key, default: known] = known
      }
    }
    for name in Self.manifestsWithoutLanguage {
      byName[name, default: Self.byContentCode] = Self.byContentCode
      firstBytes.insert(name[0])
    }
    self.byName = byName
    self.byInterpreter = byInterpreter
    self.firstBytes = firstBytes
    for (row, code) in zip(rows, UInt8(1)...) {
      for suffix in row.extensions { insert(Array(suffix.utf8), code) }
    }
    for rule in rules { insert(Array(rule.fileExtension.utf8), Self.byContentCode) }
  }

  /// Files that say where imports lead, whose names would else be passed over.
  private static let manifestsWithoutLanguage = [Array("go.mod".utf8)]

  /// `tsconfig.base.json` and its like, which `tsconfig.json` extends: no language, as `go.mod`.
  private static func isConfiguration(_ name: Span<UInt8>) -> Bool {
    let ends = name.count - configurationEnding.count
    guard ends > 0,
      configurationEnding.indices.allSatisfy({
        name[ends + $0] == configurationEnding[$0]
      })
    else { return false }
    return configurationStems.contains { stem in
      ends > stem.count && stem.indices.allSatisfy { name[$0] == stem[$0] }
    }
  }

  private static let configurationStems = ["tsconfig", "jsconfig"].map { Array($0.utf8) }
  private static let configurationEnding = Array(".json".utf8)

  private mutating func insert(_ suffix: [UInt8], _ code: UInt8) {
    // Two languages with one extension: the content decides.
    let known = self.code(extension: suffix.span) ?? code
    let code = known == code ? code : Self.byContentCode
    if let key = PackedBytes.packed(suffix.span) {
      byShortExtension.insert(key, code)
    } else {
      byLongExtension[suffix, default: code] = code
    }
  }

  /// What the name of a file tells; nil for a file that isn't code.
  ///
  /// A name without a dot may be that of a script, so its content has to be looked at.
  package func candidate(name: Span<UInt8>) -> LanguageCandidate? {
    code(name: name).map { code in
      code == Self.byContentCode ? .byContent : .certain(languages[Int(code) - 1])
    }
  }

  /// The code of what the name of a file tells. That of ``shared`` is ``LanguageCandidate/code``.
  func code(name: Span<UInt8>) -> UInt8? {
    guard name.count > 0 else { return Self.byContentCode }
    if !added.isEmpty, addedLanguage(name: name) != nil { return Self.byContentCode }
    if firstBytes.contains(name[0]) {
      if let code = byName[name] { return code }
      if Self.isConfiguration(name) { return Self.byContentCode }
    }
    var dot = name.count - 1
    while dot >= 0, name[dot] != .dot { dot -= 1 }
    if dot < 0 { return Self.byContentCode }
    // A hidden file such as `.py` has no extension.
    if dot == 0 || dot == name.count - 1 { return nil }
    return code(extension: name.extracting((dot + 1)...))
  }

  /// The language that a user's row gives to a name.
  func addedLanguage(name: Span<UInt8>) -> Language? {
    if let language = added[name] { return language }
    guard let suffix = fileExtension(of: name) else { return nil }
    return added[([.dot] + suffix).span]
  }

  /// What is behind the last dot of a name, in lower case; nil where there is nothing before it.
  func fileExtension(of name: Span<UInt8>) -> [UInt8]? {
    var dot = name.count - 1
    while dot > 0, name[dot] != .dot { dot -= 1 }
    if dot <= 0 { return nil }
    return ((dot + 1)..<name.count).map { name[$0].asciiLowercased }
  }

  /// The language that others call so: by its name or one of its aliases, without case.
  func language(named name: String) -> Language? {
    let lowercased = name.lowercased()
    let row = addedRows.first { $0.name == lowercased || $0.aliases.contains(lowercased) }
    return row.map { Language($0.name) } ?? LanguageTable.language(called: name.utf8)
  }

  private func code(extension suffix: Span<UInt8>) -> UInt8? {
    if let key = PackedBytes.packed(suffix) {
      if let code = byShortExtension[key] { return code }
      let folded = PackedBytes.lowercased(key)
      return folded == key ? nil : byShortExtension[folded]
    }
    if byLongExtension.isEmpty { return nil }
    if let code = byLongExtension[suffix] { return code }
    let folded = suffix.indices.map { suffix[$0].asciiLowercased }
    return byLongExtension[folded.span]
  }

  /// The language of the scripts that `program` runs; its version doesn't count: `python3.11`.
  func language(interpreter program: ArraySlice<UInt8>) -> Language? {
    byInterpreter[Self.withoutVersion(program).span]
  }

  private static func withoutVersion(_ program: ArraySlice<UInt8>) -> [UInt8] {
    var program = program
    while let last = program.last, last.isASCIIDigit || last == .dot || last == UInt8(ascii: "-") {
      program.removeLast()
    }
    return Array(program)
  }
}

/// What the path of a file tells about its language; nil for a file that isn't code.
package func languageCandidate(
  for path: RepositoryPath, lookup: LanguageLookup = .shared
) -> LanguageCandidate? {
  let name = Array(path.name)
  return lookup.candidate(name: name.span)
}
