package import SourceModel

/// Finds the language of a path: by its name, then its extension, then its extension in lower case.
struct LanguageLookup: Sendable {
  /// The one of ``LanguageTable``.
  static let shared = LanguageLookup(LanguageTable.rows)

  private let byName: ByteStringTable<LanguageCandidate>
  private let byExtension: ByteStringTable<LanguageCandidate>
  private let byInterpreter: ByteStringTable<Language>

  init(_ rows: [LanguageRow]) {
    var byName = ByteStringTable<LanguageCandidate>()
    var byExtension = ByteStringTable<LanguageCandidate>()
    var byInterpreter = ByteStringTable<Language>()
    for row in rows {
      let certain = LanguageCandidate.certain(Language(row.name))
      for name in row.fileNames { byName[Array(name.utf8), default: certain] = certain }
      for suffix in row.extensions {
        // Two languages with one extension: the content decides.
        let known = byExtension[Array(suffix.utf8), default: certain]
        byExtension[Array(suffix.utf8), default: certain] = known == certain ? certain : .byContent
      }
      for program in row.interpreters {
        let key = Self.withoutVersion(Array(program.utf8)[...])
        // Of two languages the first row counts.
        let known = byInterpreter[key, default: Language(row.name)]
        byInterpreter[key, default: known] = known
      }
    }
    // C's headers and many of C++'s have the same extension.
    let header = [UInt8](ascii: "h")
    if byExtension[header.span] != nil { byExtension[header, default: .byContent] = .byContent }
    self.byName = byName
    self.byExtension = byExtension
    self.byInterpreter = byInterpreter
  }

  /// What the name of a file tells; nil for a file that isn't code.
  ///
  /// A name without a dot may be that of a script, so its content has to be looked at.
  func candidate(name: Span<UInt8>) -> LanguageCandidate? {
    if let candidate = byName[name] { return candidate }
    var dot = name.count - 1
    while dot >= 0, name[dot] != .dot { dot -= 1 }
    if dot < 0 { return .byContent }
    // A hidden file such as `.py` has no extension.
    if dot == 0 || dot == name.count - 1 { return nil }
    if let candidate = byExtension[name.extracting((dot + 1)...)] { return candidate }
    var isLowercase = true
    for position in (dot + 1)..<name.count where name[position].isASCIIUppercase {
      isLowercase = false
    }
    if isLowercase { return nil }
    let folded = ((dot + 1)..<name.count).map { name[$0].asciiLowercased }
    return byExtension[folded.span]
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
package func languageCandidate(for path: RepositoryPath) -> LanguageCandidate? {
  let name = Array(path.name)
  return LanguageLookup.shared.candidate(name: name.span)
}
