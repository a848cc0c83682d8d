package import SourceModel
package import SyntaxParsing

/// Extracts the tags of sources, one after the other, on one thread.
///
/// Input: the bytes of a file, its language's grammar and query. Output: its ``FileIR``. Broken
/// source is no error: what is sound in it gives tags, and the flags of the document tell the rest.
package struct TagExtractor: ~Copyable {
  private let parser = FileParser()
  private let runner = QueryRunner()
  private let stop: StopFlag

  /// Changes whenever the same source, grammar and query give other tags than before.
  package static let version = 5

  /// Tags of one file beyond this number are left out: a generated table of constants, whose
  /// thousandth entry helps nobody.
  package static let maximumTags = 200_000

  /// - Parameter stop: Ends the extraction under way soon after it is raised.
  package init(stop: StopFlag) {
    self.stop = stop
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
    var builder = FileIRBuilder()
    var flags: FileFlags = []
    let masked = SourceMask.masked(source, language: grammar.language)
    if let masked {
      masked.withUnsafeBytes { collect($0, grammar, query, into: &builder, &flags) }
    } else {
      collect(source, grammar, query, into: &builder, &flags)
    }
    return builder.build(
      FileSummary(
        contentHash: hash ?? ContentHash(of: source), language: grammar.language,
        byteCount: source.count, lineCount: lineCount(of: source), noise: noise, flags: flags))
  }

  /// Parses `source` and appends its tags to `builder`.
  private func collect(
    _ source: UnsafeRawBufferPointer, _ grammar: Grammar, _ query: TagQuery,
    into builder: inout FileIRBuilder, _ flags: inout FileFlags
  ) {
    var limit = WorkLimit(steps: TagExtractor.stepLimit(of: source.count), stop: stop)
    let isParsed = parser.withTree(of: source, grammar: grammar, limit: &limit) { tree in
      guard !tree.hasOversizedErrors else {
        flags.insert(.parseLimit)
        return
      }
      let root = tree.root
      if root.hasError { flags.insert(.syntaxErrors) }
      let collector = collect(root, query, source, &flags)
      collector.fill(&builder, conventions: NamingConventions(grammar.privateNames))
    }
    if !isParsed { flags.insert(.parseLimit) }
  }

  private func collect(
    _ root: SyntaxNode, _ query: TagQuery, _ source: UnsafeRawBufferPointer,
    _ flags: inout FileFlags
  ) -> TagCollector {
    var collector = TagCollector(source: source, query: query)
    var limit = WorkLimit(steps: TagExtractor.stepLimit(of: source.count), stop: stop)
    let isComplete = runner.forEachMatch(
      of: query.query, below: root, in: source, limit: &limit
    ) { match in
      guard collector.tagCount < TagExtractor.maximumTags else { return }
      collector.add(match)
    }
    if !isComplete || collector.tagCount >= TagExtractor.maximumTags { flags.insert(.queryLimit) }
    return collector
  }

  /// Work allowed for a source of `byteCount` bytes, in steps as ``WorkLimit`` counts them.
  ///
  /// Of 6,320 files in ten languages none used more than a fifth of this: sound code needs up to
  /// 0.02 steps a byte, code with macros or syntax that the grammar doesn't know 0.031. Data in a
  /// file with the name of code needs 0.1 and more. The constant lets small files of odd code
  /// through.
  private static func stepLimit(of byteCount: Int) -> Int { 10_000 + byteCount / 20 }
}
