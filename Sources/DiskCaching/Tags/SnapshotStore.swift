package import FileMapping
package import SourceModel
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#endif

/// The section files in a repository's cache: what is known of each work tree, mapped instead of
/// loaded.
///
/// ```
/// <directory>/<id of the repository>/trees/<id of the work tree>.<name>
/// ```
///
/// Beside them ``TreeRoot`` notes which work tree it is.
///
/// Nothing here fails towards the caller: what can't be read is missing, what can't be written is
/// lost, and why is told once in ``diagnostics``. A damaged file is removed, so that the next run
/// doesn't meet it again.
package final class SnapshotStore: Sendable {
  private let directory: CacheDirectory
  private let folder: String
  private let state = Mutex(State())

  private struct State {
    var diagnostics: [Diagnostic] = []
    var isUsable = true
  }

  /// A store for the work tree whose root has the canonical path `root`. Touches nothing yet.
  package convenience init(_ settings: CacheSettings, root: [UInt8]) {
    self.init(settings, root: root, fileSystemType: NetworkFileSystem.kernelType)
  }

  init(_ settings: CacheSettings, root: [UInt8], fileSystemType: (String) -> UInt64) {
    var settings = settings
    NetworkFileSystem.move(&settings.directory, fileSystemType: fileSystemType)
    directory = CacheDirectory(settings)
    folder = "\(directory.path)/trees"
    self.root = root
    prefix = ContentHash(of: root).hexadecimal
  }

  private let root: [UInt8]
  private let prefix: String

  /// What went wrong so far.
  package var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }

  /// Path of the file `name` of this work tree.
  package func path(_ name: String) -> String { "\(folder)/\(prefix).\(name)" }

  /// The file `name`, if it is there, sound as far as opening shows, and of this format.
  package func open(_ name: String, magic: UInt32, format: UInt32) -> SectionFile? {
    do throws(FileSystemError) {
      try directory.checkOwner()
    } catch {
      // Told when something is to be written; until then there may be no directory at all.
      return nil
    }
    do throws(SectionFileError) {
      return try SectionFile(path: path(name), magic: magic, format: format)
    } catch {
      if case .damaged = error { remove(name, error) }
      return nil
    }
  }

  /// Removes the file `name`, which is damaged, and tells so.
  package func remove(_ name: String, _ error: SectionFileError) {
    discardPath(path(name))
    report(.cacheReplaced(path: path(name), detail: error.message))
  }

  /// Writes the file `name` in place of the old one.
  ///
  /// - Parameters:
  ///   - writer: What it holds.
  ///   - name: Its name.
  ///   - isCancelled: Asked now and then; `true` leaves the old one.
  package func save(
    _ writer: SectionFileWriter, as name: String, isCancelled: () -> Bool = { false }
  ) {
    guard state.withLock({ $0.isUsable }) else { return }
    do throws(FileSystemError) {
      try directory.checkOwner()
      try directory.makeFolder(folder)
      removeLeftovers()
      TreeRoot.record(root, at: path(TreeRoot.fileName))
      do throws(SectionFileError) {
        try writer.write(to: path(name), isCancelled: isCancelled)
      } catch .cancelled {
        return
      } catch {
        throw .refused(path: path(name), code: error.code)
      }
    } catch {
      state.withLock { $0.isUsable = false }
      report(.cacheUnusable(path: error.path, detail: error.message))
    }
  }

  /// Notes that the work tree is used today: the time of the file `name` tells the day of the last use.
  /// That it can't be written is nothing to tell.
  package func noteUse(of name: String) {
    var status = stat()
    let path = path(name)
    guard stat(path, &status) == 0,
      CacheDay.day(ofSecond: status.st_mtim.tv_sec) < CacheDay.today
    else { return }
    utimensat(AT_FDCWD, path, nil, 0)
  }

  /// Removes what writers that died have left: files whose names carry their process.
  private func removeLeftovers() {
    for name in StoreDirectory.names(in: folder) where name.hasSuffix(".tmp") {
      let parts = name.split(separator: ".")
      guard parts.count >= 3, let process = Int32(parts[parts.count - 3]) else { continue }
      if process != getpid(), kill(process, 0) != 0, errno == ESRCH { unlink("\(folder)/\(name)") }
    }
  }

  private func report(_ diagnostic: Diagnostic) {
    state.withLock { state in
      if !state.diagnostics.contains(diagnostic) { state.diagnostics.append(diagnostic) }
    }
  }
}

extension SectionFileError {
  /// The `errno` of a failed write.
  fileprivate var code: Int32 {
    if case .system(let code) = self { return code }
    return EIO
  }
}
