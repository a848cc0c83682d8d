internal import LexicalAnalysis
package import SourceModel
package import SyntaxParsing

/// Extracts the tags of sources, one after the other, on one thread.
///
/// Input: the bytes of a file, its language's grammar and query. Output: its ``FileIR``. Broken
/// source is no error: what is sound in it gives tags, and the flags of the document tell the rest.
///
/// Where the query has injections, the parts of the file that are in another language are parsed and
/// searched, each for itself unless the query combines them, and their tags stand in the same
/// document. The limits are for all of the file. What is injected doesn't inject again.
package struct TagExtractor: ~Copyable {
  /// Grammar and query of a language.
  package typealias Tools = (grammar: Grammar, query: TagQuery)

  private let parser = FileParser()
  private let runner = QueryRunner()
  private let words = DocumentWords()
  private let stop: StopFlag
  private let injectedTools: (Language) -> Tools?

  /// Changes whenever the same source, grammar and query give other tags than before.
  package static let version = 12

  /// Tags of one file beyond this number are left out: a generated table of constants, whose
  /// thousandth entry helps nobody.
  package static let maximumTags = 200_000

  /// - Parameters:
  ///   - stop: Ends the extraction under way soon after it is raised.
  ///   - injectedTools: What parts in another language are extracted with; parts of a language for
  ///     which there is nothing are left out.
  package init(stop: StopFlag, injectedTools: @escaping (Language) -> Tools? = { _ in nil }) {
    self.stop = stop
    self.injectedTools = injectedTools
  }

  /// What `source` defines, uses and imports.
  ///
  /// - Parameters:
  ///   - source: At most ``SyntaxRuntime/maximumSourceBytes`` bytes, in any encoding; names are
  ///     kept as the bytes they are.
  ///   - hash: Digest of the source, where it is known already.
  ///   - grammar: The language of the source.
  ///   - query: Compiled for the same grammar.
  ///   - noise: What the content tells about the file.
  /// - Returns: A document that is valid, whatever the source holds.
  package func extract(
    _ source: UnsafeRawBufferPointer, hash: ContentHash? = nil, grammar: Grammar, query: TagQuery,
    noise: NoiseClass
  ) -> FileIR {
    let language = grammar.language
    var (builder, work) = extract(
      SourceMask.masked(source, language: language), or: source, (grammar, query))
    if work.flags.contains(.syntaxErrors),
      let second = SourceMask.secondReading(of: source, language: language)
    {
      let other = extract(second.masked, or: source, (grammar, query))
      let isFuller = other.builder.definitions.count > builder.definitions.count
      if other.work.flags.isEmpty || second.countsInPart && isFuller { (builder, work) = other }
    }
    builder.lexicalSection = words.section(of: source, builder.definitions)
    return builder.build(
      FileSummary(
        contentHash: hash ?? ContentHash(of: source), language: grammar.language,
        byteCount: source.count, lineCount: lineCount(of: source), noise: noise, flags: work.flags))
  }

  /// The tags of `masked`, if there is such a copy of the source, else of `source`.
  private func extract(
    _ masked: [UInt8]?, or source: UnsafeRawBufferPointer, _ tools: Tools
  ) -> (builder: FileIRBuilder, work: Work) {
    var builder = FileIRBuilder()
    var work = Work(byteCount: source.count, stop: stop)
    if let masked {
      masked.withUnsafeBytes { extract($0, tools, into: &builder, &work) }
    } else {
      extract(source, tools, into: &builder, &work)
    }
    return (builder, work)
  }

  /// Appends the tags of all languages of `source` to `builder`.
  private func extract(
    _ source: UnsafeRawBufferPointer, _ tools: Tools, into builder: inout FileIRBuilder,
    _ work: inout Work
  ) {
    var finder = tools.query.injections.map { InjectionFinder(source: source, query: $0) }
    guard let tags = collect(source, tools, &finder, &work) else { return }
    let found = finder?.parts() ?? (parts: [], isComplete: true)
    if !found.isComplete { work.flags.insert(.queryLimit) }
    var collectors = [tags]
    // Collectors point into them.
    var views: [UnsafeMutableRawBufferPointer] = []
    defer { for view in views { view.deallocate() } }
    for part in found.parts {
      guard let inner = injectedTools(part.language) else { continue }
      let host = tools.grammar.language
      let view = InjectionView.buffer(source, showing: part.ranges, host: host)
      views.append(view)
      var tags = collect(part, in: UnsafeRawBufferPointer(view), inner, &work)
      if NotebookView.applies(to: host) { tags.narrowToNameLines(of: source) }
      collectors.append(tags)
    }
    let lineStarts = collectors.count > 1 ? LineStarts(source) : nil
    TagAssembly(collectors, lineStarts: lineStarts).fill(&builder)
  }

  /// Collects the tags of all ranges of one language.
  ///
  /// A broken script or cell costs no tags of the others, as each is parsed for itself.
  private func collect(
    _ part: InjectionFinder.Part, in view: UnsafeRawBufferPointer, _ tools: Tools,
    _ work: inout Work
  ) -> TagCollector {
    var all = TagCollector(source: view, query: tools.query, grammar: tools.grammar)
    var (line, end) = (0, 0)
    for range in part.isCombined ? [0..<view.count] : part.ranges {
      line += UnsafeRawBufferPointer(rebasing: view[end..<range.lowerBound])
        .count(of: UInt8(ascii: "\n"))
      end = range.lowerBound
      var none: InjectionFinder?
      let text = UnsafeRawBufferPointer(rebasing: view[range])
      guard let tags = collect(text, tools, &none, &work) else { continue }
      all.append(tags, from: range.lowerBound, line: line)
    }
    return all
  }

  /// Parses `source` and collects its tags; shows `finder` what it looks for.
  private func collect(
    _ source: UnsafeRawBufferPointer, _ tools: Tools, _ finder: inout InjectionFinder?,
    _ work: inout Work
  ) -> TagCollector? {
    var collector: TagCollector?
    var limit = work.parsing
    let isParsed = parser.withTree(of: source, grammar: tools.grammar, limit: &limit) { tree in
      guard !tree.hasOversizedErrors else {
        work.flags.insert(.parseLimit)
        return
      }
      let root = tree.root
      if root.hasError { work.flags.insert(.syntaxErrors) }
      collector = tags(below: root, of: source, tools, &work)
      if finder != nil, let injections = tools.query.injections {
        search(injections.query, below: root, in: source, &work) { finder?.add($0) }
      }
    }
    work.parsing = limit
    if !isParsed { work.flags.insert(.parseLimit) }
    return collector
  }

  private func tags(
    below root: SyntaxNode, of source: UnsafeRawBufferPointer, _ tools: Tools, _ work: inout Work
  ) -> TagCollector {
    var collector = TagCollector(source: source, query: tools.query, grammar: tools.grammar)
    let maximum = TagExtractor.maximumTags - work.tagCount
    search(tools.query.query, below: root, in: source, &work) { match in
      guard collector.tagCount < maximum else { return }
      collector.add(match)
    }
    collector.settleAttributes()
    work.tagCount += collector.tagCount
    if collector.tagCount >= maximum { work.flags.insert(.queryLimit) }
    return collector
  }

  private func search(
    _ query: CompiledQuery, below root: SyntaxNode, in source: UnsafeRawBufferPointer,
    _ work: inout Work, _ body: (QueryMatch) -> Void
  ) {
    let isComplete = runner.forEachMatch(
      of: query, below: root, in: source, limit: &work.searching, body)
    if !isComplete { work.flags.insert(.queryLimit) }
  }

  /// Work allowed for a source of `byteCount` bytes, in steps as ``WorkLimit`` counts them.
  ///
  /// Of 6,320 files in ten languages none used more than a fifth of this: sound code needs up to
  /// 0.02 steps a byte, code with macros or syntax that the grammar doesn't know 0.031. Data in a
  /// file with the name of code needs 0.1 and more. The constant lets smaller files of odd code
  /// through: Scala's grammar needs 32,000 steps (0.1 s) for 65 KB of syntax that is new to it.
  private static func stepLimit(of byteCount: Int) -> Int { 40_000 + byteCount / 20 }

  /// What may still be done for a file, and what was met so far.
  private struct Work {
    var parsing: WorkLimit
    var searching: WorkLimit
    var tagCount = 0
    var flags: FileFlags = []

    init(byteCount: Int, stop: StopFlag) {
      let steps = TagExtractor.stepLimit(of: byteCount)
      parsing = WorkLimit(steps: steps, stop: stop)
      searching = WorkLimit(steps: steps, stop: stop)
    }
  }
}
