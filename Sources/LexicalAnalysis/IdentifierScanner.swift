/// Finds identifiers in text: runs of letters, digits and underscores, as ``WordSplitter`` has them.
struct IdentifierScanner {
  /// For each byte whether identifiers have it. A table, because branches on bytes of text are mostly
  /// mispredicted.
  private let isPart = (UInt8.min...UInt8.max).map { ByteClass.of($0) != .other }

  /// Calls `body` with each identifier, in the order of the text, and a hash of its bytes.
  @inline(__always)
  func forEach(
    in text: UnsafeRawBufferPointer,
    _ body: (_ identifier: UnsafeRawBufferPointer, _ hash: UInt32) -> Void
  ) {
    // Pointers, because a buffer asks at each byte whether it has memory at all.
    guard let start = text.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    let end = start + text.count
    isPart.withUnsafeBufferPointer { isPart in
      var next = start
      while next < end {
        guard isPart[Int(next.pointee)] else {
          next += 1
          continue
        }
        let first = next
        var hash = RunningHash.seed
        repeat {
          hash = RunningHash.add(next.pointee, to: hash)
          next += 1
        } while next < end && isPart[Int(next.pointee)]
        body(UnsafeRawBufferPointer(start: first, count: next - first), RunningHash.mixed(hash))
      }
    }
  }
}
