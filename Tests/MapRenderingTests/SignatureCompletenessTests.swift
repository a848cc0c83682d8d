import SourceModel
import SyntaxParsing
import TestSupport
import Testing

@testable import MapRendering

/// Complete signatures are complete. The old runtime recovers in other ways from the errors of broken fixtures.
@Suite(.enabled(if: SyntaxRuntime.isRobust)) struct SignatureCompletenessTests {
  @Test(arguments: try OutlineSource.fixtures())
  func `a complete signature declares what it is of`(file: OutlineSource) throws {
    let source = try SignatureCompletenessTests.source(of: file)
    let result = try CompletenessCheck(source, file.language).run()
    let expected = try SignatureExceptions().names(in: file.name)
    for failure in result.failures where !expected.contains(failure.name) {
      Issue.record("\(file.name): \(failure.kind.name) \(failure.name)\n\(failure.text)")
    }
    let stale = expected.subtracting(result.failures.map { $0.name })
    #expect(stale.isEmpty, "no longer an exception")
  }

  @Test func `one in two hundred definitions of the fixtures may be an exception`() throws {
    let fixtures = try OutlineSource.fixtures()
    let count = try fixtures.reduce(0) { $0 + (try $1.load().ir.shownDefinitions.count) }
    #expect(try SignatureExceptions().count * 200 <= count)
  }

  /// A fixture without its assertions.
  static func source(of file: OutlineSource) throws -> [UInt8] {
    TagFixture(try readBytes("\(checkoutRoot)/Fixtures/tags/\(file.name)")).source
  }
}

/// Checks the signatures of all definitions of a source that a map may show.
struct CompletenessCheck {
  struct Failure {
    var kind: DefinitionKind
    var name: String
    /// What is shown of it.
    var text: String
  }

  struct Result {
    var definitions = 0
    /// Those that hold errors of the source itself, which are not failures.
    var erroneous = 0
    var failures: [Failure] = []
  }

  private let source: [UInt8]
  private let language: String
  private let ir: FileIR
  private let errors: SourceErrors

  init(_ source: [UInt8], _ language: String) throws {
    self.source = source
    self.language = language
    ir = try extract(source, Language(language))
    errors = try SourceErrors(in: source, Language(language))
  }

  /// Tries this many texts for a definition at most, and fewer where errors of the source are in the way.
  private static let maximumAttempts = 3000
  private static let maximumErroneousAttempts = 30

  /// Checks up to `maximum` definitions, spread over the source.
  ///
  /// - Parameters:
  ///   - maximum: All by default.
  ///   - attempts: Texts that are tried for one definition.
  /// - Returns: What was found.
  /// - Throws: What extraction throws.
  func run(maximum: Int = .max, attempts: Int = maximumAttempts) throws -> Result {
    let table = try ClosingTable.shared.get()
    var check = DeclarationCheck(ir, source: source, language: language, table)
    var result = Result()
    let shown = ir.shownDefinitions
    let step = max(1, shown.count / maximum)
    for index in shown.enumerated().filter({ $0.offset % step == 0 }).map(\.element) {
      result.definitions += 1
      let isErroneous = isErroneous(index)
      let attempts = isErroneous ? CompletenessCheck.maximumErroneousAttempts : attempts
      guard let text = try check.problem(with: index, attempts: attempts) else { continue }
      if isErroneous {
        result.erroneous += 1
      } else {
        let definition = ir.definitions[index]
        let name = ir.nameText(definition.name)
        result.failures.append(Failure(kind: definition.kind, name: name, text: text))
      }
    }
    return result
  }

  /// Whether there are errors in the signature of a definition or of one around it.
  private func isErroneous(_ index: Int) -> Bool {
    var next: Int? = index
    while let index = next {
      if errors.concern(ir.definitions[index]) { return true }
      next = ir.definitions[index].parent
    }
    return false
  }
}
