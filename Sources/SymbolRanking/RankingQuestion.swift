internal import GraphBuilding
package import LexicalIndexing
package import SourceModel

/// A place that a task points to: a path in a text, a frame of a stack trace, a changed line.
package struct TaskPlace: Sendable, Equatable {
  package var file: FileID
  /// Index of the definition in its file; `nil` where the file as a whole is meant.
  package var definition: Int?
  /// How surely, in 0...1.
  package var weight: Double

  package init(file: FileID, definition: Int?, weight: Double) {
    self.file = file
    self.definition = definition
    self.weight = weight
  }
}

/// What the map is asked for.
package struct RankingQuestion: Sendable, Equatable {
  /// How it is answered.
  package var method = RankingMethod.fused
  /// Files that are worked on and that the prompt holds.
  package var focusFiles: [FileID]
  /// Definitions that are worked on.
  package var focusDefinitions: [FocusDefinition] = []
  /// Files that the user mentioned.
  package var mentionedFiles: [FileID]
  /// For each mentioned name that is in the paths of few files, and for each folder that is worked on, those
  /// files.
  package var namedFiles: [[FileID]]
  /// Names that the user mentioned: of definitions, files or directories. UTF-8.
  package var mentionedNames: [[UInt8]]
  /// Those of the mentioned names that surely mean definitions of the repository, which the user
  /// wants to see themselves. UTF-8.
  package var askedNames: [[UInt8]]

  /// The words of the task.
  package var terms: [LexicalTerm] = []
  /// The places that the task points to.
  package var places: [TaskPlace] = []
  /// What the messages of earlier changes of files say about the task, in the unit of words of files.
  package var historyValues: [FileID: Double] = [:]

  /// A name that more files than this define or have in their paths tells nothing about where to
  /// start.
  package static let maximumFilesOfName = 64

  /// Without arguments: what matters in the repository as a whole.
  package init(
    focusFiles: [FileID] = [], mentionedFiles: [FileID] = [], namedFiles: [[FileID]] = [],
    mentionedNames: [[UInt8]] = [], askedNames: [[UInt8]] = []
  ) {
    self.focusFiles = focusFiles
    self.mentionedFiles = mentionedFiles
    self.namedFiles = namedFiles
    self.mentionedNames = mentionedNames
    self.askedNames = askedNames
  }

  /// Whether the answer is the global order.
  package var isGeneral: Bool { !hasTask && !hasNames }

  /// Whether there is a text, a trace or a change to find the places of.
  package var hasTask: Bool { !terms.isEmpty || !places.isEmpty }

  /// Whether files or names are asked for.
  package var hasNames: Bool {
    !focusFiles.isEmpty || !focusDefinitions.isEmpty || !mentionedFiles.isEmpty
      || !namedFiles.isEmpty || !mentionedNames.isEmpty || !askedNames.isEmpty
  }

  /// Where the random reader starts, and with what share; empty when no file is asked for.
  ///
  /// A file in focus, with a definition in focus, or mentioned has one part. A name has one part for the files that have it in
  /// their paths, and one for those that define it; files that define the same name share it.
  func starts(_ names: AskedNames, _ graph: GraphRevision) -> [FileID: Double] {
    // Whole parts of a common multiple, so that sums don't depend on any order.
    let part = RankingQuestion.part
    var parts: [FileID: Int] = [:]
    let asked = focusFiles + focusDefinitions.map(\.file) + mentionedFiles
    for file in Set(asked) { parts[file] = part }
    for files in namedFiles {
      for file in files { parts[file, default: 0] += part / files.count }
    }
    for symbol in names.mentioned {
      var definers: Set<FileID> = []
      graph.forEachDefinition(ofSymbol: symbol) { definers.insert($0.file) }
      guard definers.count <= RankingQuestion.maximumFilesOfName else { continue }
      for file in definers { parts[file, default: 0] += part / definers.count }
    }
    let sum = parts.values.reduce(0, +)
    return parts.mapValues { Double($0) / Double(sum) }
  }

  /// Units of a part.
  private static let part = 1 << 20
}
