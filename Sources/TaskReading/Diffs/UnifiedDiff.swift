// Reads what a change does to which lines: the output of `git diff`, `git show`, `git log -p`,
// `git format-patch` and `diff -u`, alone or inside of any text.
//
// Input: bytes. Output: for each file its two paths, its hunks, the ranges of lines that differ, and
// the words of these lines; and all that isn't part of a diff as text, which is the message.
//
//   message ── `diff --git`, `---` `+++` ──→ header ── `@@` ──→ hunk
//      ↑                                       ↑                 │ as many lines as it says
//      └───────────────── other lines ─────────┴─────────────────┘
//
// How long a hunk is, is in its first line; its lines are counted, so a removed line that looks
// like a header (`--- a/x`) is none. A hunk that is cut off ends where no line of a hunk follows.
// Bounds: `maximumFiles`, and those of terms. Linear. What it doesn't do: apply anything, or judge
// binary patches.

/// A diff in the unified format, and the text around it.
package struct UnifiedDiff: Sendable {
  /// Files beyond these are counted in `skippedFileCount` alone: a change of so many is a move
  /// of the whole tree.
  package static let maximumFiles = 8192

  /// In the order of the text. A file that several patches change is there for each.
  package let files: [ChangedFile]
  /// Files that were left out because there are too many.
  package let skippedFileCount: Int
  /// What stands outside of the diffs: a message, without the headers of mails and of `git log`,
  /// and without statistics; the subject is its first line. For `TaskText`.
  package let message: [UInt8]

  /// Reads a text that holds diffs.
  ///
  /// - Complexity: O(n).
  package init(_ text: [UInt8]) {
    var reader = DiffReader()
    for line in TextLines(text) { reader.read(line) }
    (files, skippedFileCount, message) = reader.finish()
  }
}

/// What a diff does to one file.
package struct ChangedFile: Hashable, Sendable {
  /// What happens to the file as a whole.
  package enum Kind: UInt8, Sendable {
    case modified
    case added
    case deleted
    case renamed
    case copied
  }

  package var kind = Kind.modified
  /// As bytes of the tree: without `a/`, quotation marks and escapes. nil for a new file.
  package var oldPath: [UInt8]?
  /// nil for a file that is deleted.
  package var newPath: [UInt8]?
  /// The diff says no lines.
  package var isBinary = false
  package var hunks: [DiffHunk] = []
  /// Lines that are added or changed, by their numbers in the new file; 0-based, ascending,
  /// disjoint. An empty range is a place where lines were only removed, in front of that line.
  package var newRanges: [Range<Int>] = []
  /// Lines that are removed or changed, in the old file; an empty range is a place where lines
  /// were only added.
  package var oldRanges: [Range<Int>] = []
  /// Number of lines added.
  package var addedCount = 0
  /// Number of lines removed.
  package var removedCount = 0
  /// The words of added and removed lines, and of the lines that hunks name as their function.
  package var terms: [ChangeTerm] = []

  /// The path that the file has, or had.
  package var path: [UInt8] { newPath ?? oldPath ?? [] }
}

/// A run of lines of a diff.
package struct DiffHunk: Hashable, Sendable {
  /// 0-based. In a combined diff, of the first parent.
  package var oldLines: Range<Int>
  /// 0-based.
  package var newLines: Range<Int>
  /// What stands behind the numbers: usually the first line of the function.
  package var heading: [UInt8]
}

/// A word of changed lines.
package struct ChangeTerm: Hashable, Sendable {
  /// Where it occurs, from what tells most to what tells least.
  package enum Class: UInt8, Sendable, Comparable {
    /// In an added or removed line.
    case changed
    /// In the heading of a hunk.
    case heading

    package static func < (left: Class, right: Class) -> Bool { left.rawValue < right.rawValue }
  }

  /// An identifier or word, as written.
  package var bytes: [UInt8]
  package var `class`: Class
  /// In added lines.
  package var addedCount: Int
  /// In removed lines.
  package var removedCount: Int
}
