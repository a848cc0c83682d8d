// Finds the files of a tree that paths in a text mean, in one pass over the tree's paths for all
// of them: no index of base names has to exist or to be built.
//
// 1. Written paths are brought into a comparable form (`placelessPath`) and filed under a hash of
//    their last component in small letters. One without an extension is also what a file is
//    called before its extension: `net/http` and `app/models/user` mean files too.
// 2. Of each path of the tree the last component is found from its end. Its length and first
//    letter are looked up in a bit set, which rejects nearly all; only then it is hashed. So are
//    those of its directories that the path before wasn't in.
// 3. Where the hash is known, the paths are compared from their ends, whole components only. A
//    longer agreement displaces shorter ones.
//
// Cost: one look at each byte of the tree's paths, about 5 ms for 80,000 paths. Letters
// agree in any case, since file systems of other machines may not tell them apart; a match of the
// same case comes first.

#if canImport(Glibc)
  internal import Glibc
#endif

/// Compares written paths with those of a tree, which are given one after the other.
package struct PathMatcher {
  /// More files of the same name and directories don't tell where to look.
  package static let maximumMatches = 8
  /// Texts name few files; a pasted list of a directory is no mention.
  package static let maximumWrittenPaths = 1024

  /// For each written path what was found so far.
  package private(set) var results: [PathMatches]

  private let written: [WrittenPath]
  /// Written paths by the hash of their last component.
  private var writtenByName: [UInt64: [Int]] = [:]
  /// For each length of a name up to 63 (longer ones share the last) the first letters, as bits of
  /// their lower five bits.
  private var firstLetters = [UInt32](repeating: 0, count: 64)
  /// The directory of the path before, with its last `/`.
  private var directory: [UInt8] = []

  /// - Parameter paths: As in the text, or as in `StackFrame.path`; those behind
  ///   `maximumWrittenPaths` match nothing.
  package init(_ paths: [[UInt8]]) {
    written = paths.prefix(PathMatcher.maximumWrittenPaths).map { WrittenPath($0) }
    results = [PathMatches](repeating: PathMatches(), count: paths.count)
    for (index, path) in written.enumerated() where !path.bytes.isEmpty {
      let name = path.bytes[path.nameStart...]
      writtenByName[PathMatcher.hash(name), default: []].append(index)
      if let first = name.first {
        firstLetters[min(name.count, 63)] |= 1 << UInt32(first.lowercased & 31)
      }
    }
  }

  /// Compares a path of the tree, canonical and relative to the root, with all written ones.
  ///
  /// Files of one directory should come one after the other, else it counts several times.
  ///
  /// - Parameters:
  ///   - path: Its bytes.
  ///   - file: What matches call it; ascending numbers keep `results` in order.
  package mutating func consider(_ path: UnsafeRawBufferPointer, file: Int) {
    var nameStart = path.count
    while nameStart > 0, path[nameStart - 1] != .slash { nameStart -= 1 }
    guard nameStart < path.count else { return }
    considerDirectories(nameStart, of: path, file: file)
    lookUp(path, name: nameStart..<path.count, file: file)
    var stemEnd = nameStart + 1
    while stemEnd < path.count, path[stemEnd] != .dot { stemEnd += 1 }
    if stemEnd < path.count { lookUp(path, name: nameStart..<stemEnd, file: file) }
  }

  /// Looks up the directories that the path before wasn't in.
  private mutating func considerDirectories(
    _ parentLength: Int, of path: UnsafeRawBufferPointer, file: Int
  ) {
    let common = directory.withUnsafeBytes { directory in
      PathMatcher.commonLength(path, directory, limit: min(parentLength, directory.count))
    }
    if common == parentLength, common == directory.count { return }
    var start = common
    while start > 0, path[start - 1] != .slash { start -= 1 }
    for end in start..<parentLength where path[end] == .slash {
      if end > start { lookUp(path, name: start..<end, file: file, isDirectory: true) }
      start = end + 1
    }
    directory.removeAll(keepingCapacity: true)
    directory.append(contentsOf: path[..<parentLength])
  }

  /// How many of the first `limit` bytes are the same.
  private static func commonLength(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, limit: Int
  ) -> Int {
    guard let start = left.baseAddress, let other = right.baseAddress else { return 0 }
    // Most paths are in the directory of the path before.
    if memcmp(start, other, limit) == 0 { return limit }
    var length = 0
    while length < limit, left[length] == right[length] { length += 1 }
    return length
  }

  private mutating func lookUp(
    _ path: UnsafeRawBufferPointer, name: Range<Int>, file: Int, isDirectory: Bool = false
  ) {
    let letters = firstLetters[min(name.count, 63)]
    guard letters != 0, letters >> UInt32(path[name.lowerBound].lowercased & 31) & 1 == 1,
      let candidates = writtenByName[PathMatcher.hash(path[name])]
    else { return }
    for index in candidates {
      guard var match = written[index].match(path[..<name.upperBound], file: file) else { continue }
      match.isDirectory = isDirectory
      results[index].add(match)
    }
  }

  /// FNV-1a over the letters in lower case.
  private static func hash(_ name: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte.lowercased)) &* 0x100_0000_01B3 }
    return hash
  }
}

