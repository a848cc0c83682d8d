// Using directives of C#.
//
// `using A.B` is all files that declare the namespace. `using static A.B.Type` and aliases name a
// type: the longest prefix that is a namespace leads to its files, of which the one called like the
// type is meant.

/// The rules of C#.
struct CSharpImports: ImportRules {
  private let tree: ImportTree

  init(_ tree: ImportTree) {
    self.tree = tree
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    var name = request.source[...].prefix { $0 != UInt8(ascii: "<") }
    if name.hasPrefix("global::") { name = name.dropFirst("global::".utf8.count) }
    let declared = tree.namespaces.files(declaring: name, .csharp)
    if let target = ImportTarget(places: declared) { return target }
    guard let dot = name.lastIndex(of: Sign.dot) else { return .external }
    let type = name[(dot + 1)...]
    let around = tree.namespaces.files(declaring: name[..<dot], .csharp)
    let named = around.filter { tree.paths.path(at: $0).stem == type }
    if let target = ImportTarget(places: named) { return target }
    if !around.isEmpty { return .unresolved }
    // Without declarations, as the directories say.
    let path = joined(name.split(separator: Sign.dot), Sign.slash) + Bytes(".cs")
    return ImportTarget(place: tree.paths.nearestFile(path[...], from: place, root: .any))
      ?? .external
  }
}
