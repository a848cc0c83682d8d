import SourceModel
import TestSupport

@testable import DiskCaching

/// A cache in a directory of its own, and contents to put into it.
struct CacheFixture {
  /// The root of the work tree, unless a test says otherwise.
  static let root = Array("/home/someone/project".utf8)
  static let today: Int64 = 20_000

  let directory: TemporaryDirectory
  var settings: CacheSettings

  init() throws {
    directory = try TemporaryDirectory()
    settings = CacheFixture.settings(below: directory.path)
  }

  /// Settings of a cache below a directory.
  static func settings(below path: String) -> CacheSettings {
    var settings = CacheSettings(directory: "\(path)/cache", identity: root)
    settings.busyTimeoutMilliseconds = 5000
    return settings
  }

  /// Where the files of the cache are.
  var place: StoreDirectory { StoreDirectory(CacheDirectory(settings), TagSchema.schema) }

  /// Path of the database relative to the temporary directory.
  var relativeDatabase: String { String(place.database.dropFirst(directory.path.utf8.count + 1)) }

  func open(day: Int64 = CacheFixture.today) -> TagCache { TagCache(settings, day: day) }

  /// Fills the cache with documents `0..<count`.
  func fill(_ count: Int) {
    let cache = open()
    for number in 0..<count {
      cache.store(CacheFixture.document(number), key: CacheFixture.key(number))
    }
    cache.finish { [] }
  }

  /// A key that looks like the digest it stands for.
  static func key(_ number: Int) -> ContentHash { ContentHash(of: "key \(number)") }

  /// 0 to 12,000 bytes, the same for the same number.
  static func document(_ number: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(number))
    let largest = number % 7 == 0 ? 12_000 : 900
    let start = Int.random(in: 0..<1000, using: &generator)
    return Array(noise[start..<(start + Int.random(in: 0...largest, using: &generator))])
  }

  private static let noise: [UInt8] = {
    var generator = SeededGenerator(seed: 0)
    return generator.bytes(count: 13_000)
  }()
}

extension Diagnostic {
  /// Whether this is the case that says that a cache was replaced.
  var isReplacement: Bool { if case .cacheReplaced = self { true } else { false } }

  /// Whether this is the case that says that a cache is not, or no longer, used.
  var isUnusable: Bool { if case .cacheUnusable = self { true } else { false } }
}