extension PathMatches {
  /// Takes in a match unless there are better ones.
  fileprivate mutating func add(_ match: PathMatch) {
    if let best = matches.first {
      // A file and its stem are the same file.
      if match.file == matches.last?.file, match.componentCount <= best.componentCount { return }
      if match.componentCount < best.componentCount { return }
      if match.componentCount > best.componentCount { self = PathMatches() }
    }
    fileCount += 1
    let place = matches.firstIndex { PathMatches.precedes(match, $0) } ?? matches.count
    guard place < PathMatcher.maximumMatches else { return }
    matches.insert(match, at: place)
    if matches.count > PathMatcher.maximumMatches { matches.removeLast() }
  }

  private static func precedes(_ left: PathMatch, _ right: PathMatch) -> Bool {
    if left.agreement != right.agreement { return left.agreement < right.agreement }
    if left.hasSameCase != right.hasSameCase { return left.hasSameCase }
    // A bare `Makefile` is rather the root's than one far down.
    if left.depth != right.depth { return left.depth < right.depth }
    return left.file < right.file
  }
}

/// A written path in comparable form.
private struct WrittenPath {
  let bytes: [UInt8]
  let nameStart: Int
  let componentCount: Int

  init(_ path: [UInt8]) {
    bytes = placelessPath(path[...])
    nameStart = (bytes.lastIndex(of: .slash) ?? -1) + 1
    componentCount = 1 + bytes.reduce(into: 0) { $0 += $1 == .slash ? 1 : 0 }
  }

  /// The agreement with a path of the tree whose last component may have lost its extension.
  func match(_ path: Slice<UnsafeRawBufferPointer>, file: Int) -> PathMatch? {
    var common = 0
    var components = 0
    var isSameCase = true
    var hasSameCase = true
    let limit = min(bytes.count, path.count)
    while common < limit {
      let left = bytes[bytes.count - 1 - common]
      let right = path[path.endIndex - 1 - common]
      guard left.lowercased == right.lowercased else { break }
      isSameCase = isSameCase && left == right
      common += 1
      if left == .slash {
        components += 1
        hasSameCase = isSameCase
      }
    }
    let usesWritten =
      common == bytes.count && (common == path.count || path[path.endIndex - 1 - common] == .slash)
    let usesPath =
      common == path.count && (common == bytes.count || bytes[bytes.count - 1 - common] == .slash)
    if usesWritten || usesPath {
      components += 1
      hasSameCase = isSameCase
    }
    guard components > 0 else { return nil }
    let isWhole = usesWritten || (usesPath && components > 1)
    return PathMatch(
      file: file, isDirectory: false,
      agreement: isWhole ? .whole : components > 1 ? .partial : .name,
      componentCount: components,
      depth: 1 + path.reduce(into: 0) { $0 += $1 == .slash ? 1 : 0 }, hasSameCase: hasSameCase)
  }
}
