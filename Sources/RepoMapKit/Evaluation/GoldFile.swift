internal import GitAccess
internal import SourceModel

/// A definition that a task's change touched.
struct GoldDefinition: Sendable, Equatable {
  let name: [UInt8]
  /// 0-based line of the name.
  let line: Int
}

/// A file that a task's change touched, as it is in the parent.
struct GoldFile: Sendable, Equatable {
  let path: RepositoryPath
  let language: Language
  /// In their order; of several with one name the first, because a map can't tell them apart.
  let definitions: [GoldDefinition]

  /// - Parameters:
  ///   - path: Where the file is in the parent.
  ///   - document: What it holds there.
  ///   - changes: Ranges of its lines, ascending.
  init(path: RepositoryPath, document: FileIR, changes: [Range<Int>]) {
    self.path = path
    language = document.summary.language
    var names: Set<[UInt8]> = []
    var definitions: [GoldDefinition] = []
    for index in changedDefinitions(document, changes) {
      let definition = document.definitions[index]
      let name = Array(document.name(definition.name))
      guard !name.isEmpty, names.insert(name).inserted else { continue }
      definitions.append(GoldDefinition(name: name, line: definition.nameLine))
    }
    self.definitions = definitions
  }
}

/// What somebody had to find from a message.
struct EvaluationTask: Sendable {
  let commit: GitCommit
  let message: String
  /// Changed source files of programs that are in the parent, by path; never empty.
  let files: [GoldFile]
  /// Whether the message has the name of a changed file, with or without its extension, or of a
  /// changed definition as a word, whatever its case.
  let isNamed: Bool

  init(_ mined: MinedTask, files: [GoldFile]) {
    commit = mined.commit
    message = mined.message
    self.files = files
    let text = Array(mined.message.utf8)[...]
    isNamed = files.contains { file in
      let name = file.path.name
      let dot = name.dropFirst().lastIndex(of: UInt8(ascii: "."))
      let words = [name, name[..<(dot ?? name.endIndex)]] + file.definitions.map { $0.name[...] }
      return words.contains { holdsWord(text, $0, folding: true) }
    }
  }

  /// The language that most of the files have; of several the first by name.
  var language: Language {
    var counts: [Language: Int] = [:]
    for file in files { counts[file.language, default: 0] += 1 }
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    // There is a file, so there is a language.
    return most?.key ?? Language("")
  }

  var definitionCount: Int { files.reduce(0) { $0 + $1.definitions.count } }
}
