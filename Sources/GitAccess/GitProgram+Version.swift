extension GitProgram {
  /// Asks git for its version.
  ///
  /// - Parameter isCancelled: Asked while git runs.
  /// - Returns: What `git --version` says, without `git version`: `2.39.5`.
  /// - Throws: `cancelled`, `system`, `failed`.
  package func version(isCancelled: () -> Bool) throws(GitError) -> String {
    var output: [UInt8] = []
    let run = GitRun(arguments: ["--version"], directory: "/", outputLimitBytes: 1 << 12)
    let exit = try self.run(run, isCancelled: isCancelled) { chunk in
      output += chunk
      return true
    }
    guard exit.status == 0 else { throw .failed(status: exit.status, message: exit.message) }
    let words = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return words.dropFirst(2).first.map { String($0) } ?? "unknown"
  }
}
