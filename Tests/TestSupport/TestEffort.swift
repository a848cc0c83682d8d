@preconcurrency internal import Glibc

/// Whether tests take the time that they need (`REPOMAP_SLOW_TESTS=1`), or only as much as somebody
/// who waits for them has.
package let isThorough = getenv("REPOMAP_SLOW_TESTS").map { String(cString: $0) } == "1"

/// A whole number that the environment gives, for tests whose effort can be set.
package func environmentNumber(_ name: String) -> Int? {
  getenv(name).flatMap { Int(String(cString: $0)) }
}
