// The state machine of `UnifiedDiff`: one line after the other.

/// Reads a text line by line and collects the files that its diffs change.
struct DiffReader {
  private enum State {
    /// Outside of diffs.
    case message
    /// Between a file's first line and its hunks.
    case header
    case hunk
    /// In git's encoding of binary content, up to an empty line.
    case binary
  }

  private var state = State.message
  private var files: [ChangedFile] = []
  private var skippedFileCount = 0
  private var message = DiffMessage()
  /// The file that is being read.
  private var file: ChangedFile?
  /// Whether only `---` and `+++` say that it is a file: it is none without a hunk.
  private var isGuess = false
  private var terms = ChangeTermTable()
  private var hunk = HunkCounter()
  /// The `---` line of a file, until its `+++` line follows.
  private var oldName: ArraySlice<UInt8>?

  mutating func read(_ line: ArraySlice<UInt8>) {
    switch state {
    case .hunk:
      if !hunk.isComplete, readHunkLine(line) { return }
      // `\ No newline at end of file` may come behind the last line.
      if line.first == .backslash { return }
      finishHunk()
      state = .header
      readOutside(line)
    case .binary:
      if !line.isEmpty, DiffName.pair(line) == nil, !DiffReader.isCommit(line) { return }
      state = .header
      if !line.isEmpty { readOutside(line) }
    case .message, .header: readOutside(line)
    }
  }

  mutating func finish() -> ([ChangedFile], Int, [UInt8]) {
    if state == .hunk { finishHunk() }
    finishFile()
    return (files, skippedFileCount, message.finish())
  }

  // MARK: - Headers

  private mutating func readOutside(_ line: ArraySlice<UInt8>) {
    if let pair = DiffName.pair(line) {
      open(ChangedFile(oldPath: pair.old, newPath: pair.new))
      return
    }
    if let name = line.dropping("Index: "), name.contains(.dot) || name.contains(.slash) {
      open(ChangedFile(oldPath: Array(name), newPath: Array(name)))
      return
    }
    if let name = line.dropping("--- "), !name.isEmpty {
      oldName = name
      return
    }
    if let old = oldName, let new = line.dropping("+++ ") {
      oldName = nil
      readNames(old: old, new: new)
      return
    }
    if line.starts("@@"), file != nil, let numbers = HunkCounter(header: line) {
      startHunk(numbers)
      return
    }
    if let dashes = oldName {
      // It was no header: a signature, a heading of Markdown.
      oldName = nil
      message.add(dashes)
    }
    if state == .header, readAttribute(line) { return }
    leaveDiff(line)
  }

  private mutating func leaveDiff(_ line: ArraySlice<UInt8>) {
    if state == .header, !line.isEmpty {
      finishFile()
      state = .message
      message.startPart()
    }
    // The command of a recursive `diff -u -r` stands in front of each file.
    if state == .message, !line.starts("diff -") { message.add(line) }
  }

  /// `--- a/x` and `+++ b/x`: of a file that `diff --git` named, or a file's first lines.
  private mutating func readNames(old: ArraySlice<UInt8>, new: ArraySlice<UInt8>) {
    let isNamed = state == .header && file?.hunks.isEmpty == true
    if !isNamed { open(ChangedFile(), isGuess: true) }
    let paths = DiffName.paths(old: old, new: new)
    if !isNamed {
      // `diff -u x.orig x`: the file is the new one.
      file?.oldPath = paths.old.map { paths.new ?? $0 }
      file?.newPath = paths.new
    } else if file?.kind == .modified, file?.oldPath != file?.newPath {
      file?.oldPath = paths.old
      file?.newPath = paths.new
    }
    if paths.old == nil {
      file?.kind = .added
      file?.oldPath = nil
    } else if paths.new == nil {
      file?.kind = .deleted
      file?.newPath = nil
    }
  }

  /// A line between `diff --git` and the first hunk.
  private mutating func readAttribute(_ line: ArraySlice<UInt8>) -> Bool {
    if line.starts("new file mode") {
      file?.kind = .added
      file?.oldPath = nil
    } else if line.starts("deleted file mode") {
      file?.kind = .deleted
      file?.newPath = nil
    } else if let name = line.dropping("rename from ") ?? line.dropping("copy from ") {
      file?.kind = line.starts("rename") ? .renamed : .copied
      file?.oldPath = DiffName.unquoted(name)
    } else if let name = line.dropping("rename to ") ?? line.dropping("copy to ") {
      file?.newPath = DiffName.unquoted(name)
    } else if line.starts("Binary files ") || line.starts("Files ") {
      file?.isBinary = true
    } else if line.equals("GIT binary patch") {
      file?.isBinary = true
      state = .binary
    } else if line.starts("literal ") || line.starts("delta ") {
      state = .binary
    } else {
      return isPlainAttribute(line)
    }
    return true
  }

  private func isPlainAttribute(_ line: ArraySlice<UInt8>) -> Bool {
    let words: [StaticString] = [
      "index ", "old mode ", "new mode ", "mode ", "similarity index ", "dissimilarity index ",
      "==========", "Only in ", "diff ",
    ]
    return words.contains { line.starts($0) }
  }

  private static func isCommit(_ line: ArraySlice<UInt8>) -> Bool {
    (line.dropping("commit ") ?? line.dropping("From ")).map { hash in
      WordShape.isHash(hash.prefix { $0 != .space })
    } ?? false
  }

  // MARK: - Files

  private mutating func open(_ next: ChangedFile, isGuess: Bool = false) {
    finishFile()
    file = next
    self.isGuess = isGuess
    terms = ChangeTermTable()
    state = .header
    oldName = nil
  }

  private mutating func finishFile() {
    guard var done = file else { return }
    file = nil
    guard done.oldPath != nil || done.newPath != nil else { return }
    if isGuess && done.hunks.isEmpty { return }
    done.terms = terms.terms
    if files.count < UnifiedDiff.maximumFiles {
      files.append(done)
    } else {
      skippedFileCount += 1
    }
  }

  // MARK: - Hunks

  private mutating func startHunk(_ numbers: HunkCounter) {
    hunk = numbers
    state = .hunk
    file?.hunks.append(numbers.hunk)
    terms.add(numbers.hunk.heading[...], .heading)
  }

  /// Takes in a line of the hunk.
  ///
  /// - Returns: Whether it is one.
  private mutating func readHunkLine(_ line: ArraySlice<UInt8>) -> Bool {
    if line.first == .backslash { return true }
    guard let change = hunk.take(line) else { return false }
    let text = line.dropFirst(hunk.prefixLength)
    switch change {
    case .context: break
    case .added:
      file?.addedCount += 1
      terms.add(text, .added)
    case .removed:
      file?.removedCount += 1
      terms.add(text, .removed)
    }
    return true
  }

  private mutating func finishHunk() {
    hunk.finish()
    file?.newRanges += hunk.newRanges
    file?.oldRanges += hunk.oldRanges
    hunk = HunkCounter()
  }
}
