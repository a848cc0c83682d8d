/// Collects the elements of a column whose number isn't known before, without a copy at the end.
package struct ColumnBuilder<Element: BitwiseCopyable & Sendable>: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<Element>
  package private(set) var count = 0

  /// An empty builder with room for so many elements.
  package init(capacity: Int = 256) {
    memory = .allocate(capacity: max(1, capacity))
  }

  deinit { memory.deallocate() }

  /// Adds an element.
  @inline(__always)
  package mutating func append(_ element: Element) {
    if count == memory.count { grow() }
    memory.initializeElement(at: count, to: element)
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: memory.count * 2)
    _ = larger.moveInitialize(
      fromContentsOf: UnsafeMutableBufferPointer(rebasing: memory[..<count]))
    memory.deallocate()
    memory = larger
  }

  /// The column of all elements.
  package consuming func column() -> Column<Element> {
    let (memory, count) = (memory, count)
    // The column frees the memory now.
    discard self
    return Column(adopting: memory, count: count)
  }
}
