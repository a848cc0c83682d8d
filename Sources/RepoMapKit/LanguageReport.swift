internal import SourceModel
internal import StandardExtensions

/// What is known about all languages.
public struct LanguageListing: Sendable {
  /// One for each language, in their order.
  public let reports: [LanguageReport]
  /// Lines for the user about queries and tables of theirs that can't be used.
  public let warnings: [String]

  /// The reports as one JSON object, on one line.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("languages") { json in
        json.array(reports) { json, report in json.object { report.write(to: &$0) } }
      }
    }
  }
}

/// What is known about the support of one language.
public struct LanguageReport: Sendable {
  /// The language, as `queries/languages.tsv` calls it.
  public let name: String
  /// Extensions with their dot, file names, and interpreters as `#!name`.
  public let fileTypes: [String]
  /// Path of the grammar's library.
  public internal(set) var grammarPath: String?
  /// Package and version that the grammar was built from, where the library's folder tells.
  public internal(set) var grammarVersion: String?
  /// tree-sitter's binary interface that the grammar was made for.
  public internal(set) var abi: Int?
  /// Why the language can't be used; `nil` when it can.
  public internal(set) var problem: String?

  init(_ row: LanguageRow) {
    name = row.name
    fileTypes =
      row.extensions.map { "." + $0 } + row.fileNames + row.interpreters.map { "#!" + $0 }
  }
}

extension LanguageReport {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("name") { $0.string(name) }
    json.member("fileTypes") { json in json.array(fileTypes) { $0.string($1) } }
    if let abi { json.member("abi") { $0.number(abi) } }
    if let grammarVersion { json.member("grammar") { $0.string(grammarVersion) } }
    if let problem { json.member("problem") { $0.string(problem) } }
  }
}

/// Package and version of a grammar, from the `grammars.tsv` that set-up writes beside the
/// libraries: `grammar`, `package`, `version`…, separated by tabs.
func grammarVersion(of grammar: String, library: String) -> String? {
  guard let slash = library.lastIndex(of: "/") else { return nil }
  let manifest = library[..<slash] + "/grammars.tsv"
  guard case .success(let bytes) = readFile(atPath: String(manifest), limit: 1 << 20) else {
    return nil
  }
  for line in bytes.split(separator: UInt8(ascii: "\n")) {
    let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    guard fields.count >= 3, fields[0].elementsEqual(grammar.utf8) else { continue }
    return String(decoding: fields[1], as: UTF8.self) + " "
      + String(decoding: fields[2], as: UTF8.self)
  }
  return nil
}
