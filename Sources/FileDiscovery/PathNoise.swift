package import SourceModel

// Tells from a path what is not the code that a project is about.
//
// Precision goes before recall: code that is wrongly demoted is missed by the reader, noise that
// isn't recognised costs some lines. So names that are common in real packages (`testing`,
// `external`, `deps`, `gen`) are no rule. Known losses: helpers in `package/test/` of languages
// whose folders are packages, jQuery's own `jquery.js`.

/// What the components of a path, read from the root downwards, tell about its files.
struct PathNoise {
  /// What the name of the directory says about those directly in it.
  private enum Place {
    case root, src, sources, topLevelDomain, elsewhere
  }

  /// What the directories tell so far.
  private var noise = NoiseClass.none
  /// Below `src/main`: Maven's and Gradle's place for what is shipped, whatever it is called
  /// (`org/springframework/test`, `com/example`).
  private var isShipped = false
  private var place = Place.root
  /// The nearest directory is called `test`, deeper than a directory of tests usually is.
  private var isInNestedTest = false

  /// The noise of the directory `name` in this one.
  func entering(_ name: Span<UInt8>) -> PathNoise {
    let folded = name.indices.map { name[$0].asciiLowercased }
    var next = self
    next.place = Self.place(folded)
    if place == .src, isEqual(NoiseTable.main, folded.span) { next.isShipped = true }
    guard let rule = NoiseTable.directories[folded.span] ?? Self.ruleBySuffix(folded) else {
      return next
    }
    switch rule.place {
    case .anywhere: next.add(rule.noise)
    case .top: if place == .root { next.add(rule.noise) }
    case .topOrBelowSources:
      if place == .root || place == .src || place == .sources {
        next.add(rule.noise)
      } else {
        next.isInNestedTest = true
      }
    case .notInDomainName: if place != .topLevelDomain { next.add(rule.noise) }
    }
    return next
  }

  private static func place(_ name: [UInt8]) -> Place {
    guard let key = PackedBytes.packed(name.span) else { return .elsewhere }
    if key == NoiseTable.src { return .src }
    if NoiseTable.sourceDirectories.contains(key) { return .sources }
    return NoiseTable.topLevelDomains.contains(key) ? .topLevelDomain : .elsewhere
  }

  /// The noise of the file `name` in this directory.
  func file(_ name: Span<UInt8>) -> NoiseClass {
    var result = self
    var dot = name.count - 1
    while dot > 0, name[dot] != .dot { dot -= 1 }
    let hasDot = dot > 0
    let stem = hasDot ? name.extracting(..<dot) : name
    // Longer extensions are in no table.
    let suffix = hasDot ? PackedBytes.packed(name.extracting((dot + 1)...)) : 0
    let fileExtension = PackedBytes.lowercased(suffix ?? .max)
    // Where folders aren't packages, `test` is one of tests at any depth.
    if isInNestedTest, !NoiseTable.packageExtensions.contains(fileExtension) { result.add(.test) }
    NoiseTable.files.forEachMatch(stem, fileExtension) { result.add($0) }
    return result.noise
  }

  /// The more telling class wins: a test within a vendored library is vendored.
  private mutating func add(_ other: NoiseClass) {
    if isShipped, other == .test || other == .example { return }
    if Self.weight(other) > Self.weight(noise) { noise = other }
  }

  private static func weight(_ noise: NoiseClass) -> Int {
    switch noise {
    case .none: 0
    case .example: 1
    case .test: 2
    case .generated: 3
    case .minified: 4
    case .vendored: 5
    }
  }

  /// .NET's projects of tests: `Shop.Tests`, `Shop.UnitTests`.
  private static func ruleBySuffix(_ name: [UInt8]) -> NoiseTable.DirectoryRule? {
    guard let dot = name.lastIndex(of: .dot), dot + 1 < name.count else { return nil }
    let last = name[(dot + 1)...]
    guard last.ends(with: "tests") || last.elementsEqual([UInt8](ascii: "test")) else {
      return nil
    }
    return NoiseTable.DirectoryRule(noise: .test, place: .anywhere)
  }
}

/// What the path of a file tells about its noise.
package func pathNoise(_ path: RepositoryPath) -> NoiseClass {
  let components = path.components.map { Array($0) }
  guard let name = components.last else { return .none }
  return components.dropLast().reduce(PathNoise()) { $0.entering($1.span) }.file(name.span)
}

extension Collection where Element == UInt8 {
  /// Whether the last bytes are those of `text`.
  func ends(with text: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return count >= bytes.count && suffix(bytes.count).elementsEqual(bytes)
  }
}
