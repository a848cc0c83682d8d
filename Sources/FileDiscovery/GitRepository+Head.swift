// Which commit is checked out, without starting git: a map must not wait for a process to learn that
// nothing has changed.
//
//   HEAD ─→ "ref: <name>" ─→ the file <name>, or a line of `packed-refs` ─→ the name of a commit
//
// See gitrepository-layout(5). References of a work tree alone lie in its own directory, all others in the
// one that work trees share. What isn't as it says there, as in repositories with reftables, only
// git can tell.

@preconcurrency internal import Glibc
internal import StandardExtensions

extension GitRepository {
  /// What `HEAD` leads to.
  package enum Head: Hashable, Sendable {
    /// The name of a commit: 40 or 64 hexadecimal digits.
    case commit([UInt8])
    /// A branch that has no commit yet.
    case unborn
    /// Git has to be asked.
    case unknown
  }

  /// So many references may lead to each other, as in git.
  private static let maximumDepth = 5
  private static let maximumReferenceBytes = 4096
  /// Half a million references; git has to be asked where there are more.
  private static let maximumPackedBytes = 1 << 26

  /// What is checked out now.
  package var head: Head {
    var name = [UInt8](ascii: "HEAD")
    for depth in 0..<GitRepository.maximumDepth {
      guard let content = reference(name) else {
        // Where `HEAD` itself leads nowhere it is a symbolic link, as it once was.
        return depth == 0 || hasOtherStorage(name) ? .unknown : packedReference(name)
      }
      let prefix = [UInt8](ascii: "ref:")
      guard content.starts(with: prefix) else {
        return GitRepository.isObjectName(content[...]) ? .commit(content) : .unknown
      }
      name = Array(content.dropFirst(prefix.count).drop { $0 == .space })
      guard GitRepository.isReferenceName(name) else { return .unknown }
    }
    return .unknown
  }

  /// Whether the repository is a shallow clone, whose history is cut off.
  package var isShallow: Bool {
    fileKind(joined(commonDirectory, [UInt8](ascii: "shallow"))) != nil
  }

  /// The content of the file of a reference, without white space at its end.
  private func reference(_ name: [UInt8]) -> [UInt8]? {
    let ownParts = ["refs/bisect/", "refs/rewritten/", "refs/worktree/"]
    let isOwn =
      !name.starts(with: "refs/".utf8) || ownParts.contains { name.starts(with: $0.utf8) }
    let path = joined(isOwn ? gitDirectory : commonDirectory, name)
    guard
      var content = try? readFile(path, limitBytes: GitRepository.maximumReferenceBytes)
    else { return nil }
    while let last = content.last, last == .lineFeed || last == .carriageReturn || last == .space {
      content.removeLast()
    }
    return content
  }

  /// What `packed-refs` says about a reference.
  private func packedReference(_ name: [UInt8]) -> Head {
    let content: [UInt8]
    do throws(FileReadingError) {
      content = try readFile(
        joined(commonDirectory, [UInt8](ascii: "packed-refs")),
        limitBytes: GitRepository.maximumPackedBytes)
    } catch {
      return error.isAbsence ? .unborn : .unknown
    }
    let digits = content.withUnsafeBytes { $0.lineBeginning(before: [.space] + name) }
    guard let digits else { return .unborn }
    return GitRepository.isObjectName(digits) ? .commit(Array(digits)) : .unknown
  }

  /// Whether references aren't files here.
  private func hasOtherStorage(_ name: [UInt8]) -> Bool {
    name == [UInt8](ascii: "refs/heads/.invalid")
      || fileKind(joined(commonDirectory, [UInt8](ascii: "reftable"))) != nil
  }

  /// Whether a name leads to nothing outside of git's directory.
  private static func isReferenceName(_ name: [UInt8]) -> Bool {
    name.starts(with: "refs/".utf8) && !name.contains(0) && !name.contains(.lineFeed)
      && name.split(separator: .slash, omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
      }
  }

  private static func isObjectName(_ text: ArraySlice<UInt8>) -> Bool {
    (text.count == 40 || text.count == 64)
      && text.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
  }
}

extension UnsafeRawBufferPointer {
  /// What stands before `end` in the first line that ends with it.
  fileprivate func lineBeginning(before end: [UInt8]) -> ArraySlice<UInt8>? {
    var start = 0
    while start < count {
      let lineEnd = self[start...].firstIndex(of: .lineFeed) ?? count
      let digits = start..<Swift.max(start, lineEnd - end.count)
      if self[digits.upperBound..<lineEnd].elementsEqual(end) { return Array(self[digits])[...] }
      start = lineEnd + 1
    }
    return nil
  }
}
