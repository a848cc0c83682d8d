internal import SourceModel

/// Values on their way to L2, in the order in which they came. They can be found here until they
/// are written.
///
///     add ──→ waiting ──begin──→ being written ──end──→ (in L2, or lost)
struct WriteBehindQueue<Value> {
  private var waiting: [(key: ContentHash, value: Value)] = []
  /// The values of `waiting`, and of the batch that is being written.
  private var values: [ContentHash: Value] = [:]
  private var writing: [ContentHash] = []
  /// Bytes of `waiting`.
  private(set) var bytes = 0
  /// Whether values are taken at all.
  var isOpen = true

  /// Number of values that wait.
  var count: Int { waiting.count }

  /// The value of a key, if it is not written yet.
  subscript(key: ContentHash) -> Value? { values[key] }

  /// Adds a value, unless the one of its key is on its way already.
  mutating func add(_ value: Value, for key: ContentHash, weight: Int) {
    guard isOpen, values.updateValue(value, forKey: key) == nil else { return }
    waiting.append((key, value))
    bytes += weight
  }

  /// The batch to be written; only one at a time.
  mutating func begin() -> [(key: ContentHash, value: Value)] {
    let batch = waiting
    waiting = []
    bytes = 0
    writing = batch.map { $0.key }
    return batch
  }

  /// Forgets the batch that was written.
  mutating func end() {
    for key in writing { values[key] = nil }
    writing = []
  }
}
