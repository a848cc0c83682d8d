@preconcurrency internal import Glibc

// For who looks after files of sections without knowing what they mean.

/// A section, as the table of its file has it.
package struct SectionSummary: Sendable, Equatable {
  package let id: UInt32
  /// Size of one element in bytes.
  package let elementBytes: Int
  /// Size of all elements in bytes.
  package let byteCount: Int
}

extension SectionFile {
  /// Maps a section file of whatever kind, and verifies its header.
  ///
  /// - Parameter path: Path of the file.
  /// - Throws: `damaged` if it is no section file.
  package convenience init(ofAnyKindAt path: String) throws(SectionFileError) {
    try self.init(path: path, kind: nil)
  }

  /// What it holds, in the order of the file.
  package var sections: [SectionSummary] {
    entries.map {
      SectionSummary(id: $0.id, elementBytes: $0.elementBytes, byteCount: $0.byteCount)
    }
  }

  /// Verifies every chunk of every section.
  ///
  /// - Throws: `damaged` at the first one whose checksum is wrong.
  package func verifyAll() throws(SectionFileError) {
    for section in sections { try verify(section.id, 0..<section.byteCount, of: UInt8.self) }
  }
}

extension SectionFileError {
  /// A few words for people.
  package var message: String {
    switch self {
    case .system(let code): String(cString: strerror(code))
    case .cancelled: "interrupted"
    case .otherFormat: "it is of another format"
    case .damaged(let detail): detail
    }
  }
}
