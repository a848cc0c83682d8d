#if canImport(Glibc)
  internal import Glibc
#endif

/// Days since 1970: the clock of eviction.
package enum CacheDay {
  private static let seconds = 86_400

  /// The day of now.
  package static var today: Int64 { day(ofSecond: time(nil)) }

  /// The day of a time in seconds since 1970.
  package static func day(ofSecond second: Int) -> Int64 { Int64(second / seconds) }
}
