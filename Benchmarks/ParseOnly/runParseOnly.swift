internal import FileDiscovery
internal import Glibc
internal import SourceModel
internal import SyntaxParsing

/// The reference of the cold figures: parses, on one thread, the files that a map of a directory
/// is made of, and does nothing with the trees.
///
/// Prints the number of files, their bytes, and the milliseconds of CPU that parsing and freeing
/// the trees took; discovery and reading are not counted.
func runParseOnly() {
  guard CommandLine.arguments.count == 2, let list = getenv("REPO_MAP_GRAMMAR_DIR") else {
    print("usage: REPO_MAP_GRAMMAR_DIR=DIR parse-only ROOT")
    exit(2)
  }
  let root = CommandLine.arguments[1]
  let loader = GrammarLoader(
    directories: String(cString: list).split(separator: ":").map { String($0) })
  guard let found = try? discoverFiles(in: root) else { exit(2) }
  var sources: [(content: [UInt8], grammar: Grammar)] = []
  var grammars: [Language: Grammar] = [:]
  for file in found.files {
    guard let content = content(of: file, below: root),
      let language = language(of: file, content)
    else { continue }
    if grammars[language] == nil { grammars[language] = try? loader.load(language) }
    if let grammar = grammars[language] { sources.append((content, grammar)) }
  }
  let start = processorMilliseconds()
  let parser = SyntaxParser()
  for source in sources {
    var limit = WorkLimit(steps: 10_000_000, stop: StopFlag())
    source.content.withUnsafeBytes { content in
      _ = parser.parse(content, grammar: source.grammar, limit: &limit)
    }
  }
  let milliseconds = processorMilliseconds() - start
  print("\(sources.count) \(sources.reduce(0) { $0 + $1.content.count }) \(milliseconds)")
}

private func content(of file: SourceFile, below root: String) -> [UInt8]? {
  let path = Array(root.utf8) + [UInt8(ascii: "/")] + file.path.bytes + [0]
  guard file.stamp.size <= SyntaxRuntime.maximumSourceBytes,
    let stream = path.withUnsafeBytes({ bytes in
      bytes.withMemoryRebound(to: CChar.self) { name in
        name.baseAddress.flatMap { fopen($0, "rb") }
      }
    })
  else { return nil }
  defer { fclose(stream) }
  return [UInt8](unsafeUninitializedCapacity: Int(file.stamp.size)) { buffer, count in
    count = fread(buffer.baseAddress, 1, buffer.count, stream)
  }
}

private func language(of file: SourceFile, _ content: [UInt8]) -> Language? {
  content.withUnsafeBytes { head in
    if isBinary(head: head) { return nil }
    switch file.language {
    case .certain(let language): return language
    case .byContent: return detectLanguage(path: file.path, head: head)
    }
  }
}

/// CPU time of this process so far.
private func processorMilliseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
