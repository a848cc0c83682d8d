// Which of several files that an import may mean it does mean.
//
// Input: the importer, a suffix such as `b/c.h`. The *root* of a file that ends in it is what
// stands before: the directory that a search path would have to name.
//
// Steps: candidates are compared by
//   1. whether their root is plausible: it holds the importer, or it carries a customary name of a
//      root (`include`, `src`, `lib`, …) and stands in a directory that holds the importer;
//   2. how many directories they share with the importer, the more the better;
//   3. how deep they lie, the shallower the better;
//   4. their place.
// Candidates are in the order of their paths, so those that share most with the importer stand
// beside where the importer would stand: of many, only these are looked at.

internal import SourceModel

/// What the root of a file must be for the file to be meant.
enum RootRule {
  /// Anything: the suffix has several components, which say enough.
  case any
  /// Anything, but not one of several that are equally near, none of them plausible: where each
  /// machine has its `asm/page.h`, only the build knows whose is meant.
  case unambiguous
  /// Plausible.
  case plausible
  /// The root of the tree, or a directory with one of these names.
  case named(Set<Bytes>)

  fileprivate func allows(_ root: ByteSlice, isPlausible: Bool) -> Bool {
    switch self {
    case .any, .unambiguous: true
    case .plausible: isPlausible
    case .named(let names): root.isEmpty || names.contains(Bytes(root.fileName))
    }
  }
}

extension PathIndex {
  /// Candidates that are compared, on both sides of the importer, where there are many.
  private static let maximumCandidates = 16

  /// Directories that search paths name.
  private static let rootNames: ByteInterner = {
    var names = ByteInterner()
    for name in [
      "include", "includes", "inc", "headers", "src", "source", "sources", "Sources", "lib", "libs",
      "library", "app", "apps", "test", "tests", "spec", "t", "python", "lua", "perl", "perl5",
      "proto", "protos", "modules", "ext", "shared", "common", "core", "code", "R", "Source",
      "Include", "public", "scripts", "rtl", "hdl", "cmake", "Modules",
    ] { _ = names.intern(name) }
    return names
  }()

  /// The file that ends in `suffix` and is meant by an import in the file `place`.
  func nearestFile(_ suffix: ByteSlice, from place: Int, root rule: RootRule) -> Int? {
    let candidates = fileSuffixes.candidates(suffix)
    if candidates.count > 2 * Self.maximumCandidates,
      let found = customaryFile(suffix, from: place, root: rule)
    {
      return found
    }
    return nearest(
      candidates, suffix, from: place, root: rule,
      path: { paths(number: $0) }
    ).map { self.place(ofPath: $0) }
  }

  /// The file below one of the customary roots in the directories that hold the importer, which
  /// doesn't stand beside the importer.
  private func customaryFile(_ suffix: ByteSlice, from place: Int, root rule: RootRule) -> Int? {
    for directory in directoriesAbove(place) {
      for folder in Self.customaryRoots {
        var root = Bytes(directory)
        if !root.isEmpty, !folder.isEmpty { root.append(Sign.slash) }
        root += folder
        guard rule.allows(root[...], isPlausible: true) else { continue }
        if !root.isEmpty { root.append(Sign.slash) }
        if let found = file(root + suffix) { return found }
      }
    }
    return nil
  }

  private static let customaryRoots = ["", "include", "src", "lib"].map { Array($0.utf8) }

  /// The directory that ends in `suffix` and is meant by an import in the file `place`.
  func nearestDirectory(_ suffix: ByteSlice, from place: Int, root rule: RootRule) -> Int? {
    nearest(
      directorySuffixes.candidates(suffix), suffix, from: place, root: rule,
      path: { directoryPath(Int($0)) }
    ).map { Int($0) }
  }

  /// The directories that end in `suffix`, at most 64: a package has a directory for each of its
  /// kinds of sources, not hundreds.
  func directories(endingIn suffix: ByteSlice) -> [Int] {
    directorySuffixes.candidates(suffix).prefix(64).map { Int($0) }
      .filter { directoryPath($0).hasComponents(suffix) }
  }

