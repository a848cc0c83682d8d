internal import FileDiscovery
internal import GitAccess
internal import SourceModel
internal import StandardExtensions

/// A directory in a git repository, or where one may have been at some commit.
struct RepositoryPlace {
  private static let slash = UInt8(ascii: "/")

  /// Bytes of the path of the directory as the user wrote it.
  let root: [UInt8]
  /// Bytes of its canonical path.
  let canonicalRoot: [UInt8]
  let repository: GitRepository
  /// Where the directory lies below the top of the repository, with a `/` at the end; empty at the top.
  let prefix: [UInt8]
  /// Git for the whole repository.
  let reader: GitRepositoryReader
  /// Contents, for all who ask about the place.
  let objects: GitObjectReader

  /// Finds the repository around a directory: that whose work tree holds it, or the bare one that it is.
  ///
  /// - Throws: `rootMissing`; `revisionUnusable` where there is no repository, or no git.
  init(_ root: [UInt8], environment: [String: String]) throws(EngineError) {
    guard let (found, rest) = nearestDirectory(root) else {
      throw .rootMissing(path: escapedText(root))
    }
    self.root = root
    guard
      let repository = GitRepository.containing(found)
        ?? (rest.isEmpty ? GitRepository(bare: found) : nil)
    else {
      throw .revisionUnusable(detail: "\(escapedText(root)): not in a git repository")
    }
    self.repository = repository
    canonicalRoot = diskPath(of: RepositoryPath(bytes: rest), below: found)
    let below = canonicalRoot.dropFirst(repository.workTree.count)
      .drop { $0 == RepositoryPlace.slash }
    prefix = below.isEmpty ? [] : Array(below) + [RepositoryPlace.slash]
    do throws(GitError) {
      reader = try GitRepositoryReader(of: repository, environment: environment)
      objects = GitObjectReader(reader)
    } catch {
      throw EngineError(revision: error, root)
    }
  }

  /// Asks git, and tells in terms of the directory what went wrong.
  func ask<Answer>(
    _ question: (GitRepositoryReader) throws(GitError) -> Answer
  ) throws(EngineError) -> Answer {
    do throws(GitError) {
      return try question(reader)
    } catch .unknownRevision(let name) {
      let reason = try? reader.complaint(about: name)
      let error = DiffError.unknownRevision(name: escapedText(name.utf8), reason: reason ?? "")
      throw .revisionUnusable(detail: error.message)
    } catch {
      throw EngineError(revision: error, root)
    }
  }
}

extension GitRepositoryReader {
  /// Git for a whole repository.
  init(
    of repository: GitRepository, environment: [String: String],
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws(GitError) {
    guard let path = String(validating: repository.workTree, as: UTF8.self) else {
      throw .notARepository
    }
    let program = try GitProgram(environment: environment)
    if repository.isBare {
      try self.init(bare: path, program: program, isCancelled: isCancelled)
    } else {
      try self.init(root: path, program: program, isCancelled: isCancelled)
    }
  }
}

extension EngineError {
  /// What git's error means for who asked for a revision of a directory.
  fileprivate init(revision error: GitError, _ root: [UInt8]) {
    switch error {
    case .cancelled: self = .cancelled
    default: self = .revisionUnusable(detail: DiffError(error, root).message)
    }
  }
}

/// The nearest directory above a path, or at it, that exists, and the rest of the path; `nil` where the rest leads
/// upwards again.
///
/// - Returns: Bytes of the directory's canonical path, and of the rest without slashes at its ends.
func nearestDirectory(_ path: [UInt8]) -> (found: [UInt8], rest: [UInt8])? {
  let slash = UInt8(ascii: "/")
  let isAbsolute = path.first == slash
  var components = path.split(separator: slash)[...]
  var rest: [ArraySlice<UInt8>] = []
  while true {
    let joined = Array(components.joined(separator: [slash]))
    let candidate = isAbsolute ? [slash] + joined : joined.isEmpty ? Array(".".utf8) : joined
    if let found = resolvedPath(candidate) {
      return (found, Array(rest.reversed().joined(separator: [slash])))
    }
    guard let last = components.popLast(), !last.elementsEqual("..".utf8) else { return nil }
    if !last.elementsEqual(".".utf8) { rest.append(last) }
  }
}
