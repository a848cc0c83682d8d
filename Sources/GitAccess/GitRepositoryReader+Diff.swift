/// Two states of the files to compare.
package enum GitComparison: Sendable, Equatable {
  /// The work tree against `HEAD`: all changes that aren't committed, untracked files left out.
  case workTree
  /// The work tree against a commit; untracked files are left out here too.
  case workTreeSince(GitObjectID)
  /// What would be committed, against `HEAD`.
  case staged
  /// A commit against its first parent, or the two ends of a range.
  case revision(GitRevision)
}

extension GitRepositoryReader {
  /// The options that make a diff the same under any configuration, and run nothing.
  static let diffOptions = [
    "--no-ext-diff", "--no-textconv", "--ignore-submodules=all", "--submodule=short", "--no-color",
    "--no-color-moved", "--src-prefix=a/", "--dst-prefix=b/", "--diff-algorithm=default",
    "--indent-heuristic", "--inter-hunk-context=0", "-O/dev/null", renames, renameLimit,
  ]

  /// Renames are found where half of the content is the same, as git does by default.
  static let renames = "-M50%"
  /// Above it, git takes only unchanged files for renamed ones: the time is the product of files
  /// that are gone and files that are new.
  static let renameLimit = "-l400"

  /// A unified diff as git writes it, with paths relative to the root.
  ///
  /// In an empty repository, `HEAD` is the empty tree. `contextLines` are shown around each change;
  /// with 0, changed lines stand alone. Above `limitBytes` it throws `outputTooLarge`.
  package func diff(
    _ comparison: GitComparison, contextLines: Int = 3, limitBytes: Int
  ) throws(GitError) -> [UInt8] {
    var arguments = ["diff", "--patch", "--unified=\(max(0, contextLines))"]
    arguments += GitRepositoryReader.diffOptions + ["--relative"]
    var settings = GitSettings()
    switch comparison {
    case .workTree:
      arguments.append(try head())
      settings = try filterSettings()
    case .workTreeSince(let commit):
      arguments.append(commit.hexadecimal)
      settings = try filterSettings()
    case .staged:
      arguments += ["--cached", try head()]
      settings = try filterSettings()
    case .revision(.commit(let commit)):
      arguments += [try parent(of: commit), commit.hexadecimal]
    case .revision(.range(let from, let to)):
      arguments += [from.hexadecimal, to.hexadecimal]
    }
    return try output(arguments + ["--"] + scope, settings: settings, limitBytes: limitBytes).bytes
  }

  /// The path that limits an answer to what is below the root. Nothing at the top, where a path
  /// would only cost time.
  var scope: [String] { isBelowTop ? ["."] : [] }

  private func head() throws(GitError) -> String {
    do throws(GitError) {
      return try commit("HEAD").hexadecimal
    } catch .unknownRevision {
      return emptyTree
    }
  }

  private func parent(of commit: GitObjectID) throws(GitError) -> String {
    do throws(GitError) {
      return try self.commit("\(commit.hexadecimal)^1").hexadecimal
    } catch .unknownRevision {
      return emptyTree
    }
  }

  /// Turns off all programs through which git would pass files of the work tree.
  ///
  /// No setting does that for all of them, and attributes, which choose one, lie in the tree. Files
  /// whose filter is off, such as those of git-lfs, are compared as they are.
  func filterSettings() throws(GitError) -> GitSettings {
    let pattern = #"^filter\..*\.(clean|process|required|smudge)$"#
    let answer = try output(
      ["config", "-z", "--name-only", "--get-regexp", pattern], acceptsFailure: true,
      limitBytes: GitRepositoryReader.filterLimitBytes)
    // 1 says that there is none.
    guard answer.status <= 1 else { throw .failed(status: answer.status, message: "git config") }
    var drivers: Set<[UInt8]> = []
    for name in answer.bytes.split(separator: 0) {
      if let dot = name.lastIndex(of: UInt8(ascii: ".")) { drivers.insert(Array(name[..<dot])) }
    }
    var settings = GitSettings()
    for driver in drivers {
      for (variable, value) in [("clean", ""), ("process", ""), ("required", "false")] {
        settings.values.append((driver + Array(".\(variable)".utf8), value))
      }
    }
    return settings
  }

  /// A configuration has a few filters; the environment of a process has no room for many more.
  private static var filterLimitBytes: Int { 1 << 14 }
}
