package import GraphBuilding
package import ImportResolution
package import SourceModel

/// A definition of a ``SampleRepository``.
package typealias SampleDefinition = (
  name: String, kind: DefinitionKind, flags: DefinitionFlags, isMember: Bool
)

/// A use of a name in a ``SampleRepository``.
package struct SampleUse: Hashable, Sendable {
  package var name: String
  package var kind: ReferenceKind
  package var count: Int
  package var receiverKind = ReceiverKind.none
  package var receiver: String?

  package init(
    _ name: String, _ kind: ReferenceKind, _ count: Int, on receiverKind: ReceiverKind = .none,
    _ receiver: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.count = count
    self.receiverKind = receiverKind
    self.receiver = receiver
  }
}

/// A part of an import statement in a ``SampleRepository``.
package struct SampleImport: Hashable, Sendable {
  package var name: String?
  package var alias: String?
  package var source: String?
  package var isWildcard = false

  package init(
    _ name: String?, as alias: String? = nil, from source: String? = nil, isWildcard: Bool = false
  ) {
    self.name = name
    self.alias = alias
    self.source = source
    self.isWildcard = isWildcard
  }
}

/// A repository written as text.
///
/// ```
/// a.py python test
///   def function parse exported
///   def method close private member
///   use call parse 3
///   use call close on type Foo
///   use call close on own
///   import Foo as Bar from .foo
///   import module foo.bar as baz
///   import all foo
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
    package var uses: [SampleUse] = []
    package var imports: [SampleImport] = []

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
      var use = SampleUse(words[2], kind, words.count > 3 ? Int(words[3]) ?? 1 : 1)
      if let on = words.firstIndex(of: "on") {
        use.receiverKind = ReceiverKind.allCases.first { $0.name == words[on + 1] } ?? .none
        use.receiver = use.receiverKind.hasName ? words[on + 2] : nil
      }
      files[last].uses.append(use)
    default:
      func word(after key: String) -> String? {
        words.dropFirst(2).firstIndex(of: key).map { words[$0 + 1] }
      }
      let isModule = words[1] == "module" || words[1] == "all"
      files[last].imports.append(
        SampleImport(
          isModule ? nil : words[1], as: word(after: "as"),
          from: isModule ? words[2] : word(after: "from"), isWildcard: words[1] == "all"))
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
    return builder.build(tree())
  }

  /// Its files as a graph sees them.
  ///
  /// - Parameter numbers: For each file its number in the graph; else its place here.
  /// - Returns: What a graph has to know of them.
  package func tree(numbers: [FileID]? = nil) -> TreeFiles {
    let numbers = numbers ?? files.indices.map { FileID(index: $0) }
    let paths = files.map { Array($0.path.utf8) }
    let order = paths.indices.sorted { paths[$0].lexicographicallyPrecedes(paths[$1]) }
    let sorted = PathBytes(order.map { paths[$0] })
    let places = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { (numbers[$0.element], $0.offset) })
    return TreeFiles(
      count: files.count, path: { sorted[$0] }, place: { places[$0] },
      number: { numbers[order[$0]] }, manifests: { [] })
  }

  /// What leads its imports to files, by places here.
  ///
  /// - Returns: The resolver, and for each of its places the place here.
  package func resolver() -> (resolver: ImportResolver, files: [Int]) {
    let tree = tree()
    let files = (0..<tree.count).map { tree.number($0)?.index ?? 0 }
    let resolver = ImportResolver(
      ImportTree(
        count: tree.count, path: { ArraySlice(tree.path($0)) },
        language: { Language(self.files[files[$0]].language) }, manifests: [], namespaces: []))
    return (resolver, files)
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
        } + file.uses.map(\.line) + file.imports.map(\.line)
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
          Occurrence(
            name: name, kind: use.kind, range: 0..<0, line: 0, enclosing: nil,
            receiverKind: use.receiverKind, receiver: use.receiver.map { builder.intern($0) }))
      }
    }
    for imported in imports {
      builder.imports.append(
        Import(
          kind: imported.kind, source: imported.source.map { builder.intern($0) },
          name: imported.name.map { builder.intern($0) },
          alias: imported.alias.map { builder.intern($0) }, isWildcard: imported.isWildcard,
          range: 0..<0, line: 0))
    }
    return builder.build(
      FileSummary(
        contentHash: ContentHash(of: path), language: Language(language), byteCount: 0,
        lineCount: definitions.count, noise: noise))
  }
}

extension SampleUse {
  fileprivate var line: String {
    let on = receiverKind == .none ? "" : " on \(receiverKind.name)"
    return "  use \(kind) \(name) \(count)" + on + (receiver.map { " " + $0 } ?? "")
  }
}

extension SampleImport {
  package var kind: ImportKind { name == nil ? .module : .name }

  fileprivate var line: String {
    let what = name ?? (isWildcard ? "all" : "module")
    let place = source.map { name == nil ? " " + $0 : " from " + $0 } ?? ""
    return "  import \(what)" + place + (alias.map { " as \($0)" } ?? "")
  }
}

/// Paths that stay where they are.
private final class PathBytes: Sendable {
  nonisolated(unsafe) private let paths: [UnsafeMutableRawBufferPointer]

  init(_ paths: [[UInt8]]) {
    self.paths = paths.map { path in
      let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: path.count, alignment: 1)
      memory.copyBytes(from: path)
      return memory
    }
  }

  deinit { for path in paths { path.deallocate() } }

  subscript(index: Int) -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(paths[index]) }
}
