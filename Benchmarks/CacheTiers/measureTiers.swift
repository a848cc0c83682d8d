internal import DiskCaching
internal import Dispatch
internal import Glibc
internal import SourceModel
internal import TieredCaching

/// Prints the nanoseconds of CPU that a hit in each tier takes, in memory with one thread and with
/// two.
func measureTiers() {
  guard CommandLine.arguments.count == 2 else {
    print("usage: cache-tiers DIRECTORY    where a cache may be made")
    exit(2)
  }
  let keys = (0..<10_000).map { ContentHash(of: "key \($0)") }
  measureMemoryTiers(keys)
  measureDisk(Array(keys.prefix(5_000)), in: CommandLine.arguments[1])
}

private func measureMemoryTiers(_ keys: [ContentHash]) {
  var settings = TieredCacheSettings()
  settings.memoryLimitBytes = 1 << 30
  for (name, isGeneration) in [("L0", true), ("L1", false)] {
    let cache = TieredCache<[UInt8]>(settings) { $0.count }
    for key in keys {
      if isGeneration {
        _ = cache.generationValue(for: key) { [UInt8](repeating: 1, count: 100) }
      } else {
        _ = cache.value(for: key) { [UInt8](repeating: 1, count: 100) }
      }
    }
    for threads in 1...2 {
      let rounds = 200
      let time = processorNanoseconds {
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
          lookUp(keys, in: cache, rounds: rounds, start: thread * 5_000)
        }
      }
      let count = Double(rounds * keys.count * threads)
      print("\(name), \(threads) thread(s): \(Int(time / count)) ns of CPU per hit")
    }
  }
}

private func lookUp(
  _ keys: [ContentHash], in cache: TieredCache<[UInt8]>, rounds: Int, start: Int
) {
  var sum = 0
  for _ in 0..<rounds {
    for index in keys.indices {
      sum += cache.value(for: keys[(index + start) % keys.count])?.count ?? 0
    }
  }
  precondition(sum == rounds * keys.count * 100)
}

/// L2 hits of 5 KB documents, each in the database and in no memory.
private func measureDisk(_ keys: [ContentHash], in directory: String) {
  let tags = TagCache(CacheSettings(directory: directory, identity: Array("bench".utf8)))
  let document = document(byteCount: 4_000)
  do {
    let cache = TieredCache(backend: TagCacheBackend(tags, location: directory)) { $0.bytes.count }
    for key in keys { _ = cache.value(for: key) { document } }
  }
  let cache = TieredCache(backend: TagCacheBackend(tags, location: directory)) { $0.bytes.count }
  var found = 0
  let time = processorNanoseconds {
    for key in keys where cache.value(for: key) != nil { found += 1 }
  }
  print("L2: \(Int(time / Double(keys.count))) ns of CPU per hit, \(found) found")
}

private func document(byteCount: Int) -> FileIR {
  var builder = FileIRBuilder()
  while builder.imports.count * 40 < byteCount {
    let name = builder.intern("module_\(builder.imports.count)")
    builder.imports.append(
      Import(
        kind: .module, source: name, name: nil, alias: nil, isWildcard: false, range: 0..<1,
        line: 0))
  }
  return builder.build(
    FileSummary(
      contentHash: ContentHash(of: "document"), language: Language("python"),
      byteCount: byteCount, lineCount: 1, noise: .none, flags: []))
}

private func processorNanoseconds(_ body: () -> Void) -> Double {
  func now() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
    return Double(seconds) * 1e9 + Double(microseconds) * 1e3
  }
  let start = now()
  body()
  return now() - start
}
