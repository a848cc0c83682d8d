import TaskReading
import Testing

/// What diffs say about files and lines. The cases are in `Diffs/`; numbers there are the 1-based
/// ones that diffs have.
@Suite struct UnifiedDiffTests {
  private static let cases = TextCase.all(in: "Diffs", separator: ">>> files")

  @Test(arguments: cases)
  func `diffs are read`(_ testCase: TextCase) {
    #expect(report(UnifiedDiff(Array(testCase.input.utf8))) == testCase.expected)
  }

  @Test func `there are cases`() {
    #expect(UnifiedDiffTests.cases.count > 10)
  }

  @Test(arguments: cases)
  func `line ends of Windows make no difference`(_ testCase: TextCase) {
    let input = testCase.input.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(report(UnifiedDiff(Array(input.utf8))) == testCase.expected)
  }

  @Test func `words of changed lines and headings are counted`() throws {
    let diff = UnifiedDiff(
      Array(
        """
        diff --git a/a.c b/a.c
        --- a/a.c
        +++ b/a.c
        @@ -1,3 +1,3 @@ int total_of(cart)
         context
        -  return price_of(cart, 12);
        +  return tax_of(price_of(cart));

        """.utf8))
    let terms = try #require(diff.files.first).terms.map {
      "\(text($0.bytes))/\($0.class)+\($0.addedCount)-\($0.removedCount)"
    }
    #expect(
      terms == [
        "int/heading+0-0", "total_of/heading+0-0", "cart/changed+1-1", "return/changed+1-1",
        "price_of/changed+1-1", "tax_of/changed+1-0",
      ])
  }

  @Test func `a diff of very many files keeps the first`() {
    let count = UnifiedDiff.maximumFiles + 10
    let input = (0..<count).map { "diff --git a/f\($0) b/f\($0)\nold mode 1\nnew mode 2\n" }
      .joined()
    let diff = UnifiedDiff(Array(input.utf8))
    #expect(diff.files.count == UnifiedDiff.maximumFiles)
    #expect(diff.skippedFileCount == 10)
  }
}

private func report(_ diff: UnifiedDiff) -> String {
  var lines: [String] = []
  for file in diff.files {
    let counts = file.isBinary ? "binary" : "+\(file.addedCount) -\(file.removedCount)"
    let paths = [file.oldPath, file.newPath].map { $0.map { text($0) } ?? "-" }
    lines.append("\(file.kind) \(paths[0]) \(paths[1]) \(counts)")
    for hunk in file.hunks {
      let heading = hunk.heading.isEmpty ? "" : " \(text(hunk.heading))"
      lines.append("  \(shown(hunk.oldLines)) \(shown(hunk.newLines))\(heading)")
    }
    guard !file.hunks.isEmpty else { continue }
    let ranges = [file.oldRanges, file.newRanges].map { $0.map { " \(shown($0))" }.joined() }
    lines.append("  old\(ranges[0]) new\(ranges[1])")
  }
  if !diff.message.isEmpty {
    lines += text(diff.message).split(separator: "\n", omittingEmptySubsequences: false)
      .map { "message \($0)" }
  }
  return lines.map { $0 + "\n" }.joined()
}

/// The 1-based start and the count.
private func shown(_ range: Range<Int>) -> String {
  // In front of the first line of an empty file diffs write 0.
  let isNothing = range.isEmpty && range.lowerBound == 0
  return "\(range.lowerBound + (isNothing ? 0 : 1))+\(range.count)"
}
