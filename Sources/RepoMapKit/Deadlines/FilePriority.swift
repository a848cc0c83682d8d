// Orders the files of a tree by how much they matter for requests, where there is no time for all.
//
// Input: the files as discovery found them, and requests. Output: an order of files, which depends on nothing else.
//
//   1. Files that a focus, a mention, a task, a trace or a diff names.
//   2. Files in the folders of these, and those below folders that are named.
//   3. Code of the project, the shallow first: what others use lies near the root rather than far below it.
//   4. Tests, examples, generated, vendored and minified files, in the same order.
//
// Of 3 and 4 those that the requests may show come before all others. Within one step files are in the order of their
// paths. Nothing is read: names of definitions say nothing here.

internal import FileDiscovery
internal import SourceModel
internal import TaskReading

/// How much each file of a tree matters for some requests.
struct FilePriority: Sendable {
  private enum Step: Int {
    case named, near, code, noise, hiddenCode, hiddenNoise
  }

  /// Deeper files are as those of this depth.
  private static let maximumDepth = 63

  /// For each file its step and depth; less comes first.
  private let keys: [UInt16]

  init(_ files: FileList, of source: TreeSource, _ requests: [MapRequest]) {
    let named = NamedFiles(files, of: source, requests)
    let filters = requests.map(\.filter)
    let shown: ((Int) -> Bool)? =
      filters.contains { $0.isEmpty }
      ? nil : FilePriority.shownFiles(files, of: source, filters)
    let near = named.folders
    keys = files.indices.map { place in
      let path = files.pathBytes(at: place)
      let isCode = files.noise[place] == .none
      let step: Step =
        if named.files.contains(place) {
          .named
        } else if named.below.contains(where: { $0.contains(place) })
          || (!near.isEmpty && near.contains(folder(of: path)))
        {
          .near
        } else if shown?(place) ?? true {
          isCode ? .code : .noise
        } else {
          isCode ? .hiddenCode : .hiddenNoise
        }
      let depth = path.reduce(into: 0) { $0 += $1 == slash ? 1 : 0 }
      return UInt16(
        step.rawValue * (FilePriority.maximumDepth + 1) + min(depth, FilePriority.maximumDepth))
    }
  }

  /// Places in the order in which their files matter.
  func sorted(_ places: [Int]) -> [Int] {
    // By buckets: the places of each are in order already.
    var buckets = [[Int]](
      repeating: [], count: (Step.hiddenNoise.rawValue + 1) * (FilePriority.maximumDepth + 1))
    for place in places { buckets[Int(keys[place])].append(place) }
    return buckets.flatMap { $0 }
  }

  /// Whether a file may be shown by one of several requests.
  private static func shownFiles(
    _ files: FileList, of source: TreeSource, _ filters: [PathFilter]
  ) -> (Int) -> Bool {
    let paths = TreePaths(files: files, of: source) { _ in true }
    let selections = filters.map { filter in
      (PathSelection(globs: filter.globs), filter.files.map { paths.places(of: $0).places })
    }
    return { place in
      selections.contains { selection, listed in
        listed?.contains(place) ?? true && selection.contains(Array(files.pathBytes(at: place)))
      }
    }
  }
}

/// The files and folders that requests name.
private struct NamedFiles {
  private(set) var files: Set<Int> = []
  /// Folders of these, with their last `/`.
  private(set) var folders: Set<ArraySlice<UInt8>> = []
  /// The files below folders that are named themselves.
  private(set) var below: [Range<Int>] = []

  init(_ list: FileList, of source: TreeSource, _ requests: [MapRequest]) {
    let paths = TreePaths(files: list, of: source) { _ in true }
    for written in requests.flatMap(\.focus) {
      let readings = FocusReading.readings(of: written)
      if let file = readings.lazy.compactMap({ paths.file($0.path) }).first {
        files.insert(file)
      } else if !written.isEmpty, let range = paths.files(below: written) {
        below.append(range)
      }
    }
    addMatches(of: requests, list, paths)
    folders = Set(files.map { folder(of: list.pathBytes(at: $0)) })
  }

  /// Adds what mentions, tasks, traces and diffs name.
  private mutating func addMatches(
    of requests: [MapRequest], _ list: FileList, _ paths: TreePaths
  ) {
    var written = requests.flatMap(\.mentions).map { Array($0.utf8) }
    for request in requests where request.hasTask {
      written += TaskInput(request).places.map(\.path)
    }
    guard !written.isEmpty else { return }
    var matcher = PathMatcher(written)
    list.paths.withUnsafeBytes { bytes in
      for file in list.indices {
        matcher.consider(
          UnsafeRawBufferPointer(rebasing: bytes[list.pathRange(at: file)]), file: file)
      }
    }
    for found in matcher.results where found.fileCount <= PathMatcher.maximumMatches {
      for match in found.matches {
        if match.isDirectory {
          // The first `depth` components of the file's path are the folder's.
          let components = list.pathBytes(at: match.file).split(
            separator: slash, maxSplits: match.depth, omittingEmptySubsequences: false)
          let folder = Array(components.prefix(match.depth).joined(separator: [slash]))
          if let range = paths.files(below: folder) { below.append(range) }
        } else {
          files.insert(match.file)
        }
      }
    }
  }
}

private let slash = UInt8(ascii: "/")

/// The path of the folder that holds a file, with its last `/`; empty for the root.
private func folder(of path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  path[..<(path.lastIndex(of: slash).map { $0 + 1 } ?? path.startIndex)]
}
