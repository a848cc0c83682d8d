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

  @Test func `every language with imports has cases`() {
    let tested = Set(Self.cases.flatMap { $0.files.compactMap { Self.family($0.path) } })
    #expect(tested.count >= 40, "\(tested.sorted())")
  }

  private static func family(_ path: String) -> String? {
    path.split(separator: ".").last.map { String($0) }
  }
}
