#if canImport(Glibc)
  internal import Glibc
#endif

/// A line of a file of a tree, as it is on disk.
struct SourceLine {
  private let bytes: [UInt8]

  /// Files that are larger aren't code.
  private static let maximumBytes = 16 << 20

  /// A line, 1-based; `nil` where it can't be read.
  init?(_ number: Int, of path: [UInt8], in root: [UInt8]) {
    let slash = UInt8(ascii: "/")
    let name = (path.first == slash ? path : root + [slash] + path) + [0]
    let descriptor = name.withUnsafeBytes { bytes in
      bytes.baseAddress.map {
        open($0.assumingMemoryBound(to: CChar.self), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      } ?? -1
    }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= SourceLine.maximumBytes
    else { return nil }
    var content = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = read(descriptor, &content, content.count)
    guard count > 0 else { return nil }
    let lines = content[..<count].split(
      separator: UInt8(ascii: "\n"), maxSplits: number, omittingEmptySubsequences: false)
    guard number >= 1, number <= lines.count else { return nil }
    bytes = Array(lines[number - 1])
  }

  /// The 1-based byte at which a name stands as a whole word; `nil` where it doesn't.
  func column(of name: [UInt8]) -> Int? {
    guard !name.isEmpty, name.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - name.count) {
      let end = start + name.count
      guard bytes[start..<end].elementsEqual(name),
        start == 0 || !SourceLine.isWordByte(bytes[start - 1]),
        end == bytes.count || !SourceLine.isWordByte(bytes[end])
      else { continue }
      return start + 1
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || (byte | 0x20) &- UInt8(ascii: "a") < 26
      || byte &- UInt8(ascii: "0") < 10
  }
}
