internal import FileMapping
internal import SourceModel
internal import SymbolRanking

/// Finds out what a request means in a tree: which places its focus and its mentions name, which words
/// and places its task holds.
struct QuestionBuilder {
  let tree: IndexedTree
  /// What tasks are also looked for in.
  var history: RequestHistory?

  /// The question of a request.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - focus: What its focus means in this tree, as ``FocusFinder`` finds it.
  /// - Returns: The question.
  /// - Throws: `damaged` when the index is.
  func question(
    _ request: MapRequest, _ focus: FoundFocus
  ) throws(SectionFileError) -> RankingQuestion {
    if request.method == .plainWords { return .plainWords(of: request.task ?? "") }
    var question = RankingQuestion()
    question.focusFiles = focus.files.map { tree.number(of: $0) }
    question.namedFiles = focus.folders.map { $0.map { tree.number(of: $0) } }
    let surroundings = FocusSurroundings(tree: tree)
    for place in focus.places {
      question.focusDefinitions.append(try surroundings.definition(place))
    }
    addMentions(of: request, to: &question)
    try addTask(of: request, to: &question)
    return question
  }

  private func addMentions(of request: MapRequest, to question: inout RankingQuestion) {
    let mentions = Set(request.mentions.map { Array($0.utf8) })
    for word in mentions.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let files = mentionedFiles(word)
      question.mentionedFiles.append(contentsOf: files.map { tree.number(of: $0) })
      guard files.isEmpty else { continue }
      let named = filesNamed(word)
      if !named.isEmpty { question.namedFiles.append(named) }
      question.mentionedNames.append(word)
      question.askedNames.append(word)
    }
  }

  /// Adds the words of the task, and the places that it points to.
  private func addTask(
    of request: MapRequest, to question: inout RankingQuestion
  ) throws(SectionFileError) {
    guard request.hasTask else { return }
    let input = TaskInput(request)
    question.terms = input.terms.best
    question.historyValues = history?.values(of: question.terms, in: tree) ?? [:]
    question.places = try PlaceFinder(tree: tree).places(input.places)
  }

  /// The files whose path, or the end of it, is `word`. Names of many files mean none of them.
  private func mentionedFiles(_ word: [UInt8]) -> [Int] {
    guard word.contains(UInt8(ascii: ".")) || word.contains(slash) else { return [] }
    let suffix = [slash] + word
    let files = tree.files.indices.filter { index in
      let path = tree.files.pathBytes(at: index)
      return tree.isCode(index) && (path == word[...] || path.suffix(suffix.count) == suffix[...])
    }
    return files.count <= 4 ? files : []
  }

  /// The files that have `word` in their paths: as a component, or as the file's name without its
  /// extension. None where they are many.
  private func filesNamed(_ word: [UInt8]) -> [FileID] {
    var files: [FileID] = []
    for index in tree.files.indices where tree.isCode(index) {
      guard isNamed(tree.files.pathBytes(at: index), word) else { continue }
      if files.count == RankingQuestion.maximumFilesOfName { return [] }
      files.append(tree.number(of: index))
    }
    return files
  }

  private func isNamed(_ path: ArraySlice<UInt8>, _ word: [UInt8]) -> Bool {
    path.withUnsafeBufferPointer { path in
      word.withUnsafeBufferPointer { word in
        guard let first = word.first, path.count >= word.count else { return false }
        var start = 0
        while start + word.count <= path.count {
          let end = start + word.count
          if path[start] == first, path[start..<end].elementsEqual(word) {
            if end == path.count || path[end] == slash { return true }
            // The last dot of the file's name.
            if path[end] == dot, !path[(end + 1)...].contains(where: { $0 == dot || $0 == slash }) {
              return true
            }
          }
          guard let next = path[start...].firstIndex(of: slash) else { return false }
          start = next + 1
        }
        return false
      }
    }
  }
}

private let slash = UInt8(ascii: "/")
private let dot = UInt8(ascii: ".")
