#if canImport(Glibc)
  internal import Glibc
#endif

/// Compares two strings in the order of paths: below 0 if the first comes first, 0 if they are equal.
func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  let common = min(left.count, right.count)
  if common > 0, let first = left.baseAddress, let second = right.baseAddress {
    let order = memcmp(first, second, common)
    if order != 0 { return Int(order) }
  }
  return left.count - right.count
}
