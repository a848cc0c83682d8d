import ImportResolution
import SourceModel
import TestSupport
import Testing

/// A tree and imports in it, written as text.
///
/// ```
/// # what the case is about
/// files: a.py pkg/__init__.py tool=python
/// declares: Types.cs Example.Types
/// manifest: go.mod
///   | module example.org/kit
/// a.py: name pkg Thing => pkg/__init__.py
/// a.py: module "os" => external
/// a.go: together b.go
/// ```
///
/// A line `PATH: KIND SOURCE NAME => TARGETS` is an import and where it leads; `*` is a wildcard.
/// `together` lists the other files of a file's group.
struct ImportCase: CustomTestStringConvertible, Sendable {
  struct Expectation: Sendable {
    var line: Int
    var importer: String
    var words: [String]
    var targets: [String]
  }

  var title: String
  var files: [(path: String, language: String?)] = []
  var namespaces: [(path: String, name: String)] = []
  var manifests: [(path: String, content: String)] = []
  var expectations: [Expectation] = []

  var testDescription: String { title }

  /// The cases of a text.
  static func cases(_ text: String, named name: String) -> [ImportCase] {
    var cases: [ImportCase] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("# ") {
        cases.append(ImportCase(title: "\(name): \(line.dropFirst(2))"))
      } else if !cases.isEmpty, !line.isEmpty {
        cases[cases.count - 1].read(line, number: index + 1)
      }
    }
    return cases
  }

  private mutating func read(_ line: Substring, number: Int) {
    if line.hasPrefix("  |") {
      manifests[manifests.count - 1].content += line.dropFirst(4) + "\n"
      return
    }
    let words = Self.words(line)
    switch words[0] {
    case "files:":
      for word in words.dropFirst() {
        let parts = word.split(separator: "=").map { String($0) }
        files.append((parts[0], parts.count > 1 ? parts[1] : nil))
      }
    case "declares:":
      for name in words.dropFirst(2) { namespaces.append((words[1], name)) }
    case "manifest:":
      files.append((words[1], nil))
      manifests.append((words[1], ""))
    default:
      let importer = String(words[0].dropLast())
      let arrow = words.firstIndex(of: "=>") ?? words.count
      expectations.append(
        Expectation(
          line: number, importer: importer, words: Array(words[1..<arrow]),
          targets: Array(words.dropFirst(arrow + 1))))
    }
  }

  /// Words between spaces; quotes keep spaces together.
  private static func words(_ line: Substring) -> [String] {
    var words: [String] = []
    for (index, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if index % 2 == 1 {
        words.append(String(part))
      } else {
        words += part.split(separator: " ").map { String($0) }
      }
    }
    return words
  }

  /// What resolves the imports, and the paths by place.
  var resolver: (resolver: ImportResolver, paths: [String]) {
    let sorted = files.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    let paths = sorted.map { $0.path }
    let bytes = paths.map { Array($0.utf8) }
    let tree = ImportTree(
      count: paths.count, path: { bytes[$0][...] },
      language: { Self.language(sorted[$0].path, sorted[$0].language) },
      manifests: manifests.compactMap { manifest in
        paths.firstIndex(of: manifest.path).map { ($0, Array(manifest.content.utf8)) }
      },
      namespaces: namespaces.compactMap { namespace in
        paths.firstIndex(of: namespace.path).map { ($0, Array(namespace.name.utf8)) }
      })
    return (ImportResolver(tree), paths)
  }

  static func language(_ path: String, _ name: String?) -> Language? {
    if let name { return Language(name) }
    let file = path.split(separator: "/").last ?? ""
    let suffix = file.split(separator: ".").last ?? ""
    let row = LanguageTable.rows.first { row in
      row.fileNames.contains(String(file)) || row.extensions.contains(suffix.lowercased())
    }
    return row.map { Language($0.name) }
  }
}

extension ImportResolver {
  /// Where the import of an expectation leads, as the text of a case says it.
  func answer(to expectation: ImportCase.Expectation, _ paths: [String]) -> [String] {
    guard let place = paths.firstIndex(of: expectation.importer) else { return ["no such file"] }
    if expectation.words[0] == "together" {
      let group = group(of: place)
      return paths.indices.filter { group != 0 && $0 != place && self.group(of: $0) == group }
        .map { paths[$0] }
    }
    let words = expectation.words
    guard let kind = ImportKind.allCases.first(where: { $0.name == words[0] }) else {
      return ["no such kind"]
    }
    let name = words.count > 2 && words[2] != "*" ? Array(words[2].utf8) : nil
    let request = ImportRequest(
      kind: kind, source: Array(words[1].utf8), name: name, isWildcard: words.last == "*")
    switch target(of: request, in: place) {
    case .files(let places): return places.map { paths[$0] }
    case .external: return ["external"]
    case .unresolved: return ["unresolved"]
    }
  }
}
