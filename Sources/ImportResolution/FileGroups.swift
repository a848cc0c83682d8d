// Files that see each other without an import.
//
// Input: a tree. Output: a number for each file; files of one group have the same.
//
// A file is in one group at most. Its key is, by language: the directory (Go, Terraform, GraphQL,
// MATLAB, R), the package as the directory below the source root (Java, Kotlin, Scala, Groovy; the
// sources and the tests of a module are one), the first namespace that it declares (C#, F#, PHP,
// Protocol Buffers), the directory of the target (Swift). The number is a digest of language and key,
// so that it is another only where the key is.

internal import SourceModel

/// The groups of the files of a tree.
struct FileGroups: Sendable {
  private let groups: [UInt64]

  init(_ tree: ImportTree) {
    let swift = SwiftImports(tree)
    groups = tree.families.enumerated().map { place, family in
      guard let key = Self.key(of: place, family, tree, swift) else { return 0 }
      return ([family.rawValue] + key).withUnsafeBytes { checksum64($0) }
    }
  }

  /// The group of a file; 0 for none.
  func group(of place: Int) -> UInt64 { groups.indices.contains(place) ? groups[place] : 0 }

  private static func key(
    of place: Int, _ family: ImportFamily, _ tree: ImportTree, _ swift: SwiftImports
  ) -> Bytes? {
    switch family {
    case .go, .graphql, .matlab, .r, .terraform: Bytes(tree.paths.directoryPath(of: place))
    case .jvm: JVMImports.packageKey(tree.paths.directoryPath(of: place))
    case .csharp, .fsharp, .php, .proto: tree.namespaces.firstName(of: place).map { Bytes($0) }
    case .swift: swift.targetDirectory(holding: place)
    default: nil
    }
  }
}
