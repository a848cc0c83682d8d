import SourceModel
import Synchronization
import TestSupport

@testable import DiskCaching

/// A disk cache in a directory of its own, under a clock that only the test moves.
struct EntryFixture {
  let directory: TemporaryDirectory
  let clock = TestClock()
  var settings: DiskCacheSettings

  init() throws {
    directory = try TemporaryDirectory()
    settings = EntryFixture.settings(below: directory.path)
  }

  /// Settings of a cache below a directory, which wait longer for others than a busy machine takes.
  static func settings(below path: String) -> DiskCacheSettings {
    var settings = DiskCacheSettings(directory: "\(path)/cache", place: ["repository", "plan"])
    settings.busyTimeoutMilliseconds = 60_000
    settings.minimumFileBytes = 3000
    return settings
  }

  var place: StoreDirectory { EntryFixture.place(settings) }

  static func place(_ settings: DiskCacheSettings) -> StoreDirectory {
    StoreDirectory(
      CacheDirectory(top: settings.directory, settings.place), EntrySchema.schema)
  }

  var files: ValueFiles { ValueFiles(directory: place.home) }

  func open() -> DiskCache { DiskCache(settings, clock: clock.cacheClock) }

  /// The same cache as one of several kinds.
  func open(_ kind: Kind) -> any KeyValueCache {
    switch kind {
    case .single: open()
    case .sharded: ShardedCache(settings, clock: clock.cacheClock)
    }
  }

  enum Kind: CaseIterable, Codable {
    case single
    case sharded
  }

  static func key(_ number: Int) -> [UInt8] { bytes("key \(number)") }

  /// 0 to 6,000 bytes, some of them enough for a file, the same for the same number.
  static func value(_ number: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(number))
    let largest = number % 5 == 0 ? 6000 : 900
    let start = Int.random(in: 0..<1000, using: &generator)
    return Array(noise[start..<(start + Int.random(in: 0...largest, using: &generator))])
  }

  private static let noise: [UInt8] = {
    var generator = SeededGenerator(seed: 1)
    return generator.bytes(count: 7000)
  }()
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A clock that stands still until it is moved, by the test or by whoever sleeps.
final class TestClock: Sendable {
  private let state = Mutex((now: Int64(1_700_000_000_000_000_000), slept: Int64(0)))

  /// Nanoseconds that were slept.
  var slept: Int64 { state.withLock { $0.slept } }
  var now: Int64 { state.withLock { $0.now } }

  func advance(seconds: Double) { state.withLock { $0.now += Int64(seconds * 1e9) } }

  var cacheClock: CacheClock {
    CacheClock(
      now: { self.now },
      sleep: { time in
        self.state.withLock { state in
          state.now += time
          state.slept += time
        }
      })
  }
}
