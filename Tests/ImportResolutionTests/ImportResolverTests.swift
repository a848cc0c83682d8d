import ImportResolution
import SourceModel
import TestSupport
import Testing

@Suite struct ImportResolverTests {
  static let cases: [ImportCase] = {
    let directory = "\(checkoutRoot)/Tests/ImportResolutionTests/Cases"
    let names = (try? listDirectory(directory)) ?? []
    return names.flatMap { name in
      let text = (try? readBytes("\(directory)/\(name)")) ?? []
      return ImportCase.cases(
        String(decoding: text, as: UTF8.self), named: String(name.split(separator: ".")[0]))
    }
  }()

  @Test(arguments: cases) func `imports lead where the language says`(_ importCase: ImportCase) {
    let (resolver, paths) = importCase.resolver
    for expectation in importCase.expectations {
      let wanted = expectation.words[0] == "together" ? expectation.words.dropFirst() : []
      #expect(
        resolver.answer(to: expectation, paths) == Array(wanted) + expectation.targets,
        "line \(expectation.line)")
    }
  }

  @Test func `every language whose imports are extracted has a case`() throws {
    let tested = Set(
      Self.cases.flatMap { importCase in
        importCase.expectations.compactMap { expectation in
          importCase.files.first { $0.path == expectation.importer }
            .flatMap { ImportCase.language($0.path, $0.language)?.name }
        }
      })
    for language in try listDirectory("\(checkoutRoot)/queries") where !language.contains(".") {
      let queries = try listDirectory("\(checkoutRoot)/queries/\(language)")
      if queries.contains("imports.scm") {
        #expect(tested.contains(language), "\(language)")
      }
    }
  }
}
