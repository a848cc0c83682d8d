@preconcurrency internal import Glibc

/// A text that a test compares with what the program says now.
///
/// It stands in `Golden/` beside the test. `REPOMAP_UPDATE_GOLDEN=1` writes it anew, and the test
/// fails all the same: recording never counts as passing.
package struct GoldenFile {
  private let path: String

  /// - Parameters:
  ///   - name: Name of the file, below `Golden/`.
  ///   - testFile: The test's source.
  package init(_ name: String, testFile: StaticString = #filePath) {
    let test = "\(testFile)"
    path = "\(test[..<(test.lastIndex(of: "/") ?? test.endIndex)])/Golden/\(name)"
  }

  /// - Throws: ``GoldenMismatch`` when the text is another one, or was recorded.
  package func check(_ text: String) throws {
    if getenv("REPOMAP_UPDATE_GOLDEN").map({ String(cString: $0) }) == "1" {
      try write(text)
      throw GoldenMismatch(description: "recorded \(path): look at the difference and run again")
    }
    let expected = String(decoding: try readBytes(path), as: UTF8.self)
    if text != expected {
      throw GoldenMismatch(description: GoldenFile.difference(expected, text, path: path))
    }
  }

  private func write(_ text: String) throws {
    mkdir(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]), 0o755)
    guard let file = fopen(path, "w") else { throw TestSupportError("fopen \(path)") }
    fputs(text, file)
    guard fclose(file) == 0 else { throw TestSupportError("fclose \(path)") }
  }

  /// The first lines that differ, and both texts' number.
  private static func difference(_ expected: String, _ actual: String, path: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(old, new).prefix { $0 == $1 }.count
    return """
      \(path):\(same + 1) differs; REPOMAP_UPDATE_GOLDEN=1 records the text anew
      expected: \(same < old.count ? old[same] : "(end)")
      actual:   \(same < new.count ? new[same] : "(end)")
      """
  }
}

/// A text is not what its golden file says, or it was just recorded.
package struct GoldenMismatch: Error, CustomStringConvertible {
  package let description: String
}
