/// A path relative to the root of a repository: canonical, separated by `/`, without `.` and `..`.
///
/// Paths are bytes, because file names of the operating system are: they may hold line feeds and
/// invalid UTF-8. The order is that of the bytes, the same on every machine and locale.
package struct RepositoryPath: Hashable, Sendable {
  /// The path without a leading or trailing `/`; empty for the root itself.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The path of the root.
  package static let root = RepositoryPath(bytes: [])

  /// The path of `name` in this directory.
  package func appending(_ name: some Collection<UInt8>) -> RepositoryPath {
    if bytes.isEmpty { return RepositoryPath(bytes: Array(name)) }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count + 1 + name.count)
    joined.append(contentsOf: bytes)
    joined.append(UInt8(ascii: "/"))
    joined.append(contentsOf: name)
    return RepositoryPath(bytes: joined)
  }

  /// The last component: the file's name.
  package var name: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }

  /// The directory that holds this path; the root's is the root.
  package var parent: RepositoryPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return .root }
    return RepositoryPath(bytes: Array(bytes[..<slash]))
  }

  /// The components from the root downwards.
  package var components: [ArraySlice<UInt8>] {
    bytes.isEmpty ? [] : bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
  }
}

extension RepositoryPath: Comparable {
  package static func < (left: RepositoryPath, right: RepositoryPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

extension RepositoryPath: CustomStringConvertible {
  /// The path as text for people: control characters and invalid UTF-8 appear as `\x` and two
  /// hexadecimal digits, so that one path is always one line.
  package var description: String {
    escapedText(bytes)
  }
}

/// `bytes` as text for people, with control characters, escape sequences and invalid UTF-8 written
/// as `\x` and two hexadecimal digits.
package func escapedText(_ bytes: some Collection<UInt8>) -> String {
  // Of one type: generic code isn't specialised in other modules, and takes ten times as long.
  escapedText(of: Array(bytes))
}

private func escapedText(of bytes: [UInt8]) -> String {
  let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  if isPlain { return String(decoding: bytes, as: UTF8.self) }
  var text = ""
  var position = bytes.startIndex
  while position != bytes.endIndex {
    // One scalar at a time, so that an invalid byte is known by its own value.
    var iterator = bytes[position...].makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&iterator), !isControl(scalar) {
      text.unicodeScalars.append(scalar)
      position += UTF8.width(scalar)
    } else {
      text += hexadecimalEscape(bytes[position])
      position += 1
    }
  }
  return text
}

/// Controls, the marks that reorder text on a terminal (bidirectional overrides), and what no XML may hold.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: true
  default: false
  }
}

private func hexadecimalEscape(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16)
  return byte < 16 ? "\\x0\(digits)" : "\\x\(digits)"
}
