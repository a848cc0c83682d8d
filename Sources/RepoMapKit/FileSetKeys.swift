internal import FileMapping
internal import SourceModel
internal import Synchronization

/// The digests of a set of files, computed when they are first asked for and kept: a tree that
/// doesn't change is digested once.
final class FileSetKeys: Sendable {
  private struct State {
    var paths: ContentHash?
    var contents: ContentHash?
  }

  private let state = Mutex(State())

  /// The digest of the paths, which `compute` makes if nobody has asked before.
  func paths(_ compute: () -> ContentHash) -> ContentHash {
    state.withLock { state in
      let digest = state.paths ?? compute()
      state.paths = digest
      return digest
    }
  }

  /// The digest of paths and contents, as ``paths(_:)``.
  func contents(_ compute: () -> ContentHash) -> ContentHash {
    state.withLock { state in
      let digest = state.contents ?? compute()
      state.contents = digest
      return digest
    }
  }
}

extension IndexedFiles {
  /// Digest of the paths.
  var pathsKey: ContentHash {
    setKeys.paths {
      var input = DigestInput()
      input.append(ContentHash(of: paths.ends.bytes))
      input.append(ContentHash(of: paths.bytes.bytes))
      return input.digest
    }
  }

  /// The file-set key: digest of the paths, documents and classes of all files and of what
  /// manifests say, and so of everything that graph and ranks are made from. The numbers are not in it, as no result depends on them.
  var setKey: ContentHash {
    let pathsKey = pathsKey
    return setKeys.contents {
      var input = DigestInput()
      input.append(pathsKey)
      input.append(ContentHash(of: keys.bytes))
      input.append(ContentHash(of: noise.bytes))
      input.append(manifests)
      return input.digest
    }
  }
}
