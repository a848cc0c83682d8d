internal import SourceModel

/// Collects the parts of a recipe. Each part stands behind its length, so that no two lists of parts
/// have the same bytes.
struct DigestInput {
  private var bytes: [UInt8] = []

  /// Adds a number.
  mutating func append(_ number: Int) {
    withUnsafeBytes(of: UInt64(bitPattern: Int64(number)).littleEndian) {
      bytes.append(contentsOf: $0)
    }
  }

  /// Adds bytes.
  mutating func append(_ part: [UInt8]) {
    append(part.count)
    bytes.append(contentsOf: part)
  }

  /// Adds the UTF-8 bytes of a text.
  mutating func append(_ text: String) {
    append(Array(text.utf8))
  }

  /// Adds a list of byte strings.
  mutating func append(_ parts: [[UInt8]]) {
    append(parts.count)
    for part in parts { append(part) }
  }

  /// Adds a digest.
  mutating func append(_ digest: ContentHash) {
    bytes.append(contentsOf: digest.bytes)
  }

  /// The digest of all parts.
  var digest: ContentHash { ContentHash(of: bytes) }
}
