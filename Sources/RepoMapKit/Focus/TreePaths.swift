internal import SourceModel
internal import StandardExtensions

/// Finds files and folders of a tree by paths as users write them: relative to the root or to the working
/// directory, or absolute.
struct TreePaths {
  private static let slash = UInt8(ascii: "/")

  let tree: IndexedTree

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

  /// The path of the file that is most probably meant by one that the tree doesn't have: one of the same name, one in
  /// the same folder whose name differs by a letter or two, or one elsewhere.
  func nearest(to path: [UInt8]) -> String? {
    let path = TreePaths.tidied(path)
    let name = TreePaths.name(path[...])
    guard !name.isEmpty else { return nil }
    let folder = path.dropLast(name.count)
    var places: [String: [Int]] = [:]
    var neighbours: Set<String> = []
    for place in tree.files.indices where tree.isCode(place) {
      let other = tree.files.pathBytes(at: place)
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
    return best.map { tree.files.path(at: $0).description }
  }

  /// Edits between names beyond which ``closestName(to:among:)`` finds none.
  private static let maximumEdits = 2

  /// How many bytes two paths have in common at their beginnings and their ends.
  private func agreement(_ path: [UInt8], _ place: Int) -> Int {
    let other = tree.files.pathBytes(at: place)
    let start = zip(path, other).prefix { $0 == $1 }.count
    let end = zip(path.reversed(), other.reversed()).prefix { $0 == $1 }.count
    return start + end
  }

  private func codeFile(_ path: [UInt8]) -> Int? {
    tree.files.place(of: path).flatMap { tree.isCode($0) ? $0 : nil }
  }

  private func filesBelow(_ folder: [UInt8]) -> Range<Int>? {
    let prefix = folder.isEmpty ? [] : folder + [TreePaths.slash]
    // Files are in the order of their paths, so those of a folder stand together.
    guard
      let first = tree.files.indices.first(where: { place in
        tree.files.pathBytes(at: place).starts(with: prefix)
      })
    else { return nil }
    let rest = tree.files.indices[first...]
    let end =
      rest.firstIndex { !tree.files.pathBytes(at: $0).starts(with: prefix) } ?? rest.endIndex
    return first..<end
  }

  /// What a path is below the root. In a directory something has to be there; what a revision has need be nowhere
  /// else.
  private func relativePath(_ path: [UInt8]) -> [UInt8]? {
    let root = tree.source.canonicalRoot
    let file: [UInt8]
    switch tree.source {
    case .directory:
      guard let found = resolvedPath(path) else { return nil }
      file = found
    case .revision:
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
