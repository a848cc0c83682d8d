internal import RepoMapKit
internal import StandardExtensions
internal import Synchronization

/// A tree that questions are about: a workspace folder, or the repository around a file.
final class ServedTree: Sendable {
  /// Bytes of the absolute path of the root, as the client wrote it.
  let root: [UInt8]
  /// Bytes of the same path without links.
  private let canonicalRoot: [UInt8]
  let engine: Engine
  /// What the workspace works with: stopped when the server ends.
  private let workspaceEngine: Engine
  private let workspace: Workspace
  private let overlay = Mutex<Overlay?>(nil)

  /// A session with what is in the client's documents and not on disk.
  private struct Overlay {
    let session: Session
    /// What was changed in it, by path.
    var contents: [[UInt8]: [UInt8]]
  }

  /// - Parameters:
  ///   - root: Bytes of an absolute path.
  ///   - engine: Answers questions about the tree.
  init(_ root: [UInt8], _ engine: Engine) {
    self.root = root
    self.engine = engine
    canonicalRoot = resolvedPath(root) ?? root
    workspaceEngine = engine.sharingKnowledge()
    workspace = Workspace(workspaceEngine, root: root)
  }

  deinit { overlay.withLock { $0?.session.rollback() } }

  /// The path of a file relative to the root; `nil` for one that lies elsewhere.
  func relativePath(of path: [UInt8]) -> [UInt8]? {
    if let relative = path.relative(to: root) { return relative }
    return canonical(path)?.relative(to: canonicalRoot)
  }

  /// The path without links; of a file that isn't there, that of its folder, and its name.
  private func canonical(_ path: [UInt8]) -> [UInt8]? {
    if let resolved = resolvedPath(path) { return resolved }
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return nil }
    return resolvedPath(Array(path[..<slash])).map { $0 + path[slash...] }
  }

  /// The absolute path of a file of the tree.
  func path(of relative: [UInt8]) -> [UInt8] {
    root == Array("/".utf8) ? root + relative : root + Array("/".utf8) + relative
  }

  /// Ends what is going on about unsaved documents, for good.
  func stop() { workspaceEngine.stopHandle.raise() }

  /// The tree with what clients have changed and not saved.
  ///
  /// - Parameters:
  ///   - documents: What is open.
  ///   - engine: Brings a tree that isn't known yet up to date; stopped with the request.
  ///   - observer: Is told how far the work is.
  /// - Returns: `nil` where all of it is on disk: the directory itself is to be looked at.
  /// - Throws: Where the tree can't be looked at.
  func snapshot(
    _ documents: OpenDocuments, _ engine: Engine, observer: any ProgressObserver
  ) throws(SessionError) -> Snapshot? {
    let changed = unsavedContents(documents)
    if !changed.isEmpty {
      do throws(EngineError) {
        _ = try engine.warm(root, .lines, observer: observer)
      } catch {
        throw .engine(error)
      }
    }
    return try overlay.withLock { overlay throws(SessionError) in
      if changed.isEmpty {
        overlay?.session.rollback()
        overlay = nil
        return nil
      }
      let latest: Snapshot
      do throws(EngineError) {
        latest = try workspace.refresh(observer: observer)
      } catch {
        throw .engine(error)
      }
      // What has gone back to what is on disk can't be taken out of a session, and others may have changed it.
      if let known = overlay, known.session.base.number == latest.number,
        known.contents.keys.allSatisfy({ changed[$0] != nil })
      {
        if let snapshot = try? add(changed, to: &overlay) { return snapshot }
      }
      overlay?.session.rollback()
      overlay = Overlay(session: try workspace.beginSession(observer: observer), contents: [:])
      return try add(changed, to: &overlay)
    }
  }

  private func add(
    _ changed: [[UInt8]: [UInt8]], to overlay: inout Overlay?
  ) throws(SessionError) -> Snapshot? {
    guard let session = overlay?.session else { return nil }
    for (path, content) in changed where overlay?.contents[path] != content {
      do throws(SessionError) {
        try session.addChange(.modify(path, content: content))
      } catch .noSuchFile {
        try session.addChange(.create(path, content: content))
      }
      overlay?.contents[path] = content
    }
    return try session.snapshot()
  }

  /// What documents of the tree hold that isn't on disk, by path.
  private func unsavedContents(_ documents: OpenDocuments) -> [[UInt8]: [UInt8]] {
    var contents: [[UInt8]: [UInt8]] = [:]
    for document in documents.all {
      guard let absolute = document.uri.path, let path = relativePath(of: absolute), !path.isEmpty,
        savedText(ofFileAt: absolute) != document.text
      else { continue }
      contents[path] = document.text
    }
    return contents
  }
}

extension [UInt8] {
  /// What is behind a folder's path and a slash; empty for the folder itself.
  fileprivate func relative(to folder: [UInt8]) -> [UInt8]? {
    guard starts(with: folder) else { return nil }
    let rest = dropFirst(folder.count)
    if rest.isEmpty { return [] }
    if folder.last == UInt8(ascii: "/") { return Array(rest) }
    return rest.first == UInt8(ascii: "/") ? Array(rest.dropFirst()) : nil
  }
}
