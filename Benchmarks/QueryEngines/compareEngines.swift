internal import FileDiscovery
internal import Glibc
internal import SourceModel
internal import SyntaxParsing
internal import TagExtraction
internal import TagQueries

/// Compares the two query engines on the files of a directory, on one thread.
///
/// Prints for each language: files, bytes, CPU milliseconds of compiling the query (ours, the
/// library's), of parsing, of matching (ours, the library's) and of building tags from our matches;
/// and the paths of files whose tags differ.
func compareEngines() {
  guard CommandLine.arguments.count == 2, let list = getenv("REPO_MAP_GRAMMAR_DIR") else {
    print("usage: REPO_MAP_GRAMMAR_DIR=DIR query-engines ROOT")
    exit(2)
  }
  let root = CommandLine.arguments[1]
  let loader = GrammarLoader(
    directories: String(cString: list).split(separator: ":").map { String($0) })
  guard let found = try? discoverFiles(in: root) else { exit(2) }
  var comparisons: [Language: EngineComparison] = [:]
  for file in found.files {
    guard let content = content(of: file, below: root), let language = language(of: file, content)
    else { continue }
    if comparisons[language] == nil {
      comparisons[language] = EngineComparison(language, loader)
    }
    comparisons[language]?.add(content, path: file.path.description)
  }
  for comparison in comparisons.values.sorted(by: { $0.language.name < $1.language.name }) {
    comparison.report()
  }
}

/// The figures of one language.
struct EngineComparison {
  let language: Language
  private let grammar: Grammar
  private let own: TagQuery
  private let library: TagQuery
  private let extractor = TagExtractorBox()
  private var fileCount = 0
  private var byteCount = 0
  private var compile = (own: 0.0, library: 0.0)
  private var parse = 0.0
  private var match = (own: 0.0, library: 0.0)
  private var extract = (own: 0.0, library: 0.0)
  private var differences: [String] = []

  init?(_ language: Language, _ loader: GrammarLoader) {
    guard let grammar = try? loader.load(language),
      let sources = BundledQueries.query(of: language.name)?.sources
    else { return nil }
    self.language = language
    self.grammar = grammar
    var start = milliseconds()
    guard let own = try? TagQuery(sources, grammar: grammar) else { return nil }
    compile.own = milliseconds() - start
    start = milliseconds()
    let library = try? TagQuery(sources, grammar: grammar) { text throws(QueryError) in
      .library(try SyntaxQuery(text, grammar: grammar))
    }
    guard let library else { return nil }
    compile.library = milliseconds() - start
    self.own = own
    self.library = library
  }

  mutating func add(_ content: [UInt8], path: String) {
    fileCount += 1
    byteCount += content.count
    content.withUnsafeBytes { source in
      let stop = StopFlag.shared
      var limit = WorkLimit(steps: 10_000_000, stop: stop)
      var start = milliseconds()
      let tree = extractor.parser.parse(source, grammar: grammar, limit: &limit)
      parse += milliseconds() - start
      guard let tree else { return }
      start = milliseconds()
      _ = extractor.runner.forEachMatch(
        of: own.query, below: tree.root, in: source, limit: &limit
      ) { _ in }
      match.own += milliseconds() - start
      start = milliseconds()
      _ = extractor.runner.forEachMatch(
        of: library.query, below: tree.root, in: source, limit: &limit
      ) { _ in }
      match.library += milliseconds() - start
      start = milliseconds()
      let ownTags = extractor.tags(source, grammar, own)
      extract.own += milliseconds() - start
      let libraryTags = extractor.tags(source, grammar, library)
      if ownTags.bytes != libraryTags.bytes {
        differences.append(path + difference(ownTags, libraryTags))
      }
    }
  }

  func report() {
    print(
      "\(language.name): \(fileCount) files, \(byteCount) bytes; compile \(rounded(compile.own)),",
      "library \(rounded(compile.library)); parse \(rounded(parse)); match \(rounded(match.own)),",
      "library \(rounded(match.library)); extract \(rounded(extract.own));",
      "match / parse \(rounded(match.own / parse)), library \(rounded(match.library / parse));",
      "\(differences.count) differ")
    for path in differences { print("  \(path)") }
  }

  /// The first tags that only one of the two has.
  private func difference(_ own: FileIR, _ library: FileIR) -> String {
    let flags = (own: own.summary.flags.rawValue, library: library.summary.flags.rawValue)
    if flags.own != flags.library { return " flags \(flags)" }
    let (own, library) = (lines(of: own), lines(of: library))
    let ours = own.filter { !library.contains($0) }.prefix(3).map { "\n    ours: \($0)" }
    let theirs = library.filter { !own.contains($0) }.prefix(3).map { "\n    library: \($0)" }
    return (ours + theirs).joined()
  }

  private func lines(of ir: FileIR) -> [String] {
    ir.definitions.map { tag in
      "\(tag.lines.lowerBound + 1): \(ir.nameText(tag.name)) \(tag)"
    }
      + ir.occurrences.map { tag in
        "\(tag.line + 1): \(ir.nameText(tag.name)) \(tag)"
      }
      + ir.imports.map { "\($0.line + 1): \($0) \($0.source.map(ir.nameText) ?? "")" }
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

/// What a copyable struct can't hold itself.
final class TagExtractorBox {
  let parser = SyntaxParser()
  let runner = QueryRunner()
  private let extractor = TagExtractor(stop: StopFlag.shared)

  func tags(_ source: UnsafeRawBufferPointer, _ grammar: Grammar, _ query: TagQuery) -> FileIR {
    extractor.extract(source, grammar: grammar, query: query, noise: .none)
  }
}

extension StopFlag {
  /// Is never raised.
  fileprivate static let shared = StopFlag()
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
private func milliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
}
