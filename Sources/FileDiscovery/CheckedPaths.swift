internal import CShim
@preconcurrency internal import Glibc
internal import SourceModel

/// Asks the file system about the directories and files of a listing. For one thread: all paths are
/// made in one buffer.
final class CheckedPaths {
  /// What is known of a directory after its part was checked.
  struct Answer {
    /// Of the directory, where it was asked for and is one.
    var stamp: FileStamp?
    var device: UInt64 = 0
    /// Whether a file is gone, or none any more.
    var hasFailed = false
  }

  // Freed in `deinit` or replaced by a larger one; nothing that points into it is kept.
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 8_192, alignment: 1)

  /// Whether a file that was asked about has several names.
  private(set) var hasHardLinks = false

  deinit { buffer.deallocate() }

  /// Writes the stamps of the files of `part` into `stamps`, and tells what became of its directory.
  func check(
    _ part: TreeCheck.Part, in listing: TreeListing, root: Int32,
    stamps: UnsafeMutableBufferPointer<FileStamp>, opensDirectory: Bool
  ) -> Answer {
    var answer = Answer()
    let path = listing.directoryPaths.span.extracting(listing.pathRange(of: part.directory))
    var base = put(path, at: 0)
    var descriptor = root
    if opensDirectory {
      terminateDirectory(base)
      descriptor = openPath(root)
      guard descriptor >= 0 else {
        answer.hasFailed = true
        return answer
      }
      base = 0
    }
    defer { if opensDirectory { close(descriptor) } }
    if part.isFirst { checkDirectory(base, descriptor, isOpen: opensDirectory, &answer) }
    let directoryCount = path.count
    let paths = listing.files.paths.span
    for file in part.files {
      let name = paths.extracting(listing.files.pathRange(at: file)).extracting(directoryCount...)
      terminate(put(name, at: base))
      if case .success(let status) = fileStatus(UnsafeRawBufferPointer(buffer), in: descriptor),
        status.st_mode & S_IFMT == S_IFREG
      {
        stamps[file] = FileStamp(status)
        if status.st_nlink > 1 { hasHardLinks = true }
      } else {
        answer.hasFailed = true
      }
    }
    return answer
  }

  /// Whether the rule files of a directory are those that are listed. `names` are those of the
  /// options.
  func hasSameRuleFiles(
    _ directory: Int, in listing: TreeListing, root: Int32, names: [[UInt8]]
  ) -> Bool {
    let files = listing.ruleFiles(of: directory)
    if files.isEmpty { return true }
    let path = listing.directoryPaths.span.extracting(listing.pathRange(of: directory))
    let base = put(path, at: 0)
    return files.allSatisfy { file in
      let name =
        switch file.kind {
        case RuleFile.gitIgnore: IgnoreFiles.gitIgnoreName
        case RuleFile.gitAttributes: IgnoreFiles.gitAttributesName
        case RuleFile.cacheTag: SpecialName.cacheTag
        // A listing of the same recipe has as many names.
        default: file.kind <= names.count ? names[Int(file.kind) - 1] : []
        }
      terminate(put(name.span, at: base))
      guard !file.stamp.isRacy(recordedAt: listing.recordedAt),
        case .success(let status) = fileStatus(UnsafeRawBufferPointer(buffer), in: root)
      else { return false }
      if status.st_nlink > 1 { hasHardLinks = true }
      return status.st_mode & S_IFMT == S_IFREG && FileStamp(status) == file.stamp
    }
  }

  private func checkDirectory(
    _ base: Int, _ descriptor: Int32, isOpen: Bool, _ answer: inout Answer
  ) {
    var status = stat()
    if isOpen {
      guard fstat(descriptor, &status) == 0 else { return }
    } else {
      let last = base > 0 ? buffer[base - 1] : 0
      terminateDirectory(base)
      defer { if base > 0 { buffer[base - 1] = last } }
      guard case .success(let found) = fileStatus(UnsafeRawBufferPointer(buffer), in: descriptor)
      else { return }
      status = found
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return }
    answer.stamp = FileStamp(status)
    answer.device = UInt64(status.st_dev)
  }

  private func openPath(_ root: Int32) -> Int32 {
    guard let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self) else { return -1 }
    return openat(root, start, repomap_o_path | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  /// Copies `text` to `offset` in the buffer and returns what is behind it, where there is room for
  /// two bytes more.
  private func put(_ text: Span<UInt8>, at offset: Int) -> Int {
    let end = offset + text.count
    if end + 2 > buffer.count { grow(to: end + 2) }
    text.withUnsafeBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: buffer[offset..<end]).copyMemory(from: bytes)
    }
    return end
  }

  private func terminate(_ end: Int) { buffer[end] = 0 }

  /// Makes a path of a directory, which ends at `end` with a `/` unless it is the root's, one for the
  /// operating system: behind a last `/`, a link would be followed.
  private func terminateDirectory(_ end: Int) {
    if end > 0 {
      buffer[end - 1] = 0
    } else {
      buffer[0] = .dot
      buffer[1] = 0
    }
  }

  private func grow(to count: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(count, 2 * buffer.count), alignment: 1)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    buffer.deallocate()
    buffer = larger
  }
}
