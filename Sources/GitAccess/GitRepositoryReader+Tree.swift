package import SourceModel

/// A file of a revision.
package struct GitTreeEntry: Sendable, Equatable {
  /// Relative to the root of the reader.
  package let path: RepositoryPath
  /// As in the tree: 0o100644, 0o100755 for a program, 0o120000 for a symbolic link.
  package let mode: UInt32
  /// The object with its content.
  package let id: GitObjectID
  /// Size of the content in bytes; `nil` where it is missing, or may be.
  package let size: Int?
}

extension GitRepositoryReader {
  /// All files of a commit below the root, in the order of git: bytewise by path.
  ///
  /// Submodules, which are commits of other repositories, are left out.
  package func tree(of commit: GitObjectID) throws(GitError) -> [GitTreeEntry] {
    var entries: [GitTreeEntry] = []
    var fields = FieldSplitter()
    let sizes = try isPartialClone() ? [] : ["-l"]
    _ = try run(["ls-tree", "-r", "-z"] + sizes + [commit.hexadecimal]) { chunk throws(GitError) in
      try fields.split(chunk) { field throws(GitError) in
        if let entry = try treeEntry(field) { entries.append(entry) }
        return true
      }
    }
    return entries
  }
}

extension GitTreeEntry {
  /// The bits of a mode that tell the kind of a file.
  private static let kindMask: UInt32 = 0o170000

  /// Whether it is a file with a content of its own.
  package var isRegular: Bool { mode & GitTreeEntry.kindMask == 0o100000 }
  /// Whether it is a symbolic link, whose content is a path.
  package var isLink: Bool { mode & GitTreeEntry.kindMask == 0o120000 }

  /// Whether git would check it out. Anybody may have made the tree, with names that lead out of it.
  package var hasSafePath: Bool {
    !path.bytes.contains(0)
      && path.components.allSatisfy { component in
        !component.isEmpty && !component.elementsEqual(".".utf8)
          && !component.elementsEqual("..".utf8) && !component.elementsEqual(".git".utf8)
      }
  }
}

/// One line of `ls-tree`: mode, type, object, perhaps a size, a tab, path. Sizes are padded with
/// spaces.
private func treeEntry(_ line: UnsafeRawBufferPointer) throws(GitError) -> GitTreeEntry? {
  guard let tab = line.firstIndex(of: UInt8(ascii: "\t"), from: 0) else {
    throw .malformedOutput("ls-tree")
  }
  let words = line[..<tab].split(separator: UInt8(ascii: " "))
  guard words.count == 3 || words.count == 4,
    let mode = UInt32(String(decoding: words[0], as: UTF8.self), radix: 8),
    let id = GitObjectID(hexadecimal: words[2])
  else { throw .malformedOutput("ls-tree") }
  guard words[1].elementsEqual("blob".utf8) else { return nil }
  return GitTreeEntry(
    path: RepositoryPath(bytes: Array(line[(tab + 1)...])), mode: mode, id: id,
    size: words.count == 4 ? Int(String(decoding: words[3], as: UTF8.self)) : nil)
}
