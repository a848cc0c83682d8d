internal import LexicalAnalysis
internal import LexicalIndexing
internal import SourceModel
internal import SymbolRanking

/// Finds out what a request means in a tree: which files its focus and its words name.
struct QuestionBuilder {
  let tree: IndexedTree

  /// Words shorter than this are not taken for names of a task: `is`, `to`, `id`.
  private static let minimumWordLength = 3

  /// - Throws: ``EngineError/focusNotFound(path:)``.
  func question(_ request: MapRequest) throws(EngineError) -> RankingQuestion {
    var question = RankingQuestion()
    question.focusFiles = try focusPlaces(of: request).map { tree.number(of: $0) }
    let mentions = Set(request.mentions.map { Array($0.utf8) })
    let words = mentions.union(request.task.map(taskWords) ?? [])
    for word in words.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let files = mentionedFiles(word)
      question.mentionedFiles.append(contentsOf: files.map { tree.number(of: $0) })
      guard files.isEmpty else { continue }
      let named = filesNamed(word)
      if !named.isEmpty { question.namedFiles.append(named) }
      question.mentionedNames.append(word)
      if mentions.contains(word) || isIdentifier(word) { question.askedNames.append(word) }
    }
    question.terms = terms(request.task ?? "")
    return question
  }

  /// The words of a task, each with its largest weight, in the order in which they come.
  private func terms(_ task: String) -> [LexicalTerm] {
    let splitter = WordSplitter()
    var terms: [LexicalTerm] = []
    for (index, line) in task.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
      for word in splitter.words(of: line) where !terms.contains(where: { $0.word == word }) {
        terms.append(LexicalTerm(word: word, weight: index == 0 ? 1 : 0.5))
      }
    }
    return Array(terms.prefix(64))
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

  /// Whether a word of a task can't be prose: `snake_case`, `camelCase`, `HTTPServer2`.
  private func isIdentifier(_ word: [UInt8]) -> Bool {
    let inner = word.dropFirst()
    return inner.contains(UInt8(ascii: "_"))
      || (inner.contains { isUpper($0) } && word.contains { $0 >= UInt8(ascii: "a") })
  }

  private func isUpper(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
  }

  /// Words of a task that may be names or paths: runs without space, and their parts.
  private func taskWords(_ task: String) -> Set<[UInt8]> {
    var words: Set<[UInt8]> = []
    for run in task.utf8.split(whereSeparator: { isSpace($0) }) {
      let path = trimmed(run)
      if path.contains(UInt8(ascii: "/")) || path.contains(UInt8(ascii: ".")) {
        words.insert(Array(path))
      }
      for word in run.split(whereSeparator: { !isWordByte($0) })
      where word.count >= QuestionBuilder.minimumWordLength {
        words.insert(Array(word))
      }
    }
    return words
  }

  /// `run` without the punctuation around it.
  private func trimmed(_ run: Substring.UTF8View) -> ArraySlice<UInt8> {
    let bytes = Array(run)
    let start = bytes.firstIndex { isWordByte($0) || $0 == UInt8(ascii: ".") } ?? bytes.count
    let end = bytes.lastIndex { isWordByte($0) }.map { $0 + 1 } ?? start
    return bytes[start..<max(start, end)]
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
  private func fileIndex(of path: [UInt8]) -> Int? {
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

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

/// Letters, digits, `_`, `$`, and everything beyond ASCII.
private func isWordByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
    true
  default: false
  }
}