  /// Of some files, the one that is meant by an import in the file `place`; nil if there are none.
  ///
  /// These are the manifests of one name, or the files that declare one module: rarely more than
  /// one, and where they are hundreds, they are data of tests.
  func nearest(of places: some Sequence<Int>, from place: Int) -> Int? {
    let importer = path(at: place)
    var best: (nearness: Nearness, place: Int)?
    for candidate in places.prefix(256) {
      let path = self.path(at: candidate)
      let nearness = Nearness(path, root: path.directory, importer: importer)
      if best.map({ $0.nearness < nearness }) ?? true { best = (nearness, candidate) }
    }
    return best?.place
  }

  private func paths(number: UInt32) -> ByteSlice { path(at: place(ofPath: number)) }

  private func nearest(
    _ candidates: ArraySlice<UInt32>, _ suffix: ByteSlice, from place: Int, root rule: RootRule,
    path: (UInt32) -> ByteSlice
  ) -> UInt32? {
    guard !candidates.isEmpty else { return nil }
    let importer = self.path(at: place)
    if candidates.count == 1, let only = candidates.first, case .any = rule {
      return path(only).hasComponents(suffix) ? only : nil
    }
    var best: (nearness: Nearness, number: UInt32)?
    var isTied = false
    for number in Self.window(candidates, around: importer, path: path) {
      let candidate = path(number)
      guard candidate.hasComponents(suffix) else { continue }
      let root = candidate.dropLast(min(suffix.count + 1, candidate.count))
      let nearness = Nearness(candidate, root: root, importer: importer)
      guard rule.allows(root, isPlausible: nearness.isPlausible) else { continue }
      if let known = best, nearness <= known.nearness {
        isTied = isTied || nearness == known.nearness
      } else {
        isTied = false
        best = (nearness, number)
      }
    }
    if case .unambiguous = rule, isTied, let best, !best.nearness.isPlausible { return nil }
    return best?.number
  }

  /// The candidates that are worth a look: all, or those beside the importer.
  private static func window(
    _ candidates: ArraySlice<UInt32>, around importer: ByteSlice, path: (UInt32) -> ByteSlice
  ) -> ArraySlice<UInt32> {
    guard candidates.count > 2 * maximumCandidates else { return candidates }
    var low = candidates.startIndex
    var high = candidates.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if path(candidates[middle]).lexicographicallyPrecedes(importer) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    let start = max(candidates.startIndex, low - maximumCandidates)
    return candidates[start..<min(candidates.endIndex, low + maximumCandidates)]
  }

  /// How near a file is to an importer: more is nearer.
  private struct Nearness: Comparable {
    var isPlausible: Bool
    var sharedDirectories: Int
    var depth: Int

    init(_ path: ByteSlice, root: ByteSlice, importer: ByteSlice) {
      isPlausible = Self.isPlausible(root, importer)
      sharedDirectories = path.withUnsafeBytes { path in
        importer.withUnsafeBytes { importer in
          let count = min(path.count, importer.count)
          var shared = 0
          var index = 0
          while index < count, path[index] == importer[index] {
            if path[index] == Sign.slash { shared += 1 }
            index += 1
          }
          return shared
        }
      }
      depth = path.withUnsafeBytes { $0.count(of: Sign.slash) }
    }

    private static func isPlausible(_ root: ByteSlice, _ importer: ByteSlice) -> Bool {
      let directory = importer.directory
      if root.holds(directory) { return true }
      let name = root.fileName
      guard name.withUnsafeBytes({ PathIndex.rootNames.index(of: $0) }) != nil else { return false }
      return root.directory.holds(directory)
    }

    static func < (left: Self, right: Self) -> Bool {
      if left.isPlausible != right.isPlausible { return right.isPlausible }
      if left.sharedDirectories != right.sharedDirectories {
        return left.sharedDirectories < right.sharedDirectories
      }
      return left.depth > right.depth
    }
  }
}

extension ArraySlice<UInt8> {
  /// The path ends in `suffix`, which begins at a component.
  func hasComponents(_ suffix: ByteSlice) -> Bool {
    guard count >= suffix.count, self.suffix(suffix.count) == suffix else { return false }
    return count == suffix.count || self[endIndex - suffix.count - 1] == Sign.slash
  }
}
