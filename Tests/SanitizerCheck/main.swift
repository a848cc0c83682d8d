// Whether the thread sanitizer sees what it should, before anything is concluded from its silence:
// `race` has one, `lock` has none.

internal import Glibc
internal import StandardExtensions
internal import Synchronization

/// What several threads change: with the lock or, wrongly and on purpose, without.
private final class Tally: @unchecked Sendable {
  var unguarded = 0
  let guarded = Mutex([0])
}

private let tally = Tally()
private let isRacing = CommandLine.arguments.dropFirst().first == "race"
private var helpers = HelperThreads()
helpers.start(4) {
  for _ in 0..<200 {
    if isRacing {
      tally.unguarded += 1
    } else {
      tally.guarded.withLock { counts in
        counts[0] += 1
        // So that the others have to wait, in the library's code.
        usleep(10)
      }
    }
    usleep(10)
  }
}
helpers.wait()
