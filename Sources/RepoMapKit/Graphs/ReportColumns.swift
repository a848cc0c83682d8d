internal import GraphRendering
internal import SourceModel
internal import StandardExtensions

/// What the HTML report shows, as columns of numbers and tables of texts: an object for each file or edge would take
/// three times the room, and longer to read.
struct ReportColumns {
  /// A definition of a file.
  struct Definition {
    var name: String
    var kind: String
    /// 1-based.
    var line: Int
    /// Of the score of the file's best definition.
    var percent: Int
  }

  /// What a map without a question shows.
  struct Map {
    var tokens: Int
    /// Indexes of the files, ascending.
    var files: [Int]
    var definitionCount: Int
  }

  /// Texts by the order of their first use.
  private struct TextTable {
    private(set) var texts: [String] = []
    private var numbers: [String: Int] = [:]

    mutating func number(of text: String) -> Int {
      if let known = numbers[text] { return known }
      numbers[text] = texts.count
      texts.append(text)
      return texts.count - 1
    }
  }

  private let graph: CodeGraph
  private let definitions: [[Definition]]
  private let maps: [Map]
  private var folderNames: [String] = []
  private var folderParents: [Int] = []
  private var foldersOfFiles: [Int] = []
  private var languages = TextTable()
  private var classes = TextTable()
  private var names = TextTable()
  private var kinds = TextTable()
  private var bindings = TextTable()

  /// - Parameters:
  ///   - graph: Files in the order of their paths, and the edges to show.
  ///   - definitions: For each file its best definitions, best first.
  ///   - maps: In ascending order of their budgets.
  init(_ graph: CodeGraph, definitions: [[Definition]], maps: [Map]) {
    self.graph = graph
    self.definitions = definitions
    self.maps = maps
    var numbers: [[UInt8]: Int] = [:]
    for node in graph.nodes {
      foldersOfFiles.append(ReportColumns.folder(node.path.parent, &numbers, &self))
    }
  }

  /// The number of a folder; parents have smaller ones.
  private static func folder(
    _ path: RepositoryPath, _ numbers: inout [[UInt8]: Int], _ columns: inout ReportColumns
  ) -> Int {
    if let known = numbers[path.bytes] { return known }
    // From the first unknown folder downwards, because paths may be deep.
    var missing: [RepositoryPath] = []
    var next = path
    while numbers[next.bytes] == nil {
      missing.append(next)
      if next.bytes.isEmpty { break }
      next = next.parent
    }
    for folder in missing.reversed() {
      numbers[folder.bytes] = columns.folderNames.count
      columns.folderNames.append(escapedText(folder.name))
      columns.folderParents.append(
        folder.bytes.isEmpty ? -1 : numbers[folder.parent.bytes] ?? 0)
    }
    return columns.folderNames.count - 1
  }

  /// The columns as one JSON object.
  ///
  /// - Parameters:
  ///   - title: The name of the repository.
  ///   - chosen: The file that is shown first.
  /// - Returns: JSON in UTF-8.
  mutating func json(title: String, chosen: Int?) -> [UInt8] {
    var json = JSONWriter()
    let definitions = definitionColumns()
    let edges = edgeColumns()
    let nodes = graph.nodes
    let nodeLanguages = nodes.map { languages.number(of: $0.language) }
    let nodeClasses = nodes.map { classes.number(of: "\($0.noise)") }
    let columns: [(String, [Int])] =
      [
        ("folderParent", folderParents), ("fileFolder", foldersOfFiles),
        ("fileLanguage", nodeLanguages), ("fileClass", nodeClasses),
        ("fileRank", nodes.map { parts($0.rank) }), ("fileSize", nodes.map(\.size)),
        ("fileDefinitions", nodes.map(\.definitionCount)),
      ] + definitions + edges
    let texts = [
      ("folderName", folderNames), ("fileName", nodes.map { escapedText($0.path.name) }),
      ("languages", languages.texts), ("classes", classes.texts), ("names", names.texts),
      ("kinds", kinds.texts), ("bindings", bindings.texts),
    ]
    json.object { json in
      json.member("version") { $0.number(1) }
      json.member("title") { $0.string(title) }
      json.member("totalFiles") { $0.number(graph.totalNodeCount) }
      if let chosen { json.member("chosen") { $0.number(chosen) } }
      for (name, values) in texts {
        json.member(name) { $0.array(values) { $0.string($1) } }
      }
      for (name, values) in columns {
        json.member(name) { $0.array(values) { $0.number($1) } }
      }
      json.member("maps") { $0.array(maps) { ReportColumns.write($1, to: &$0) } }
    }
    return json.text
  }

  private static func write(_ map: Map, to json: inout JSONWriter) {
    json.object { json in
      json.member("tokens") { $0.number(map.tokens) }
      json.member("definitions") { $0.number(map.definitionCount) }
      json.member("files") { $0.array(map.files) { $0.number($1) } }
    }
  }

  private mutating func definitionColumns() -> [(String, [Int])] {
    var columns: [[Int]] = [[], [], [], []]
    for definition in definitions.joined() {
      columns[0].append(names.number(of: definition.name))
      columns[1].append(kinds.number(of: definition.kind))
      columns[2].append(definition.line)
      columns[3].append(definition.percent)
    }
    return [
      ("shownDefinitions", definitions.map(\.count)), ("definitionName", columns[0]),
      ("definitionKind", columns[1]), ("definitionLine", columns[2]),
      ("definitionPercent", columns[3]),
    ]
  }

  private mutating func edgeColumns() -> [(String, [Int])] {
    let edges = graph.edges
    var columns: [[Int]] = [[], [], []]
    for name in edges.lazy.flatMap(\.names) {
      columns[0].append(names.number(of: name.text))
      columns[1].append(bindings.number(of: name.binding))
      columns[2].append(name.definerCount)
    }
    return [
      ("edgeFrom", edges.map(\.from)), ("edgeTo", edges.map(\.to)),
      ("edgeShare", edges.map { Int(($0.share * 10_000).rounded()) }),
      ("edgeFlow", edges.map { parts($0.flow) }), ("edgeImport", edges.map { $0.isImport ? 1 : 0 }),
      ("edgeNames", edges.map(\.names.count)), ("edgeName", columns[0]),
      ("edgeBinding", columns[1]), ("edgeDefiners", columns[2]),
    ]
  }

  /// A share of the rank, in 10⁻⁸.
  private func parts(_ share: Double) -> Int { Int((share * 1e8).rounded()) }
}
