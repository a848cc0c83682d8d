// What a path loses that some machine, bundler or package manager put in front of it or behind.
// What is left is compared with the tree's paths from its end (`PathMatcher`), so directories that
// exist on the other machine alone do no harm; what must go is what isn't a directory.

/// A path as written in a text, as a list of components that are joined by `/`.
///
/// Schemes, hosts, drives, queries, `./` and `~/` are dropped; `..` takes away the component before
/// it; `\` becomes `/`; what package managers install begins at the package. Absolute paths lose
/// their first `/`.
func placelessPath(_ written: ArraySlice<UInt8>) -> [UInt8] {
  var path = withoutScheme(written)
  if let query = path.firstIndex(where: { $0 == UInt8(ascii: "?") }) { path = path[..<query] }
  if let inside = path.lastIndex(ofText: "!/") { path = path[(inside + 2)...] }
  if path.count > 2, path[path.startIndex].isLetter, path[path.startIndex + 1] == .colon {
    path = path.dropFirst(2)
  }
  var components: [ArraySlice<UInt8>] = []
  for part in path.split(whereSeparator: { $0 == .slash || $0 == .backslash }) {
    if part.equals(".") || part.equals("~") { continue }
    if part.equals("..") {
      components.removeLast(components.isEmpty ? 0 : 1)
    } else if part.equals("site-packages") || part.equals("dist-packages") {
      components.removeAll()
    } else {
      components.append(part)
    }
  }
  return Array(components.joined(separator: [.slash]))
}

/// Without `file://`, `webpack://name/`, `http://host:1/`, `package:name/`, `jar:file:`.
private func withoutScheme(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  if let rest = path.dropping("package:") {
    return rest.firstIndex(of: .slash).map { rest[($0 + 1)...] } ?? rest
  }
  if let rest = path.dropping("jar:file:") ?? path.dropping("file://") ?? path.dropping("file:") {
    return rest
  }
  guard let mark = path.prefix(32).firstIndex(ofText: "://") else { return path }
  let rest = path[(mark + 3)...]
  if rest.first == .slash { return rest }
  return rest.firstIndex(of: .slash).map { rest[$0...] } ?? rest
}
