/// A read-only array of fixed-size elements, in memory of its own or in a mapped file.
///
/// Public, unlike everything else here, because only what is public is specialised and inlined in
/// other modules, and columns are read in the innermost loops.
///
/// Copies share the elements. What is computed from a column is the same wherever it lies, so a
/// graph that was just built and one that was mapped are one type.
///
/// Invariant: `owner` keeps `elements` alive and unchanged.
public struct Column<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  private let owner: any AnyObject & Sendable
  /// The elements, for loops over many of them; valid as long as the column.
  ///
  /// Safe to share: never written after the column exists, and kept alive by `owner`.
  nonisolated(unsafe) public let elements: UnsafeBufferPointer<Element>

  /// A column of `count` elements, all of which `body` has to initialise.
  public init(count: Int, initializingWith body: (UnsafeMutableBufferPointer<Element>) -> Void) {
    let storage = OwnedElements<Element>(count: count)
    body(storage.buffer)
    owner = storage
    elements = UnsafeBufferPointer(storage.buffer)
  }

  /// A column with the elements of an array.
  public init(_ values: [Element]) {
    self.init(count: values.count) { buffer in
      values.withUnsafeBufferPointer { _ = buffer.initialize(fromContentsOf: $0) }
    }
  }

  /// A column of `count` elements, each of which `element` gives.
  public init(count: Int, element: (Int) -> Element) {
    self.init(count: count) { buffer in
      for index in 0..<count { buffer.initializeElement(at: index, to: element(index)) }
    }
  }

  /// A column with the elements of a collection.
  public init(_ values: some Collection<Element>) {
    self.init(count: values.count) { buffer in _ = buffer.initialize(fromContentsOf: values) }
  }

  /// A column without elements.
  public init() { self.init(count: 0) { _ in } }

  /// The first `count` elements of memory that is handed over, all initialised.
  init(adopting memory: UnsafeMutableBufferPointer<Element>, count: Int) {
    let storage = OwnedElements(memory)
    owner = storage
    elements = UnsafeBufferPointer(rebasing: memory[..<count])
  }

  /// Elements that `owner` keeps alive and unchanged.
  init(owner: any AnyObject & Sendable, elements: UnsafeBufferPointer<Element>) {
    self.owner = owner
    self.elements = elements
  }

  /// The index of the first element.
  public var startIndex: Int { 0 }
  /// The index behind the last element.
  public var endIndex: Int { elements.count }
  // Said again here because the library's general answers are not specialised in other modules, and
  // cost 50 times as much.
  /// Number of elements.
  public var count: Int { elements.count }
  /// Whether there is no element.
  public var isEmpty: Bool { elements.isEmpty }
  /// Number of elements from `start` to `end`.
  public func distance(from start: Int, to end: Int) -> Int { end - start }
  /// The index that many elements on.
  public func index(_ index: Int, offsetBy distance: Int) -> Int { index + distance }
  /// The index of the next element.
  public func index(after index: Int) -> Int { index + 1 }
  /// The index of the element before.
  public func index(before index: Int) -> Int { index - 1 }

  /// The element at an index.
  @inline(__always)
  public subscript(index: Int) -> Element {
    precondition(index >= 0 && index < elements.count)
    return elements[index]
  }

  /// The elements in a range of indexes, in place.
  @inline(__always)
  public subscript(range: Range<Int>) -> Slice<UnsafeBufferPointer<Element>> {
    precondition(range.lowerBound >= 0 && range.upperBound <= elements.count)
    return elements[range]
  }

  /// The bytes of all elements.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(elements) }
}

extension Column: Equatable where Element: Equatable {
  /// Whether the elements of both are the same.
  public static func == (left: Column, right: Column) -> Bool { left.elementsEqual(right) }
}

/// Memory for the elements of one column.
private final class OwnedElements<Element: BitwiseCopyable & Sendable>: Sendable {
  // Written only before the column that owns it exists.
  nonisolated(unsafe) let buffer: UnsafeMutableBufferPointer<Element>

  init(count: Int) { buffer = .allocate(capacity: count) }

  /// Takes over memory that was allocated.
  init(_ buffer: UnsafeMutableBufferPointer<Element>) { self.buffer = buffer }

  deinit { buffer.deallocate() }
}

extension Column {
  /// The same memory as bytes.
  var rawColumn: Column<UInt8> {
    Column<UInt8>(owner: owner, elements: bytes.bindMemory(to: UInt8.self))
  }
}
