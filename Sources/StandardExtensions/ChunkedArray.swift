/// An array in chunks: copies that differ in few elements share all others, as Arrow's chunked arrays do.
///
/// A chunk in which an element is changed is copied, and nothing else. Public, because only what is public is
/// specialised in other modules.
///
/// Invariant: each chunk but the last has ``chunkCount`` elements, and that has at least one.
public struct ChunkedArray<Element: Equatable & Sendable>: Sendable, Equatable {
  /// Elements of a chunk.
  public static var chunkCount: Int { 256 }

  private var chunks: [[Element]] = []

  /// No elements.
  public init() {}

  /// The elements of a collection.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - other: An array with much the same elements at the same places: what is the same is shared with it.
  public init(
    _ elements: some RandomAccessCollection<Element>, like other: ChunkedArray = ChunkedArray()
  ) {
    var rest = elements[...]
    while !rest.isEmpty {
      let chunk = rest.prefix(Self.chunkCount)
      let known = chunks.count < other.chunks.count ? other.chunks[chunks.count] : []
      chunks.append(known.elementsEqual(chunk) ? known : Array(chunk))
      rest = rest.dropFirst(Self.chunkCount)
    }
  }

  /// Adds an element at the end.
  public mutating func append(_ element: Element) {
    if chunks.last.map({ $0.count == Self.chunkCount }) ?? true {
      chunks.append([])
      chunks[chunks.count - 1].reserveCapacity(Self.chunkCount)
    }
    chunks[chunks.count - 1].append(element)
  }

  /// Adds elements at the end.
  public mutating func append(contentsOf elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// How many chunks are the same memory as those of another array.
  public func sharedChunkCount(with other: ChunkedArray) -> Int {
    zip(chunks, other.chunks).count { left, right in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { left.baseAddress == $0.baseAddress }
      }
    }
  }
}

extension ChunkedArray: RandomAccessCollection, MutableCollection {
  /// The index of the first element.
  public var startIndex: Int { 0 }
  /// The index behind the last element.
  public var endIndex: Int { count }
  // Said again here because the library's general answers are not specialised in other modules.
  /// Number of elements.
  public var count: Int {
    chunks.isEmpty ? 0 : (chunks.count - 1) * Self.chunkCount + chunks[chunks.count - 1].count
  }
  /// Number of elements from `start` to `end`.
  public func distance(from start: Int, to end: Int) -> Int { end - start }
  /// The index that many elements on.
  public func index(_ index: Int, offsetBy distance: Int) -> Int { index + distance }
  /// The index of the next element.
  public func index(after index: Int) -> Int { index + 1 }
  /// The index of the element before.
  public func index(before index: Int) -> Int { index - 1 }

  /// The element at an index.
  public subscript(index: Int) -> Element {
    get { chunks[index / Self.chunkCount][index % Self.chunkCount] }
    set { chunks[index / Self.chunkCount][index % Self.chunkCount] = newValue }
  }
}
