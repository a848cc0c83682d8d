// Imports of CSS and Sass.
//
// A path is relative to the file; Sass leaves out the extension and the underscore of a partial,
// and a directory means its index. What isn't there may be below a load path: a plausible root.

/// The rules of style sheets.
struct StylesheetImports: ImportRules {
  private let tree: ImportTree

  init(_ tree: ImportTree) {
    self.tree = tree
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let source = request.source[...].trimmed.unquoted.prefix { $0 != UInt8(ascii: "?") }
    if hasScheme(source) || source.hasPrefix("//") { return .external }
    if let found = file(source, from: place) { return .files([found]) }
    let isPackage = source.first == Sign.tilde || source.first == Sign.at
    return isPackage || !isPath(source) ? .external : .unresolved
  }

  /// The style sheet that a path means.
  func file(_ source: ByteSlice, from place: Int) -> Int? {
    let forms = Self.forms(source)
    let folder = tree.paths.directoryPath(of: place)
    for form in forms {
      if let path = joinedPath(folder, form[...]), let found = tree.paths.file(path) {
        return found
      }
    }
    guard source.first != Sign.dot else { return nil }
    for form in forms {
      guard let path = joinedPath([], form[...]) else { continue }
      if let found = tree.paths.nearestFile(path[...], from: place, root: .plausible) {
        return found
      }
    }
    return nil
  }

  private func isPath(_ source: ByteSlice) -> Bool {
    source.first == Sign.dot || source.first == Sign.slash || source.hasSuffix(".css")
  }

  private static func forms(_ source: ByteSlice) -> [Bytes] {
    let name = source.fileName
    let folder = source[..<name.startIndex]
    let partial = Bytes(folder) + [Sign.underscore] + name
    let path = Bytes(source)
    return [
      path + Bytes(".scss"), partial + Bytes(".scss"), partial, path, path + Bytes(".sass"),
      partial + Bytes(".sass"), path + Bytes(".css"), path + Bytes("/_index.scss"),
      path + Bytes("/index.scss"), path + Bytes("/_index.sass"),
    ]
  }
}
