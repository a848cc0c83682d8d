#if canImport(Glibc)
  internal import Glibc
#endif

/// The folders, files, globs and addresses that a model names, as the engine takes them.
struct PathReading {
  private let root: String

  /// - Parameter root: Bytes of the path of the tree's root.
  init(_ root: [UInt8]) { self.root = String(decoding: root, as: UTF8.self) }

  /// The path of what is a path, or the address of a definition.
  func path(_ written: String) -> [UInt8] {
    let whole = written.hasPrefix("/") ? written : "\(root)/\(written)"
    // A name may have a # in it.
    let isFile = !written.contains("#") || access(whole, F_OK) == 0
    return Array((isFile ? written : SymbolAddress.parts(of: written).path ?? written).utf8)
  }

  /// The patterns, as ignore files have them, for what is to be shown, and what isn't.
  func globs(_ paths: [String], excluding excluded: [String] = []) -> [[UInt8]] {
    paths.compactMap(glob).map { Array($0.utf8) }
      + excluded.compactMap(glob).map { Array("!\($0)".utf8) }
  }

  /// A pattern; `nil` for the root itself, in which everything is.
  private func glob(_ written: String) -> String? {
    var path = written[...]
    // What is named by its whole path.
    if path.hasPrefix("\(root)/") { path = path.dropFirst(root.utf8.count + 1) }
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    if path.isEmpty || path == "." || path == "/" || written == root { return nil }
    if path.hasPrefix("/") || path.contains(where: { "*?[".contains($0) }) { return String(path) }
    // A path, and not any folder deep down that is called so.
    return "/\(path)"
  }
}
