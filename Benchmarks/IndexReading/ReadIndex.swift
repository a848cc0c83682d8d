package import FileMapping
@preconcurrency internal import Glibc
package import GraphBuilding
internal import SourceModel

/// The graph of an index, and the paths of its files, for programs that list what it holds.
///
/// The index is one that a program of the same build made in an empty cache: the format of the file
/// isn't checked. In an index that was built at once files are numbered in the order of their paths.
package struct ReadIndex {
  package let graph: ReferenceGraph
  /// By number of the file; as lines show them.
  package let paths: [String]

  package init(path: String) throws(SectionFileError) {
    let file = try SectionFile(ofAnyKindAt: path)
    graph = try ReferenceGraph(file)
    paths = try Self.paths(file)
  }

  private static func paths(_ file: SectionFile) throws(SectionFileError) -> [String] {
    // As in RepoMapKit's IndexedFiles.
    let ends: Column<UInt32> = try file.column(20, of: UInt32.self)
    let bytes: Column<UInt8> = try file.column(21, of: UInt8.self)
    var paths: [String] = []
    var start = 0
    for end in ends {
      paths.append(escapedText(Array(bytes.elements[start..<Int(end)])))
      start = Int(end)
    }
    return paths
  }

  /// The index that the only argument names; ends the program where there is none.
  ///
  /// - Parameter name: What the program is called.
  /// - Returns: What the index holds.
  package static func ofArguments(program name: String) -> ReadIndex {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 else { fail("usage: \(name) INDEX") }
    do {
      return try ReadIndex(path: arguments[1])
    } catch {
      fail("\(arguments[1]): \(error.message)")
    }
  }

  private static func fail(_ message: String) -> Never {
    fputs("\(message)\n", stderr)
    exit(2)
  }
}
