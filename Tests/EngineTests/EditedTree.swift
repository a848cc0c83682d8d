import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A random tree on disk, with what it held before.
final class EditedTree {
  /// Absolute path of the tree.
  let root: String
  private(set) var files: [String: TreeEntry] {
    didSet {
      for path in Set(files.keys).union(oldValue.keys) where files[path] != oldValue[path] {
        changedPaths.insert(path)
      }
    }
  }
  /// What somebody who watches the tree has seen; whoever tells it to an engine empties it.
  var changedPaths: Set<String> = []
  /// What the tree held after each step, for reverts and switches of branches.
  private(set) var history: [[String: TreeEntry]]
  /// How files are replaced: written in place, or beside and renamed, as many editors do.
  var replacesFiles = false

  /// Writes `files` below the directory `root`, which exists and is empty.
  init(root: String, files: [String: TreeEntry]) throws {
    self.root = root
    self.files = [:]
    history = []
    try checkOut(files)
    history.append(files)
  }

  /// Paths of files that are made of sketches, in order.
  var sources: [String] {
    files.keys.filter { if case .source = files[$0] { true } else { false } }.sorted()
  }

  /// Paths of files that git's folder doesn't hold, in order.
  var paths: [String] { files.keys.filter { !$0.hasPrefix(".git/") }.sorted() }

  /// Ends a step.
  func remember() { history.append(files) }

  func absolute(_ path: String) -> String { "\(root)/\(path)" }

  /// Makes the tree hold `new`; what is there already isn't touched.
  func checkOut(_ new: [String: TreeEntry]) throws {
    for path in files.keys.sorted() where new[path] == nil { try remove(path) }
    for (path, entry) in new.sorted(by: { $0.key < $1.key }) where files[path] != entry {
      try write(entry, to: path)
    }
  }

  /// Writes one file.
  func write(_ entry: TreeEntry, to path: String) throws {
    try makeDirectories(above: path)
    let target = replacesFiles ? absolute(path) + "~" : absolute(path)
    switch entry {
    case .source(let file): try writeFile(file.content, to: target)
    case .bytes(let bytes): try writeFile(bytes, to: target)
    case .hole(let size):
      try writeFile([], to: target)
      try check(truncate(target, size), "truncate")
    }
    if replacesFiles { try check(Glibc.rename(target, absolute(path)), "rename") }
    noteWritten(entry, to: path)
  }

  /// Takes note of a file that was written.
  func noteWritten(_ entry: TreeEntry, to path: String) {
    files[path] = entry
    // Also when it holds what it held.
    changedPaths.insert(path)
  }

  /// Removes one file, and the directories above it that are empty then.
  func remove(_ path: String) throws {
    try check(unlink(absolute(path)), "unlink \(path)")
    files[path] = nil
    removeEmptyDirectories(above: path)
  }

  /// Moves a file to a place where there is none.
  func rename(_ path: String, to new: String) throws {
    guard let entry = files[path], files[new] == nil, isFree(new, besides: path) else { return }
    try makeDirectories(above: new)
    try check(Glibc.rename(absolute(path), absolute(new)), "rename \(path)")
    files[path] = nil
    files[new] = entry
    removeEmptyDirectories(above: path)
  }

  /// Moves a directory to a place where there is nothing.
  func moveDirectory(_ directory: String, to new: String) throws {
    let moved = files.filter { $0.key.hasPrefix(directory + "/") }
    guard !moved.isEmpty, access(absolute(new), F_OK) != 0, !new.hasPrefix(directory + "/"),
      isFree(new, besides: "")
    else { return }
    try makeDirectories(above: new)
    try check(Glibc.rename(absolute(directory), absolute(new)), "rename \(directory)")
    for (path, entry) in moved {
      files[path] = nil
      files[new + path.dropFirst(directory.count)] = entry
    }
    removeEmptyDirectories(above: directory)
  }

  /// Sets the permissions of a file.
  func setPermissions(_ mode: mode_t, of path: String) throws {
    try check(chmod(absolute(path), mode), "chmod \(path)")
    changedPaths.insert(path)
  }

  /// Lets two files take each other's places, without writing either.
  func swap(_ first: String, _ second: String) throws {
    guard first != second else { return }
    let aside = absolute(first) + "~"
    try check(Glibc.rename(absolute(first), aside), "rename")
    try check(Glibc.rename(absolute(second), absolute(first)), "rename")
    try check(Glibc.rename(aside, absolute(second)), "rename")
    (files[first], files[second]) = (files[second], files[first])
  }

  /// Whether a file may be made at `path`: no file is in the way, and it is no directory.
  func isFree(_ path: String, besides moved: String) -> Bool {
    !files.keys.contains { other in
      other != moved && (path.hasPrefix(other + "/") || other.hasPrefix(path + "/"))
    }
  }

  // MARK: - Times

  /// Time of the last change of a file's content.
  func modificationTime(of path: String) throws -> timespec {
    var status = stat()
    try check(stat(absolute(path), &status), "stat \(path)")
    return status.st_mtim
  }

  /// Sets that time; the time of the change of attributes can't be set and becomes the present.
  func setModificationTime(_ time: timespec, of path: String) throws {
    // UTIME_OMIT, a macro that isn't imported: the time of the last access stays.
    let omitted = (1 << 30) - 2
    let times = [timespec(tv_sec: 0, tv_nsec: omitted), time]
    try check(utimensat(AT_FDCWD, absolute(path), times, 0), "utimensat \(path)")
    changedPaths.insert(path)
  }

  // MARK: - Directories

  private func makeDirectories(above path: String) throws {
    for index in path.indices where path[index] == "/" {
      let directory = absolute(String(path[..<index]))
      guard mkdir(directory, 0o755) == 0 || errno == EEXIST else {
        throw TestSupportError("mkdir \(directory)")
      }
    }
  }

  private func removeEmptyDirectories(above path: String) {
    var rest = Substring(path)
    while let slash = rest.lastIndex(of: "/") {
      rest = rest[..<slash]
      guard rmdir(absolute(String(rest))) == 0 else { return }
    }
  }

  private func check(_ result: Int32, _ action: String) throws {
    guard result == 0 else { throw TestSupportError(action) }
  }
}
