package import GraphBuilding
package import SourceModel

/// A definition of a ``SampleRepository``.
package typealias SampleDefinition = (
  name: String, kind: DefinitionKind, flags: DefinitionFlags, isMember: Bool
)

/// A repository written as text.
///
/// ```
/// a.py python test
///   def function parse exported
///   def method close private member
///   use call parse 3
///   import Foo as Bar
/// ```
///
/// A line without indentation begins a file: path, language, noise class. `member` puts a
/// definition into the last type before it.
package struct SampleRepository: CustomStringConvertible, Sendable {
  /// One file of it.
  package struct File: Sendable {
    package var path: String
    package var language: String
    package var noise: NoiseClass
    package var definitions: [SampleDefinition] = []
    package var uses: [(name: String, kind: ReferenceKind, count: Int)] = []
    package var imports: [(name: String, alias: String?)] = []

    /// A file that holds nothing yet.
    package init(path: String, language: String, noise: NoiseClass = .none) {
      self.path = path
      self.language = language
      self.noise = noise
    }
  }

  package var files: [File] = []

  package init(files: [File] = []) {
    self.files = files
  }

  /// The repository that a text describes.
  package init(_ text: String) {
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if line.first == " " {
        add(words)
      } else {
        let noise = words.dropFirst(2).first.map { word in
          NoiseClass.allCases.first { String(describing: $0) == word } ?? .none
        }
        files.append(File(path: words[0], language: words[1], noise: noise ?? .none))
      }
    }
  }

  private mutating func add(_ words: [String]) {
    let last = files.count - 1
    switch words[0] {
    case "def":
      let kind = DefinitionKind.allCases.first { $0.name == words[1] } ?? .other
      let flags: [String: DefinitionFlags] = [
        "exported": .exported, "private": .private, "local": .local,
      ]
      files[last].definitions.append(
        (
          words[2], kind, DefinitionFlags(words.dropFirst(3).compactMap { flags[$0] }),
          words.dropFirst(3).contains("member")
        ))
    case "use":
      let kind = ReferenceKind.allCases.first { $0.name == words[1] } ?? .other
      files[last].uses.append((words[2], kind, words.count > 3 ? Int(words[3]) ?? 1 : 1))
    default:
      files[last].imports.append((words[1], words.count > 3 ? words[3] : nil))
    }
  }

  package var paths: [String] { files.map(\.path) }

  /// Its graph, for which files were added in `order`, or else as they stand.
  package func graph(addedInOrder order: [Int]? = nil) -> ReferenceGraph {
    var builder = GraphBuilder(fileCount: files.count)
    for index in order ?? Array(files.indices) {
      let file = files[index]
      builder.add(file.document, noise: file.noise, as: FileID(index: index))
    }
    return builder.build()
  }

  /// The same repository as text, to be pasted into a test.
  package var description: String {
    files.map { file in
      ["\(file.path) \(file.language) \(file.noise)"]
        + file.definitions.map { definition in
          let flags = [("exported", DefinitionFlags.exported), ("private", .private)]
            .filter { definition.flags.contains($0.1) }.map { " " + $0.0 }
          return "  def \(definition.kind) \(definition.name)" + flags.joined()
            + (definition.flags.contains(.local) ? " local" : "")
            + (definition.isMember ? " member" : "")
        } + file.uses.map { "  use \($0.kind) \($0.name) \($0.count)" }
        + file.imports.map { "  import \($0.name)" + ($0.alias.map { " as \($0)" } ?? "") }
    }.joined().joined(separator: "\n")
  }
}

extension SampleRepository.File {
  /// What extraction would have found in it.
  package var document: FileIR {
    var builder = FileIRBuilder()
    var lastType: Int?
    for (index, definition) in definitions.enumerated() {
      builder.definitions.append(
        Definition(
          name: builder.intern(definition.name), kind: definition.kind, flags: definition.flags,
          parent: definition.isMember ? lastType : nil, range: 0..<0, nameRange: 0..<0,
          signatureRange: 0..<0, lines: index..<index, signatureLines: index..<index,
          nameLine: index))
      if definition.kind.isType { lastType = index }
    }
    for use in uses {
      let name = builder.intern(use.name)
      for _ in 0..<use.count {
        builder.occurrences.append(
          Occurrence(name: name, kind: use.kind, range: 0..<0, line: 0, enclosing: nil))
      }
    }
    for imported in imports {
      builder.imports.append(
        Import(
          kind: .name, source: nil, name: builder.intern(imported.name),
          alias: imported.alias.map { builder.intern($0) }, isWildcard: false, range: 0..<0,
          line: 0))
    }
    return builder.build(
      FileSummary(
        contentHash: ContentHash(of: path), language: Language(language), byteCount: 0,
        lineCount: definitions.count, noise: noise))
  }
}
