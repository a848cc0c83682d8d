/// What `--verbose` says about a run.
package struct RunReport: Equatable, CustomStringConvertible {
  package var files: Int
  package var cached: Int
  package var read: Int
  package var parsed: Int

  package init(files: Int, cached: Int, read: Int, parsed: Int) {
    self.files = files
    self.cached = cached
    self.read = read
    self.parsed = parsed
  }

  /// Reads the line `N files: X from the cache, Y parsed; Z files read`, with what may follow.
  package init?(_ result: ProcessResult) {
    for line in result.errorText.split(separator: "\n") where line.contains(" from the cache, ") {
      let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
      guard numbers.count >= 4 else { continue }
      self.init(files: numbers[0], cached: numbers[1], read: numbers[3], parsed: numbers[2])
      return
    }
    return nil
  }

  package var description: String {
    "\(files) files, \(cached) cached, \(read) read, \(parsed) parsed"
  }
}

/// What the last line of a map says: `(2 of 7 files · 5 of 12 definitions · 80/1,024 tokens)`.
package struct MapCoverage: Equatable {
  package var shownFiles: Int
  package var files: Int
  package var shownDefinitions: Int
  package var definitions: Int
  package var usedTokens: Int
  package var budgetTokens: Int

  package init?(_ result: ProcessResult) {
    guard let line = result.outputText.split(separator: "\n").last, line.hasPrefix("("),
      let counts = line.firstRange(of: " tokens").map({ line[..<$0.lowerBound] })
    else { return nil }
    let numbers = counts.split { !$0.isNumber && $0 != "," }
      .compactMap { Int($0.filter { $0 != "," }) }
    guard numbers.count == 6 else { return nil }
    shownFiles = numbers[0]
    files = numbers[1]
    shownDefinitions = numbers[2]
    definitions = numbers[3]
    usedTokens = numbers[4]
    budgetTokens = numbers[5]
  }
}
