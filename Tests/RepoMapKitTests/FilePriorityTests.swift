import SourceModel
import TestSupport
import Testing

@testable import RepoMapKit

/// The order in which files are looked at where there is no time for all.
@Suite struct FilePriorityTests {
  private static let paths = [
    "docs/guide.py", "main.py", "shop/cart.py", "shop/deep/down/price.py", "shop/tax.py",
    "tests/test_cart.py", "tool/run.py", "vendor/lib/cart.py",
  ]

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Of the paths, those that come first, in their order.
    let first: [String]
    let change: @Sendable (inout MapRequest) -> Void

    init(
      _ name: String, _ first: [String], _ change: @escaping @Sendable (inout MapRequest) -> Void
    ) {
      testDescription = name
      self.first = first
      self.change = change
    }
  }

  private static let general = [
    "main.py", "shop/cart.py", "shop/tax.py", "tool/run.py", "shop/deep/down/price.py",
    "docs/guide.py", "tests/test_cart.py", "vendor/lib/cart.py",
  ]

  static let cases = [
    Case("nothing", general) { _ in },
    Case("a focus", ["tests/test_cart.py", "main.py"]) {
      $0.focus = [Array("tests/test_cart.py".utf8)]
    },
    Case("a line in focus, its folder", ["shop/tax.py", "shop/cart.py", "main.py"]) {
      $0.focus = [Array("./shop/tax.py:3".utf8)]
    },
    Case("a name in focus", ["vendor/lib/cart.py", "main.py"]) {
      $0.focus = [Array("vendor/lib/cart.py#Cart".utf8)]
    },
    Case(
      "a folder in focus, with all below it",
      ["shop/cart.py", "shop/tax.py", "shop/deep/down/price.py"]
    ) {
      $0.focus = [Array("shop/".utf8)]
    },
    Case("a focus that isn't there", general) { $0.focus = [Array("nowhere.py".utf8)] },
    Case("a mention of a file", ["shop/deep/down/price.py", "main.py"]) { $0.mentions = ["price"] },
    Case("a mention of a folder", ["tool/run.py", "main.py"]) { $0.mentions = ["tool"] },
    Case("a path in a task", ["tool/run.py", "main.py"]) {
      $0.task = "Fix what tool/run.py prints."
    },
    Case("a trace", ["shop/deep/down/price.py", "main.py"]) {
      $0.trace = Array("shop/deep/down/price.py:7: error: no".utf8)
    },
    Case("a diff", ["docs/guide.py", "main.py"]) {
      $0.diff = TaskDiff(
        text: Array("--- a/docs/guide.py\n+++ b/docs/guide.py\n@@ -1 +1 @@\n-a\n+b\n".utf8))
    },
    Case("a filter", ["tool/run.py", "tests/test_cart.py", "main.py"]) {
      $0.filter.globs = ["tool/", "tests/"].map { Array($0.utf8) }
    },
    Case("listed files", ["vendor/lib/cart.py", "main.py"]) {
      $0.filter.files = [Array("vendor".utf8)]
    },
  ]

  @Test(arguments: cases)
  func `what a request names comes first, then shallow code`(_ question: Case) {
    let files = FileList(
      Self.paths.map { path in
        SourceFile(
          path: RepositoryPath(path), language: .byContent,
          stamp: FileStamp(
            size: 1, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0),
          noise: path.hasPrefix("tests")
            ? .test
            : path.hasPrefix("vendor")
              ? .vendored
              : path.hasPrefix("docs") ? .example : .none)
      })
    var request = MapRequest(root: Array("/nowhere".utf8))
    question.change(&request)
    let priority = FilePriority(files, of: request.source, [request])
    let all = Array(files.indices)
    let order = priority.sorted(all).map { Self.paths[$0] }
    #expect(Array(order.prefix(question.first.count)) == question.first)
    #expect(order.sorted() == Self.paths)
    let odd = all.filter { !$0.isMultiple(of: 2) }
    #expect(priority.sorted(odd) == priority.sorted(all).filter { !$0.isMultiple(of: 2) })
  }
}
