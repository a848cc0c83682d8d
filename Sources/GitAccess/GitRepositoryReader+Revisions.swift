package import SourceModel

/// A commit, or what changed between two.
package enum GitRevision: Sendable, Equatable {
  /// One commit.
  case commit(GitObjectID)
  /// From the first to the second. For `a...b` the first is what both have in common, as in
  /// `git diff`.
  case range(from: GitObjectID, to: GitObjectID)
}

// What a user writes is never an option, even if it begins with `-`: it stands behind
// `--end-of-options`, and later commands get the full names of objects only.

extension GitRepositoryReader {
  /// An answer of one line, or a few.
  private static let shortLimitBytes = 1 << 16

  /// The commit that a name stands for, as in `HEAD`, `v1.0~3` or `1a2b3c`.
  ///
  /// - Throws: `unknownRevision`; a branch without commits has none.
  package func commit(_ name: String) throws(GitError) -> GitObjectID {
    guard let found = try commitIfKnown(name) else { throw .unknownRevision(name) }
    return found
  }

  /// The commit or range that a text stands for: a commit, `a..b` or `a...b`. An end that is left
  /// out is `HEAD`.
  ///
  /// - Throws: `unknownRevision` with the part that is unknown.
  package func revision(_ text: String) throws(GitError) -> GitRevision {
    // Dots may be part of a name, as in `:/see foo..bar`.
    if let commit = try commitIfKnown(text) { return .commit(commit) }
    guard let dots = GitRepositoryReader.dots(in: Array(text.utf8)) else {
      throw .unknownRevision(text)
    }
    let ends = [text.utf8.prefix(dots.lowerBound), text.utf8.dropFirst(dots.upperBound)]
      .map { $0.isEmpty ? "HEAD" : String(decoding: $0, as: UTF8.self) }
    let from = try commit(ends[0])
    let to = try commit(ends[1])
    if dots.count == 2 { return .range(from: from, to: to) }
    guard let base = try mergeBase(from, to) else { throw .unknownRevision(text) }
    return .range(from: base, to: to)
  }

  /// The commit from which on a text means all changes up to the work tree: `a..`, or `a...` for what `a` and
  /// `HEAD` have in common. `nil` for other texts.
  ///
  /// - Throws: `unknownRevision` with the part that is unknown.
  package func startOfOpenRange(_ text: String) throws(GitError) -> GitObjectID? {
    guard text.hasSuffix(".."), let dots = GitRepositoryReader.dots(in: Array(text.utf8)),
      dots.upperBound == text.utf8.count, try commitIfKnown(text) == nil
    else { return nil }
    let name = String(decoding: text.utf8.prefix(dots.lowerBound), as: UTF8.self)
    let start = try commit(name.isEmpty ? "HEAD" : name)
    if dots.count == 2 { return start }
    guard let base = try mergeBase(start, commit("HEAD")) else { throw .unknownRevision(text) }
    return base
  }

  /// What git has to say about a name that stands for no commit; empty where that is nothing of use.
  package func complaint(about name: String) throws(GitError) -> String {
    guard !name.isEmpty, !name.utf8.contains(0) else { return "" }
    let arguments = ["rev-parse", "--verify", "--end-of-options", "\(name)^{commit}"]
    let exit = try run(arguments, acceptsFailure: true) { _ in true }
    let line = exit.message.split(separator: "\n").last.map(String.init) ?? ""
    let reason = line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
    // It says so of every name that it has never heard of.
    return reason == "Needed a single revision" ? "" : reason
  }

  /// Where the first `..` or `...` is.
  private static func dots(in text: [UInt8]) -> Range<Int>? {
    let dot = UInt8(ascii: ".")
    for place in text.indices.dropLast() where text[place] == dot && text[place + 1] == dot {
      let isThree = place + 2 < text.count && text[place + 2] == dot
      return place..<(place + (isThree ? 3 : 2))
    }
    return nil
  }

  /// What two commits have in common, if anything.
  package func mergeBase(
    _ first: GitObjectID, _ second: GitObjectID
  ) throws(GitError) -> GitObjectID? {
    let answer = try output(
      ["merge-base", first.hexadecimal, second.hexadecimal], acceptsFailure: true,
      limitBytes: GitRepositoryReader.shortLimitBytes)
    return answer.status == 0 ? GitObjectID(hexadecimal: answer.bytes.dropLast()) : nil
  }

  /// Whether a commit is the other or comes before it; false where the commit is not there (any
  /// more).
  package func isAncestor(
    _ commit: GitObjectID, of descendant: GitObjectID
  ) throws(GitError) -> Bool {
    let answer = try output(
      ["merge-base", "--is-ancestor", commit.hexadecimal, descendant.hexadecimal],
      acceptsFailure: true, limitBytes: GitRepositoryReader.shortLimitBytes)
    return answer.status == 0
  }

  /// Digest of where the history of a shallow clone is cut off; zero where it is whole.
  ///
  /// The same commit has another history after the clone was deepened.
  package func historyBoundary() throws(GitError) -> ContentHash {
    let answer = try output(
      ["rev-parse", "--is-shallow-repository"], limitBytes: GitRepositoryReader.shortLimitBytes)
    guard !answer.bytes.starts(with: "false".utf8) else { return .zero }
    let roots = try output(
      ["rev-list", "--max-parents=0", "HEAD"], limitBytes: GitRepositoryReader.boundaryLimitBytes)
    return ContentHash(of: roots.bytes)
  }

  /// A shallow clone has one line for each branch that was cut off.
  private static var boundaryLimitBytes: Int { 1 << 24 }

  private func commitIfKnown(_ name: String) throws(GitError) -> GitObjectID? {
    guard !name.isEmpty, !name.utf8.contains(0) else { return nil }
    // In `:/text` all that follows is text to look for, and so would be what is added below.
    if name.hasPrefix(":/") {
      guard let found = try object(name) else { return nil }
      return try object("\(found.hexadecimal)^{commit}")
    }
    return try object("\(name)^{commit}")
  }

  /// The object that a name stands for.
  private func object(_ name: String) throws(GitError) -> GitObjectID? {
    let answer = try output(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", name],
      acceptsFailure: true, limitBytes: GitRepositoryReader.shortLimitBytes)
    return answer.status == 0 ? GitObjectID(hexadecimal: answer.bytes.dropLast()) : nil
  }
}
