@preconcurrency internal import Glibc

/// What a helper of the tests can't do; tests let it fail them.
package struct TestSupportError: Error, CustomStringConvertible {
  /// What failed, and why.
  package let description: String

  /// An error of the operating system.
  package init(_ action: String, code: Int32 = errno) {
    description = "\(action): \(String(cString: strerror(code)))"
  }
}

/// A new directory that is removed, with all it holds, when the last reference goes.
///
/// Paths given to its methods are relative to it, as text or as bytes: names may be invalid UTF-8.
package final class TemporaryDirectory: Sendable {
  /// Absolute, without symbolic links.
  package let path: String

  package init() throws {
    var template = Array("/tmp/repomap-test-XXXXXX".utf8CString)
    guard let created = mkdtemp(&template), let resolved = realpath(created, nil) else {
      throw TestSupportError("mkdtemp")
    }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit {
    // The tool copes with any depth and any name, but not with directories that a test has locked.
    if let first = try? runProcess(["rm", "-rf", path]), first.status == 0 { return }
    _ = try? runProcess(["chmod", "-R", "u+rwx", path])
    _ = try? runProcess(["rm", "-rf", path])
  }

  /// The absolute path of an entry.
  package func path(_ relative: String) -> String {
    relative.isEmpty ? path : "\(path)/\(relative)"
  }

  /// Writes a file, and the directories above it.
  package func write(_ content: [UInt8], to relative: [UInt8]) throws {
    if let slash = relative.lastIndex(of: UInt8(ascii: "/")) {
      try makeDirectory(Array(relative[..<slash]))
    }
    try writeFile(content, atPath: absolute(relative))
  }

  /// Writes a file, and the directories above it.
  package func write(_ text: String, to relative: String) throws {
    try write(Array(text.utf8), to: Array(relative.utf8))
  }

  /// Makes a directory and those above it; they may exist already.
  package func makeDirectory(_ relative: [UInt8]) throws {
    for end in relative.indices.dropFirst() where relative[end] == UInt8(ascii: "/") {
      mkdir(absolute(Array(relative[..<end])), 0o755)
    }
    guard mkdir(absolute(relative), 0o755) == 0 || errno == EEXIST else {
      throw TestSupportError("mkdir")
    }
  }

  /// Makes a directory and those above it; they may exist already.
  package func makeDirectory(_ relative: String) throws {
    try makeDirectory(Array(relative.utf8))
  }

  /// Makes a symbolic link at `relative` that holds `target`.
  package func makeLink(_ relative: String, to target: String) throws {
    guard symlink(target, path(relative)) == 0 else { throw TestSupportError("symlink") }
  }

  /// Sets the permissions of an entry, as in `chmod`.
  package func setPermissions(_ mode: UInt32, of relative: String) throws {
    guard chmod(path(relative), mode) == 0 else { throw TestSupportError("chmod") }
  }

  private func absolute(_ relative: [UInt8]) -> [CChar] {
    (Array(path.utf8) + [UInt8(ascii: "/")] + relative + [0]).map { CChar(bitPattern: $0) }
  }
}
