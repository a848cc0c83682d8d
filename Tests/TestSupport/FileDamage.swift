@preconcurrency internal import Glibc

/// What can happen to a file that nobody looks after.
package enum FileDamage: CaseIterable, Sendable {
  case bitFlips, truncation, removal, garbage, zeros, emptiness, directory

  /// Damages a file.
  ///
  /// - Parameters:
  ///   - path: Path of a regular file.
  ///   - keepsInode: Whether the bytes change under whoever has the file open. A program that maps
  ///     a file dies of its truncation, so nothing that lives may have it mapped.
  ///   - generator: Decides where and how much.
  /// - Throws: When the file can't be read or written.
  package func apply(
    to path: String, keepsInode: Bool, using generator: inout SeededGenerator
  ) throws {
    var bytes = try readBytes(path)
    switch self {
    case .bitFlips:
      for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
        bytes.flipBit(at: Int.random(in: bytes.indices, using: &generator), using: &generator)
      }
    case .truncation: bytes.removeLast(Int.random(in: 0...bytes.count, using: &generator))
    case .garbage: bytes = generator.bytes(count: bytes.count)
    case .zeros: bytes = [UInt8](repeating: 0, count: bytes.count)
    case .emptiness: bytes = []
    case .removal, .directory: break
    }
    if !keepsInode || self == .removal || self == .directory {
      guard unlink(path) == 0 else { throw TestSupportError("unlink \(path)") }
    }
    switch self {
    case .removal: break
    case .directory: guard mkdir(path, 0o700) == 0 else { throw TestSupportError("mkdir") }
    default:
      try writeFile(bytes, to: path)
      chmod(path, 0o600)
    }
  }
}

extension [UInt8] {
  /// Flips one bit of the byte at `index`.
  package mutating func flipBit(at index: Int, using generator: inout SeededGenerator) {
    self[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
  }
}
