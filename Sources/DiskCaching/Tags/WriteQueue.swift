internal import SourceModel

/// Documents that wait to be written, in the order in which they came.
struct WriteQueue {
  /// Above this many bytes the queue is written: one transaction for some hundred files, and not
  /// much lost to a crash.
  static let limitBytes = 4 << 20

  private var documents: [(key: ContentHash, bytes: [UInt8])] = []
  private var places: [ContentHash: Int] = [:]
  private var byteCount = 0
  /// Whether documents are taken at all: not when they could never be written.
  var isOpen = true

  /// Whether it is time to write.
  var isFull: Bool { byteCount >= WriteQueue.limitBytes }

  /// The document of a key, if it waits here.
  subscript(key: ContentHash) -> [UInt8]? { places[key].map { documents[$0].bytes } }

  /// Adds a document, unless one of its key is there already.
  mutating func add(_ bytes: [UInt8], key: ContentHash) {
    guard isOpen, places[key] == nil else { return }
    places[key] = documents.count
    documents.append((key, bytes))
    byteCount += bytes.count
  }

  /// Takes out all that waits.
  mutating func takeAll() -> [(key: ContentHash, bytes: [UInt8])] {
    let taken = documents
    documents = []
    places = [:]
    byteCount = 0
    return taken
  }
}
