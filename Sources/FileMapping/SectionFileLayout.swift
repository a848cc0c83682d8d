// A section file, little-endian:
//
// ```
// header     magic, format, section count (UInt32 each), reserved, recipe (16 bytes),
//            file size, checksum of the header and all tables (UInt64 each)
// table      for each section: identifier, element size (UInt32 each), offset, byte count (UInt64 each)
// checksums  one UInt64 for each chunk of each section, section after section
// sections   each at a multiple of 64 bytes, in the order of the table
// ```
//
// A section is cut into chunks of 256 KiB, the last one shorter. Each chunk has a checksum of its own,
// so that what is read of a large section is verified without reading the rest. The checksum covers
// where the chunk belongs too: chunks that changed places are found out.

internal import SourceModel

/// Sizes and places in a section file.
enum SectionFileLayout {
  static let headerBytes = 48
  static let entryBytes = 24
  static let chunkBytes = 1 << 18
  static let alignment = 64

  /// Number of chunks of a section.
  static func chunkCount(ofBytes count: Int) -> Int { (count + chunkBytes - 1) / chunkBytes }

  /// `offset`, or the next place where a section may start.
  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) & -alignment }

  /// The checksum of chunk `index` of the section `id`.
  static func checksum(_ chunk: UnsafeRawBufferPointer, index: Int, of id: UInt32) -> UInt64 {
    let place = UInt64(id) << 32 | UInt64(index)
    return checksum64(chunk) ^ (place &* 0x9E37_79B9_7F4A_7C15)
  }
}

/// One row of the table of sections.
struct SectionEntry {
  let id: UInt32
  let elementBytes: Int
  let offset: Int
  let byteCount: Int
  /// Index of the checksum of its first chunk.
  let firstChunk: Int

  var chunkCount: Int { SectionFileLayout.chunkCount(ofBytes: byteCount) }
}
