// Files that see each other without an import.
//
// Input: a tree. Output: a number for each file that shares a group with another one.
//
// A file is in one group at most. Its key is, by language: the directory (Go, Terraform, GraphQL,
// MATLAB, R), the package as the directory below the source root (Java, Kotlin, Scala, Groovy; the
// sources and the tests of a module are one), the first namespace that it declares (C#, F#, PHP,
// Protocol Buffers), the target (Swift). Groups of one file are none.

internal import SourceModel

/// Groups of files, in both directions.
struct FileGroups: Sendable {
  private var groupOfPlace: [Int32]
  private var starts: [Int] = [0]
  private var places: [Int] = []

  init(_ tree: ImportTree) {
    let swift = SwiftImports(tree)
    var keys = ByteInterner()
    var keyOfPlace: [Int] = []
    var sizes: [Int] = []
    for (place, family) in tree.families.enumerated() {
      guard let key = Self.key(of: place, family, tree, swift) else {
        keyOfPlace.append(-1)
        continue
      }
      let number = ([family.rawValue] + key).withUnsafeBytes { keys.intern($0) }
      if number == sizes.count { sizes.append(0) }
      sizes[number] += 1
      keyOfPlace.append(number)
    }
    var groupOfKey = [Int](repeating: -1, count: sizes.count)
    for (key, size) in sizes.enumerated() where size > 1 {
      groupOfKey[key] = starts.count - 1
      starts.append((starts.last ?? 0) + size)
    }
    groupOfPlace = keyOfPlace.map { $0 < 0 ? -1 : Int32(truncatingIfNeeded: groupOfKey[$0]) }
    var ends = starts
    places = [Int](repeating: 0, count: starts.last ?? 0)
    for (place, group) in groupOfPlace.enumerated() where group >= 0 {
      places[ends[Int(group)]] = place
      ends[Int(group)] += 1
    }
  }

  /// How many groups there are.
  var count: Int { starts.count - 1 }

  func group(of place: Int) -> Int? {
    groupOfPlace.indices.contains(place) && groupOfPlace[place] >= 0
      ? Int(groupOfPlace[place]) : nil
  }

  func members(of group: Int) -> ArraySlice<Int> {
    guard group >= 0, group < count else { return [] }
    return places[starts[group]..<starts[group + 1]]
  }

  private static func key(
    of place: Int, _ family: ImportFamily, _ tree: ImportTree, _ swift: SwiftImports
  ) -> Bytes? {
    switch family {
    case .go, .graphql, .matlab, .r, .terraform: Bytes(tree.paths.directoryPath(of: place))
    case .jvm: JVMImports.packageKey(tree.paths.directoryPath(of: place))
    case .csharp, .fsharp, .php, .proto: tree.namespaces.firstName(of: place).map { Bytes($0) }
    case .swift: swift.target(holding: place).map { Bytes("\($0)".utf8) }
    default: nil
    }
  }
}
