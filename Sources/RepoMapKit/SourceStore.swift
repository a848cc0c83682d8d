internal import MapRendering
internal import SourceModel
internal import SyntaxParsing
internal import TieredCaching

/// The contents of files that maps show lines of, in memory, by their digests.
///
/// What lies under a digest is the content that was indexed, whatever has been written to the file since.
final class SourceStore: Sendable {
  private let memory: TieredCache<SourceText>

  /// - Parameter limitBytes: Bytes of memory for contents.
  init(limitBytes: Int) {
    var settings = TieredCacheSettings()
    settings.memoryLimitBytes = max(0, limitBytes)
    memory = TieredCache(settings) { SourceStore.bytesPerByte * $0.bytes.count }
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
    try? memory.value(for: digest) { () throws(NoSource) in
      guard case .success(let bytes) = read(), ContentHash(of: bytes) == digest else {
        throw NoSource()
      }
      return SourceText(bytes)
    }
  }

  /// Gives up what scarce memory asks for.
  func adjust(to pressure: MemoryPressure) { memory.adjust(to: pressure) }

  /// What the store did and holds.
  var counts: CacheCounts { memory.counts }
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
