internal import MapRendering
internal import SourceModel
internal import SyntaxParsing
internal import TieredCaching

/// The contents of files that maps show lines of, and the pieces that maps made of them, in memory.
///
/// Contents lie under their digests, so that what is found is what was indexed, whatever has been written to the file
/// since.
final class SourceStore: Sendable {
  private let contents: TieredCache<SourceText>
  private let pieces: TieredCache<any FilePieces>

  /// - Parameter limitBytes: Bytes of memory for contents, and as many for pieces.
  init(limitBytes: Int) {
    var settings = TieredCacheSettings()
    settings.memoryLimitBytes = max(0, limitBytes)
    contents = TieredCache(settings) { SourceStore.bytesPerByte * $0.bytes.count }
    pieces = TieredCache(settings) { $0.memoryBytes }
  }

  /// With the table of its lines a source takes up to so much memory for each byte.
  private static let bytesPerByte = 2

  /// The content with a digest, from memory or as `read` gives it.
  ///
  /// - Parameters:
  ///   - digest: What was indexed.
  ///   - read: Reads the file.
  /// - Returns: `nil` where the file can't be read or has other content by now.
  func text(
    _ digest: ContentHash, read: () -> Result<[UInt8], ReadError>
  ) -> SourceText? {
    // What the closure throws stands for "there is none".
    try? contents.value(for: digest) { () throws(NoSource) in
      guard case .success(let bytes) = read(), ContentHash(of: bytes) == digest else {
        throw NoSource()
      }
      return SourceText(bytes)
    }
  }

  /// The pieces under a key, from memory or as `make` gives them.
  func pieces(_ key: ContentHash, make: () -> (any FilePieces)?) -> (any FilePieces)? {
    try? pieces.value(for: key) { () throws(NoSource) in
      guard let made = make() else { throw NoSource() }
      return made
    }
  }

  /// Gives up what scarce memory asks for.
  func adjust(to pressure: MemoryPressure) {
    contents.adjust(to: pressure)
    pieces.adjust(to: pressure)
  }

  /// What the store did with contents and pieces, and holds.
  var counts: (contents: CacheCounts, pieces: CacheCounts) { (contents.counts, pieces.counts) }
}

private struct NoSource: Error {}

extension IndexedTree {
  /// The content of a file as it was indexed; `nil` where it can't be read, or is another by now.
  func text(of place: Int) -> SourceText? {
    sources.text(index.content(of: number(of: place))) {
      source.read(files.path(at: place), limit: SyntaxRuntime.maximumSourceBytes)
    }
  }
}
