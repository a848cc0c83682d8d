/// Memory that grows, for tables in innermost loops.
///
/// An array there counts references at each access: a fifth of the time that words take, on every
/// thread at once.
///
/// Invariant: the first `count` elements are initialised, and only they are read.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  // Allocated in `init`, freed in `deinit`, reachable from nowhere else.
  private var memory: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0

  /// A buffer without elements.
  init() { memory = .allocate(capacity: 64) }

  /// A buffer of equal elements.
  init(repeating element: Element, count: Int) {
    memory = .allocate(capacity: count)
    memory.initialize(repeating: element)
    self.count = count
  }

  deinit { memory.deallocate() }

  /// The elements, valid until the next change.
  var elements: UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: memory[..<count])
  }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      assert(index < count)
      return memory[index]
    }
    @inline(__always) _modify {
      assert(index < count)
      yield &memory[index]
    }
  }

  /// Adds an element.
  @inline(__always)
  mutating func append(_ element: Element) {
    if count == memory.count { grow(to: count + 1) }
    memory.initializeElement(at: count, to: element)
    count += 1
  }

  /// Adds elements.
  mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    if memory.count - count < elements.count { grow(to: count + elements.count) }
    _ = memory[count...].initialize(fromContentsOf: elements)
    count += elements.count
  }

  /// Forgets all elements; their memory stays.
  mutating func removeAll() { count = 0 }

  private mutating func grow(to least: Int) {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(
      capacity: max(least, memory.count * 2))
    _ = larger.initialize(fromContentsOf: elements)
    memory.deallocate()
    memory = larger
  }
}
