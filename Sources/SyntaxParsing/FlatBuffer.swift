/// A growing list of plain values at an address of its own.
///
/// Matching appends to lists and cuts them back for every node it looks at. An array checks at each
/// step whether it is shared, and is retained by whoever reads it.
struct FlatBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var memory: UnsafeMutablePointer<Element>

  init(capacity: Int = 64) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// The values; valid until the next change.
  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: memory, count: count) }

  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return memory[index]
    }
    @inline(__always) set {
      assert(index >= 0 && index < count)
      memory[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (memory + count).initialize(to: element)
    count += 1
  }

  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let start = elements.baseAddress else { return }
    if count + elements.count > capacity { grow(to: count + elements.count) }
    (memory + count).initialize(from: start, count: elements.count)
    count += elements.count
  }

  /// Keeps the first `count` values.
  @inline(__always)
  mutating func truncate(to count: Int) {
    assert(count <= self.count)
    self.count = count
  }

  /// Takes away the last value.
  @inline(__always)
  mutating func removeLast() -> Element {
    assert(count > 0)
    count -= 1
    return memory[count]
  }

  private mutating func grow(to minimum: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: max(minimum, capacity * 2))
    larger.moveInitialize(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity = max(minimum, capacity * 2)
  }
}
