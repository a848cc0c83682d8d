package import SourceModel

// Tells from a path what is not the code that a project is about.
//
// Precision goes before recall: code that is wrongly demoted is missed by the reader, noise that
// isn't recognised costs some lines. So names that are common in real packages (`testing`,
// `external`, `deps`, `gen`) are no rule. Known losses: helpers in `package/test/` of languages
// whose folders are packages, jQuery's own `jquery.js`.

/// What the components of a path, read from the root downwards, tell about its files.
struct PathNoise {
  /// What the directories tell so far.
  private var noise = NoiseClass.none
  /// Below `src/main`: Maven's and Gradle's place for what is shipped, whatever it is called
  /// (`org/springframework/test`, `com/example`).
  private var isShipped = false
  private var depth = 0
  private var previous: [UInt8] = []
  /// The nearest directory is called `test`, deeper than a directory of tests usually is.
  private var isInNestedTest = false

  /// The noise of the directory `name` in this one.
  func entering(_ name: ArraySlice<UInt8>) -> PathNoise {
    let folded = Array(name).asciiLowercased
    var next = self
    next.depth += 1
    next.previous = folded
    if previous == [UInt8](ascii: "src"), folded == [UInt8](ascii: "main") { next.isShipped = true }
    guard let rule = NoiseTable.directories[folded.span] ?? Self.ruleBySuffix(folded) else {
      return next
    }
    switch rule.place {
    case .anywhere: next.add(rule.noise)
    case .top: if depth == 0 { next.add(rule.noise) }
    case .topOrBelowSources:
      if depth == 0 || NoiseTable.sourceDirectories.contains(previous) {
        next.add(rule.noise)
      } else {
        next.isInNestedTest = true
      }
    case .notInDomainName:
      if !NoiseTable.topLevelDomains.contains(previous) { next.add(rule.noise) }
    }
    return next
  }

  /// The noise of the file `name` in this directory.
  func file(_ name: ArraySlice<UInt8>) -> NoiseClass {
    var result = self
    let (stem, fileExtension) = Self.split(name)
    // Where folders aren't packages, `test` is one of tests at any depth.
    if isInNestedTest, !fileExtension.isFoldedElement(of: NoiseTable.packageExtensions) {
      result.add(.test)
    }
    guard let first = stem.first, let last = stem.last else { return result.noise }
    for rule in NoiseTable.filesByLastByte[Int(last)] where rule.matches(stem, fileExtension) {
      result.add(rule.noise)
    }
    for rule in NoiseTable.filesByFirstByte[Int(first)] where rule.matches(stem, fileExtension) {
      result.add(rule.noise)
    }
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
    guard name.contains(.dot), let last = name.split(separator: .dot).last,
      last.ends(with: "tests") || last.elementsEqual([UInt8](ascii: "test"))
    else { return nil }
    return NoiseTable.DirectoryRule(noise: .test, place: .anywhere)
  }

  /// The name before its last dot, and what is behind it.
  private static func split(
    _ name: ArraySlice<UInt8>
  ) -> (stem: ArraySlice<UInt8>, extension: ArraySlice<UInt8>) {
    guard let dot = name.lastIndex(of: .dot), dot > name.startIndex else { return (name, []) }
    return (name[..<dot], name[(dot + 1)...])
  }
}

/// What the path of a file tells about its noise.
package func pathNoise(_ path: RepositoryPath) -> NoiseClass {
  let components = path.components
  guard let name = components.last else { return .none }
  return components.dropLast().reduce(PathNoise()) { $0.entering($1) }.file(name)
}

extension Collection where Element == UInt8 {
  /// Whether `set` has these bytes in lower case.
  func isFoldedElement(of set: Set<[UInt8]>) -> Bool {
    set.contains(map(\.asciiLowercased))
  }

  /// Whether the last bytes are those of `text`.
  func ends(with text: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return count >= bytes.count && suffix(bytes.count).elementsEqual(bytes)
  }
}
