/// Whether a message says that something was repaired.
func isRepair(_ words: MessageWords) -> Bool {
  !isChore(words.subject)
    && (words.subject.contains { isFaultWord($0) } || words.body.contains { isFaultWord($0) })
}

/// Words that speak of a fault, and beginnings of such words.
private let faultWords: Set<String> = [
  "bad", "broke", "broken", "bug", "bugs", "bugfix", "cannot", "correct", "corrected", "corrects",
  "deadlock", "doesn", "fault", "fix", "fixed", "fixes", "fixing", "fixup", "hang", "hangs",
  "incorrect", "incorrectly", "invalid", "issue", "issues", "mistake", "mistakenly", "nil", "npe",
  "overflow", "overrun", "panic", "panics", "race", "repair", "segfault", "stuck", "typeerror",
  "underflow", "unexpected", "unexpectedly", "uninitialized", "wasn", "wrong", "wrongly",
]
private let faultBeginnings = [
  "corrupt", "crash", "error", "exception", "fail", "leak", "misbehav", "regress",
]

private func isFaultWord(_ word: String) -> Bool {
  faultWords.contains(word) || faultBeginnings.contains { word.hasPrefix($0) }
}

/// First words of subjects that are about something else than code, or take something back.
private let choreBeginnings: Set<String> = [
  "backport", "bump", "build", "changelog", "changes", "chore", "ci", "cleanup", "copyright",
  "deps", "doc", "docs", "documentation", "format", "indent", "license", "lint", "merge",
  "merged", "news", "prepare", "readme", "reformat", "release", "released", "reland", "revert",
  "reverted", "reverts", "style", "sync", "typo", "typos", "undo", "update", "updated", "upgrade",
  "version", "whitespace",
]
/// Words that tell the same wherever they stand in a subject.
private let choreWords: Set<String> = [
  "autoformat", "changelog", "clang", "clippy", "comment", "comments", "copyright", "dependabot",
  "docstring", "docstrings", "eslint", "flake8", "formatting", "gofmt", "indentation", "isort",
  "lint", "linter", "mypy", "prettier", "readme", "reformat", "renovate", "rubocop", "rustfmt",
  "spelling", "typo", "typos", "warning", "warnings", "whitespace",
]

private func isChore(_ subject: [String]) -> Bool {
  guard let first = subject.first else { return true }
  return choreBeginnings.contains(first) || subject.contains { choreWords.contains($0) }
}
