package import SourceModel

/// What import resolution knows of a tree: its paths, the contents of its manifests, and the
/// namespaces that its files declare. Immutable.
package struct ImportTree: Sendable {
  let paths: PathIndex
  /// By place.
  let families: [ImportFamily]
  /// Contents of the manifests, in the order of their places.
  let manifests: [(place: Int, content: [UInt8])]
  let namespaces: NamespaceIndex

  /// - Parameters:
  ///   - count: How many files there are.
  ///   - path: The path of each, in the order of their bytes.
  ///   - language: The language of each, where it is known.
  ///   - manifests: Contents of the files that are manifests.
  ///   - namespaces: The definitions of kind module and namespace of each file: the names of the
  ///     scopes around it and its own, joined by dots.
  /// - Complexity: O(bytes of all paths, manifests and namespaces).
  package init(
    count: Int, path: (Int) -> ArraySlice<UInt8>, language: (Int) -> Language?,
    manifests: [(place: Int, content: [UInt8])], namespaces: [(place: Int, name: [UInt8])]
  ) {
    paths = PathIndex(count: count, path: path)
    var known: [Language: ImportFamily] = [:]
    families = (0..<count).map { place in
      guard let language = language(place) else { return .none }
      if let family = known[language] { return family }
      let family = ImportFamily(language)
      known[language] = family
      return family
    }
    let places = 0..<count
    self.manifests = manifests.filter { places.contains($0.place) }
      .sorted { $0.place < $1.place }
    self.namespaces = NamespaceIndex(
      namespaces.filter { places.contains($0.place) }, families: families)
  }

  /// Whether the content of the file with this path is asked for as a manifest.
  package static func isManifest(_ path: ArraySlice<UInt8>) -> Bool {
    ManifestKind(path) != nil
  }

  /// The manifests of one kind, with the directories that hold them.
  func manifests(_ kind: ManifestKind) -> [(directory: ByteSlice, place: Int, content: Bytes)] {
    manifests.compactMap { place, content in
      guard ManifestKind(paths.path(at: place)) == kind else { return nil }
      return (paths.directoryPath(of: place), place, content)
    }
  }

  /// The files of a family directly in a directory, ascending; of a directory that has more than a
  /// target may have, some.
  func files(in directory: Int, _ family: ImportFamily) -> [Int] {
    paths.files(in: directory).prefix(4 * ImportTarget.maximumFiles).lazy.map { Int($0) }
      .filter { families[$0] == family }
  }
}
