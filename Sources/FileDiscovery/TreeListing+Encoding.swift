internal import SourceModel

// The bytes of a listing: a header of 16 words, then each array as it lies in memory, and a checksum
// of all that. Of this build and machine only: it is a cache.

extension TreeListing {
  /// Changes with the layout.
  private static let signature: UInt64 = 0x3130_4C57_4D50_4552
  private static let headerWords = 16

  /// The listing as bytes, to be kept until the next walk. The stamps of files are left out.
  package func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    let stamp =
      indexStamp ?? FileStamp(size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0)
    let header: [UInt64] = [
      Self.signature, recipe, UInt64(bitPattern: recordedAt), UInt64(files.count),
      UInt64(files.paths.count), UInt64(directories.count), UInt64(directoryPaths.count),
      UInt64(allRuleFiles.count), indexStamp == nil ? 0 : 1, UInt64(bitPattern: stamp.size),
      UInt64(bitPattern: stamp.modificationNanoseconds),
      UInt64(bitPattern: stamp.changeNanoseconds), stamp.inode,
      indexChecksum == nil ? 0 : 1, indexChecksum ?? 0, 0,
    ]
    bytes.reserveCapacity(
      8 * Self.headerWords + files.paths.count + 6 * files.count + 64 * directories.count
        + directoryPaths.count + 40 * allRuleFiles.count + 64)
    Self.append(header, to: &bytes)
    Self.append(directories, to: &bytes)
    Self.append(allRuleFiles, to: &bytes)
    Self.append(files.pathEnds, to: &bytes)
    Self.append(files.languageCodes, to: &bytes)
    Self.append(files.noise.map(\.rawValue), to: &bytes)
    Self.append(files.paths, to: &bytes)
    Self.append(directoryPaths, to: &bytes)
    let checksum = bytes.withUnsafeBytes { checksum64($0) }
    Self.append([checksum], to: &bytes)
    return bytes
  }

  private static func append<Element: BitwiseCopyable>(_ array: [Element], to bytes: inout [UInt8])
  {
    array.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// The listing that ``encoded()`` made these bytes of; nil for anything else.
  package init?(decoding bytes: [UInt8]) {
    guard bytes.count >= 8 * (Self.headerWords + 1) else { return nil }
    let isSound = bytes.withUnsafeBytes { bytes in
      let end = bytes.count - 8
      return checksum64(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
        == bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)
    }
    guard isSound else { return nil }
    var reader = ArrayReader(bytes: bytes, end: bytes.count - 8)
    guard let header: [UInt64] = reader.array(Self.headerWords, zero: 0),
      header[0] == Self.signature
    else { return nil }
    let fileCount = header[3]
    let zeroStamp = FileStamp(
      size: 0, modificationNanoseconds: 0, changeNanoseconds: 0, inode: 0)
    guard let counts = Self.counts(header[3...7], limit: bytes.count),
      let directories = reader.array(counts[2], zero: ListedDirectory.empty),
      let rules = reader.array(counts[4], zero: RuleFile(kind: 0, stamp: zeroStamp)),
      let pathEnds = reader.array(counts[0], zero: UInt32(0)),
      let codes = reader.array(counts[0], zero: UInt8(0)),
      let noise = reader.array(counts[0], zero: UInt8(0)),
      let paths = reader.array(counts[1], zero: UInt8(0)),
      let directoryPaths = reader.array(counts[3], zero: UInt8(0)), reader.isAtEnd,
      Self.isMonotone(pathEnds, end: paths.count)
    else { return nil }
    files = FileList(
      paths: paths, pathEnds: pathEnds,
      stamps: [FileStamp](repeating: zeroStamp, count: Int(fileCount)), languageCodes: codes,
      noise: noise.map { NoiseClass(rawValue: $0) ?? .none })
    self.directories = directories
    self.directoryPaths = directoryPaths
    allRuleFiles = rules
    recipe = header[1]
    recordedAt = Int64(bitPattern: header[2])
    if header[8] == 1 {
      indexStamp = FileStamp(
        size: Int64(bitPattern: header[9]), modificationNanoseconds: Int64(bitPattern: header[10]),
        changeNanoseconds: Int64(bitPattern: header[11]), inode: header[12])
    }
    if header[13] == 1 { indexChecksum = header[14] }
    guard keepsInvariants else { return nil }
  }

  private static func counts(_ words: ArraySlice<UInt64>, limit: Int) -> [Int]? {
    words.allSatisfy { $0 <= UInt64(limit) } ? words.map { Int($0) } : nil
  }

  private static func isMonotone(_ ends: [UInt32], end: Int) -> Bool {
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else { return false }
      last = end
    }
    return Int(last) == end
  }

  /// Whether all ranges are in order and within what they are ranges of.
  var keepsInvariants: Bool {
    guard let root = directories.first, Int(root.endDirectory) == directories.count,
      Int(root.endFile) == files.count, Int(directories.last?.pathEnd ?? 0) == directoryPaths.count,
      Int(directories.last?.ruleFileEnd ?? 0) == allRuleFiles.count
    else { return false }
    // The directories around the one under way, by their ends.
    var open: [(end: UInt32, endFile: UInt32)] = []
    var last = (pathEnd: UInt32(0), ruleFileEnd: UInt32(0), file: UInt32(0))
    for (index, directory) in directories.enumerated() {
      while let parent = open.last, index >= parent.end {
        last.file = max(last.file, parent.endFile)
        open.removeLast()
      }
      let parent = open.last ?? (end: root.endDirectory, endFile: root.endFile)
      guard directory.endDirectory > index, directory.endDirectory <= parent.end,
        directory.firstFile >= last.file, directory.firstFile <= directory.endFile,
        directory.endFile <= parent.endFile, directory.pathEnd >= last.pathEnd,
        directory.ruleFileEnd >= last.ruleFileEnd
      else { return false }
      last = (directory.pathEnd, directory.ruleFileEnd, directory.firstFile)
      open.append((directory.endDirectory, directory.endFile))
    }
    return hasPathsOfDirectories
  }

  /// Whether every file's path is longer than that of the directory it lies in. That it begins with
  /// it is left to the checksum.
  private var hasPathsOfDirectories: Bool {
    directories.indices.allSatisfy { index in
      let count = pathRange(of: index).count
      var isLonger = true
      forEachOwnFiles(of: index) { files in
        for file in files where self.files.pathRange(at: file).count <= count { isLonger = false }
      }
      return isLonger
    }
  }
}

/// Reads arrays of plain values that lie one behind the other.
private struct ArrayReader {
  let bytes: [UInt8]
  let end: Int
  private var position = 0

  init(bytes: [UInt8], end: Int) {
    self.bytes = bytes
    self.end = end
  }

  var isAtEnd: Bool { position == end }

  /// The next `count` values; nil if there are fewer. `zero` is any value.
  mutating func array<Element: BitwiseCopyable>(_ count: Int, zero: Element) -> [Element]? {
    let (size, isOverflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !isOverflow, size <= end - position else { return nil }
    let range = position..<(position + size)
    position += size
    return [Element](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      // Plain values without gaps: any bytes are valid.
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(buffer).copyMemory(from: .init(rebasing: $0[range]))
      }
      initializedCount = count
    }
  }
}
