#if canImport(Glibc)
  internal import Glibc
#endif

/// Sums at few of many places: as fast as an array, and as cheap to make as it is used.
///
/// The memory comes from the kernel page by page, when a place is first touched.
struct SparseSums<Sum: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
  private let sums: UnsafeMutablePointer<Sum>
  /// The places that something was added to.
  private(set) var touched: [UInt32] = []

  /// Sums of 0 at `count` places.
  init(count: Int) {
    // The standard library has no zeroed allocation, and zeroing would touch every page. Only out of
    // memory does calloc fail, where Swift itself would trap.
    guard let memory = calloc(max(1, count), MemoryLayout<Sum>.stride) else {
      preconditionFailure("out of memory")
    }
    sums = memory.bindMemory(to: Sum.self, capacity: max(1, count))
  }

  deinit { free(sums) }

  /// The sum at a place below the count.
  subscript(place: UInt32) -> Sum { sums[Int(place)] }

  /// Adds a value.
  @inline(__always)
  mutating func add(_ value: Sum, to place: UInt32) {
    let sum = sums[Int(place)]
    // A sum that became 0 again is listed twice, see ``drain(_:)``.
    if sum == 0 && value != 0 { touched.append(place) }
    sums[Int(place)] = sum &+ value
  }

  /// Takes the sum out of a place.
  mutating func take(_ place: UInt32) -> Sum {
    let sum = sums[Int(place)]
    sums[Int(place)] = 0
    return sum
  }

  /// Takes all sums out and calls `body` with each that is not 0, once.
  mutating func drain(_ body: (_ place: UInt32, _ sum: Sum) -> Void) {
    let places = touched
    touched.removeAll(keepingCapacity: true)
    for place in places {
      let sum = take(place)
      if sum != 0 { body(place, sum) }
    }
  }

  /// Makes all sums 0.
  mutating func reset() {
    drain { _, _ in }
  }
}
