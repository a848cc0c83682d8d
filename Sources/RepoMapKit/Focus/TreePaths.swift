internal import SourceModel
internal import StandardExtensions

/// Finds files and folders of a tree by paths as users write them: relative to the root or to the working
/// directory, or absolute.
struct TreePaths {
  private static let slash = UInt8(ascii: "/")

  private let files: FileList
  private let source: TreeSource
  private let isCode: (Int) -> Bool

  /// The paths of the files of a list for which `isCode` holds.
  init(files: FileList, of source: TreeSource, isCode: @escaping (Int) -> Bool) {
    self.files = files
    self.source = source
    self.isCode = isCode
  }

  /// The paths of a tree.
  init(tree: IndexedTree) {
    self.init(files: tree.files, of: tree.source, isCode: tree.isCode)
  }

  /// The place of a file that is code.
  func file(_ path: [UInt8]) -> Int? {
    if let place = codeFile(TreePaths.tidied(path)) { return place }
    return relativePath(path).flatMap { codeFile($0) }
  }

  /// The places of the files below a folder that are code; `nil` where there is no such folder.
  func files(below path: [UInt8]) -> Range<Int>? {
    if let files = filesBelow(TreePaths.tidied(path)) { return files }
    return relativePath(path).flatMap { filesBelow($0) }
  }

  /// The places of files, and of those below folders; and the paths that name neither.
  func places(of paths: [[UInt8]]) -> (places: Set<Int>, missing: [[UInt8]]) {
    var places: Set<Int> = []
    var missing: [[UInt8]] = []
    for path in paths {
      if let place = file(path) {
        places.insert(place)
      } else if !path.isEmpty, let below = files(below: path) {
        places.formUnion(below)
      } else {
        missing.append(path)
      }
    }
    return (places, missing)
  }

  /// The path of the file that is most probably meant by one that the tree doesn't have: one of the same name, one in
  /// the same folder whose name differs by a letter or two, or one elsewhere.
  func nearest(to path: [UInt8]) -> String? {
    let path = TreePaths.tidied(path)
    let name = TreePaths.name(path[...])
    guard !name.isEmpty else { return nil }
    let folder = path.dropLast(name.count)
    var places: [String: [Int]] = [:]
    var neighbours: Set<String> = []
    for place in files.indices where isCode(place) {
      let other = files.pathBytes(at: place)
      let otherName = TreePaths.name(other)
      if abs(otherName.count - name.count) > TreePaths.maximumEdits { continue }
      let text = String(decoding: otherName, as: UTF8.self)
      places[text, default: []].append(place)
      if other.dropLast(otherName.count).elementsEqual(folder) { neighbours.insert(text) }
    }
    let wanted = String(decoding: name, as: UTF8.self)
    let nearest =
      places[wanted] != nil
      ? wanted
      : closestName(to: wanted, among: neighbours) ?? closestName(to: wanted, among: places.keys)
    guard let nearest, let found = places[nearest] else { return nil }
    let best = found.max { left, right in
      let (a, b) = (agreement(path, left), agreement(path, right))
      return a != b ? a < b : left > right
    }
    return best.map { files.path(at: $0).description }
  }

  /// Edits between names beyond which ``closestName(to:among:)`` finds none.
  private static let maximumEdits = 2

  /// How many bytes two paths have in common at their beginnings and their ends.
  private func agreement(_ path: [UInt8], _ place: Int) -> Int {
    let other = files.pathBytes(at: place)
    let start = zip(path, other).prefix { $0 == $1 }.count
    let end = zip(path.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return start + end
  }

  private func codeFile(_ path: [UInt8]) -> Int? {
    files.place(of: path).flatMap { isCode($0) ? $0 : nil }
  }

  private func filesBelow(_ folder: [UInt8]) -> Range<Int>? {
    let prefix = folder.isEmpty ? [] : folder + [TreePaths.slash]
    // Files are in the order of their paths, so those of a folder stand together.
    guard
      let first = files.indices.first(where: { place in
        files.pathBytes(at: place).starts(with: prefix)
      })
    else { return nil }
    let rest = files.indices[first...]
    let end =
      rest.firstIndex { !files.pathBytes(at: $0).starts(with: prefix) } ?? rest.endIndex
    return first..<end
  }

  /// What a path is below the root. In a directory something has to be there; what a revision has need be nowhere
  /// else.
  private func relativePath(_ path: [UInt8]) -> [UInt8]? {
    let root = source.canonicalRoot
    let file: [UInt8]
    switch source {
    case .directory:
      guard let found = resolvedPath(path) else { return nil }
      file = found
    case .revision, .snapshot:
      guard let (found, rest) = nearestDirectory(path) else { return nil }
      file = diskPath(of: RepositoryPath(bytes: rest), below: found)
    }
    if file == root { return [] }
    let prefix = root.last == TreePaths.slash ? root : root + [TreePaths.slash]
    return file.starts(with: prefix) ? Array(file.dropFirst(prefix.count)) : nil
  }

  /// Without `./` in front and slashes at the end.
  private static func tidied(_ path: [UInt8]) -> [UInt8] {
    var path = path[...]
    while path.starts(with: "./".utf8) { path = path.dropFirst(2) }
    while path.count > 1, path.last == slash { path = path.dropLast() }
    return path.elementsEqual(".".utf8) ? [] : Array(path)
  }

  private static func name(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path.lastIndex(of: slash).map { path[($0 + 1)...] } ?? path
  }
}
