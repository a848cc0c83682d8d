/// Collects the elements of a column whose number isn't known before, without a copy at the end.
///
/// Public for the same reason as ``Column``: adding a byte takes 50 instructions where it isn't
/// specialised.
public struct ColumnBuilder<Element: BitwiseCopyable & Sendable>: ~Copyable {
  private var memory: UnsafeMutableBufferPointer<Element>
  /// Number of elements so far.
  public private(set) var count = 0

  /// An empty builder with room for so many elements.
  public init(capacity: Int = 256) {
    memory = .allocate(capacity: max(1, capacity))
  }

  deinit { memory.deallocate() }

  /// Adds an element.
  @inline(__always)
  public mutating func append(_ element: Element) {
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
  public consuming func column() -> Column<Element> {
    let (memory, count) = (memory, count)
    // The column frees the memory now.
    discard self
    return Column(adopting: memory, count: count)
  }

  /// A column of all elements in memory of its own that has no room to spare, for many columns that stay.
  public var fittingColumn: Column<Element> {
    Column(UnsafeBufferPointer(rebasing: memory[..<count]))
  }
}
