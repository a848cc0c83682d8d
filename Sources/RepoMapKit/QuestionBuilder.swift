internal import FileMapping
internal import SourceModel
internal import SymbolRanking
internal import TaskReading

/// Finds out what a request means in a tree: which files its focus and its mentions name, which words
/// and places its task holds.
struct QuestionBuilder {
  let tree: IndexedTree

  /// What a frame of a stack trace is worth beside the most recent call's, per call between them.
  private static let frameDecay = 0.85

  /// - Throws: ``EngineError/focusNotFound(path:)``, or `damagedIndex`.
  func question(_ request: MapRequest) throws(MapError) -> RankingQuestion {
    if request.method == .plainWords { return .plainWords(of: request.task ?? "") }
    var question = RankingQuestion()
    do throws(EngineError) {
      question.focusFiles = try focusPlaces(of: request).map { tree.number(of: $0) }
    } catch {
      throw .refused(error)
    }
    addMentions(of: request, to: &question)
    do throws(SectionFileError) {
      try addTask(of: request, to: &question)
    } catch {
      throw .damagedIndex(error)
    }
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

  /// Adds the words of the task, and the places that it and a change point to.
  private func addTask(
    of request: MapRequest, to question: inout RankingQuestion
  ) throws(SectionFileError) {
    guard let task = request.task, !task.isEmpty else { return }
    let (text, change, terms) = read(task)
    question.terms = terms.best
    question.places = try PlaceFinder(tree: tree).places(
      writtenPlaces(text) + writtenPlaces(change))
  }

  /// What a task says: a patch in the text is read as one, what is around it is the text.
  private func read(_ task: String) -> (TaskText, UnifiedDiff, TaskTerms) {
    let change = UnifiedDiff(Array(task.utf8))
    let text = TaskText(change.files.isEmpty ? Array(task.utf8) : change.message)
    var terms = TaskTerms()
    terms.add(text)
    terms.add(change)
    return (text, change, terms)
  }

  /// The words of a task as it writes them, by what the index calls them.
  func termTexts(_ task: String) -> [WordHash: [UInt8]] { read(task).2.texts }

  private func writtenPlaces(_ text: TaskText) -> [PlaceFinder.WrittenPlace] {
    let mentions = text.mentions.filter { $0.kind == .path }.map {
      PlaceFinder.WrittenPlace(path: $0.bytes, line: $0.line, weight: 1)
    }
    let frames = text.trace.frames.filter { $0.kind != .mention }.map { frame in
      var weight = frame.kind == .inclusion ? 0.3 : 1
      for _ in 0..<min(frame.depth, 32) { weight *= QuestionBuilder.frameDecay }
      return PlaceFinder.WrittenPlace(path: frame.path, line: frame.line, weight: weight)
    }
    return mentions + frames
  }

  /// The changed lines: those that are there before the change as well as those after it, since the
  /// tree may be in either state.
  private func writtenPlaces(_ change: UnifiedDiff) -> [PlaceFinder.WrittenPlace] {
    change.files.flatMap { file in
      let lines = (file.newRanges + file.oldRanges).map(\.lowerBound)
      return lines.isEmpty
        ? [PlaceFinder.WrittenPlace(path: file.path, line: nil, weight: 1)]
        : lines.map { PlaceFinder.WrittenPlace(path: file.path, line: $0, weight: 1) }
    }
  }

  /// The places of the focus files.
  ///
  /// - Throws: ``EngineError/focusNotFound(path:)``.
  func focusPlaces(of request: MapRequest) throws(EngineError) -> [Int] {
    var places: [Int] = []
    for path in request.focusFiles {
      guard let place = fileIndex(of: path) else {
        throw .focusNotFound(path: escapedText(path))
      }
      places.append(place)
    }
    return places
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

  /// A file by its path relative to the root or to the working directory, or absolute.
  func fileIndex(of path: [UInt8]) -> Int? {
    if let index = index(of: path) { return index }
    guard let file = resolvedPath(path), let root = resolvedPath(tree.root),
      file.starts(with: root), file.count > root.count
    else { return nil }
    let isSlashRoot = root == [UInt8(ascii: "/")]
    return index(of: Array(file.dropFirst(isSlashRoot ? 1 : root.count + 1)))
  }

  private func index(of bytes: [UInt8]) -> Int? {
    let path = bytes.starts(with: "./".utf8) ? Array(bytes.dropFirst(2)) : bytes
    return tree.files.place(of: path).flatMap { tree.isCode($0) ? $0 : nil }
  }
}

private let slash = UInt8(ascii: "/")
private let dot = UInt8(ascii: ".")
