#if canImport(Glibc)
  internal import Glibc
#endif

/// A file in the cache of a repository.
package struct CachedFile: Sendable, Equatable {
  /// What a file is for.
  package enum Purpose: Sendable, Equatable {
    /// A section file of a work tree, such as its table of files.
    case sections(tree: String, name: String)
    /// Notes where a work tree is.
    case root(tree: String)
    /// The database of documents.
    case documents
    /// Part of a disk cache.
    case kind(CacheKind)
    /// A damaged database that was set aside.
    case setAside
    /// Its writer has renamed it, unless that was killed.
    case temporary
    /// Locks and marks.
    case upkeep
    /// Not ours, or of another version.
    case unknown
  }

  package let path: String
  package let byteCount: Int
  /// Seconds since 1970 of the last change.
  package let modifiedAt: Int
  package let purpose: Purpose
}

extension CachedFile.Purpose {
  /// What the file with these path components below the repository's directory is for.
  init(_ components: [Substring]) {
    let name = components.last ?? ""
    if name.hasSuffix(".tmp") {
      self = .temporary
    } else if components.dropLast().contains(where: CachedFile.isSetAside) {
      self = .setAside
    } else if ["lock", "CACHEDIR.TAG", ".gitignore"].contains(name) {
      self = .upkeep
    } else if components.count == 1 {
      self = .unknown
    } else if components[0] == "trees", let dot = name.firstIndex(of: ".") {
      let tree = String(name[..<dot])
      let rest = String(name[name.index(after: dot)...])
      self = rest == TreeRoot.fileName ? .root(tree: tree) : .sections(tree: tree, name: rest)
    } else if components[0] == "\(TagSchema.schema.name)-v\(TagSchema.schema.version)" {
      self = .documents
    } else {
      self = CacheKind(rawValue: String(components[0])).map { .kind($0) } ?? .unknown
    }
  }
}

extension CachedFile {
  /// Stands in the name of a directory that was set aside.
  private static let setAsideMark: Substring = ".corrupt-"

  /// Whether a directory of this name was set aside.
  fileprivate static func isSetAside(_ name: Substring) -> Bool {
    name.split(separator: ".").last?.hasPrefix(setAsideMark.dropFirst()) == true
  }

  /// The directory above `path` that was set aside.
  static func setAsideFolder(_ path: String) -> String? {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if isSetAside(folder[(folder.lastIndex(of: "/") ?? folder.startIndex)...]) {
        return String(folder)
      }
    }
    return nil
  }
}

/// The files below `directory`, in the order of their paths, with the components from there. Symbolic
/// links are files.
func listFiles(below directory: String) -> [(path: String, components: [Substring], status: stat)] {
  var files: [(path: String, components: [Substring], status: stat)] = []
  var open = [directory]
  while let folder = open.popLast() {
    for name in StoreDirectory.names(in: folder) {
      let path = "\(folder)/\(name)"
      guard let status = linkStatus(path) else { continue }
      if status.isDirectory {
        open.append(path)
      } else {
        files.append((path, path.dropFirst(directory.count + 1).split(separator: "/"), status))
      }
    }
  }
  return files.sorted { $0.path < $1.path }
}

/// As ``fileStatus(_:)``, of a symbolic link itself.
func linkStatus(_ path: String) -> stat? {
  var status = stat()
  return lstat(path, &status) == 0 ? status : nil
}
