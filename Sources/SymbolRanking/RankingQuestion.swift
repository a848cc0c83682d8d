package import SourceModel

/// What the map is asked for.
package struct RankingQuestion: Sendable, Equatable {
  /// Files that are worked on.
  package var focusFiles: [FileID]
  /// Files that the user mentioned.
  package var mentionedFiles: [FileID]
  /// Names that the user mentioned: of definitions, files or directories. UTF-8.
  package var mentionedNames: [[UInt8]]
  /// Those of the mentioned names that surely mean definitions of the repository, which the user
  /// wants to see themselves. UTF-8.
  package var askedNames: [[UInt8]]

  /// Without arguments: what matters in the repository as a whole.
  package init(
    focusFiles: [FileID] = [], mentionedFiles: [FileID] = [], mentionedNames: [[UInt8]] = [],
    askedNames: [[UInt8]] = []
  ) {
    self.askedNames = askedNames
    self.focusFiles = focusFiles
    self.mentionedFiles = mentionedFiles
    self.mentionedNames = mentionedNames
  }

  /// The personalization vector: where the random reader starts, and starts again.
  ///
  /// As in aider, a file gets one part for being in focus or mentioned, or both at once for being
  /// both, and one more for having a mentioned name in its path: a component, or the file's name
  /// without its extension. The prior of the file's class keeps ``RankingWeights/priorShare``,
  /// or everything when no file is asked for.
  ///
  /// - Parameters:
  ///   - paths: Of all files, in path order.
  ///   - noise: The class of each file.
  /// - Returns: As many probabilities, which sum to 1.
  package func personalization(paths: [RepositoryPath], noise: [NoiseClass]) -> [Double] {
    precondition(paths.count == noise.count, "one class per path")
    let prior = normalised(noise.map(RankingWeights.prior))
    var asked = [Double](repeating: 0, count: paths.count)
    for file in focusFiles + mentionedFiles { asked[file.index] = 1 }
    if !mentionedNames.isEmpty {
      // `.gitignore` has nothing before its dot, which no empty name should mention.
      let names = Set(mentionedNames.filter { !$0.isEmpty }.map { $0[...] })
      for (index, path) in paths.enumerated() where isMentioned(path, names) { asked[index] += 1 }
    }
    guard asked.contains(where: { $0 > 0 }) else { return prior }
    let share = RankingWeights.priorShare
    return zip(normalised(asked), prior).map { (1 - share) * $0 + share * $1 }
  }

  private func isMentioned(_ path: RepositoryPath, _ names: Set<ArraySlice<UInt8>>) -> Bool {
    if path.components.contains(where: { names.contains($0) }) { return true }
    let name = path.name
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return names.contains(name[..<dot])
  }

  private func normalised(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return values.map { $0 / sum }
  }
}
