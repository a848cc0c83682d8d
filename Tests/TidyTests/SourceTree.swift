import TestSupport

/// The sources and tests of this checkout, as text.
enum SourceTree {
  struct File {
    /// Relative to the checkout.
    let path: String
    let lines: [Substring]

    /// The folder below `Sources` or `Tests`.
    var module: String { String(path.split(separator: "/")[1]) }
    var isGenerated: Bool { path.hasSuffix("+Generated.swift") }
  }

  /// All Swift files below `folder`, in order.
  static func swiftFiles(below folder: String) throws -> [File] {
    var files: [File] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      for name in try listDirectory("\(checkoutRoot)/\(folder)") {
        let path = "\(folder)/\(name)"
        if name.hasSuffix(".swift") {
          files.append(try file(path))
        } else if (try? listDirectory("\(checkoutRoot)/\(path)")) != nil {
          folders.append(path)
        }
      }
    }
    return files.sorted { $0.path < $1.path }
  }

  /// One file of the checkout.
  static func file(_ path: String) throws -> File {
    let text = String(decoding: try readBytes("\(checkoutRoot)/\(path)"), as: UTF8.self)
    return File(path: path, lines: text.split(separator: "\n", omittingEmptySubsequences: false))
  }
}
