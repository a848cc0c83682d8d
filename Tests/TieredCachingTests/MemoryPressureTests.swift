import TestSupport
import Testing

@testable import TieredCaching

struct MemoryPressureTests {
  @Test(arguments: [
    // usage, some, full → after none, after critical
    (0.0, 0.0, 0.0, MemoryPressure.none, MemoryPressure.none),
    (0.74, 4.9, 0.9, .none, .none),
    (0.76, 0.0, 0.0, .none, .moderate),
    (0.80, 0.0, 0.0, .moderate, .moderate),
    (0.86, 0.0, 0.0, .moderate, .high),
    (0.90, 0.0, 0.0, .high, .high),
    (0.92, 0.0, 0.0, .high, .critical),
    (0.97, 0.0, 0.0, .critical, .critical),
    (0.0, 10.0, 0.0, .moderate, .moderate),
    (0.0, 16.0, 0.0, .moderate, .high),
    (0.0, 30.0, 0.0, .high, .critical),
    (0.0, 0.0, 30.0, .critical, .critical),
    (0.85, 60.0, 0.0, .critical, .critical),
  ])
  func `pressure rises at once and falls late`(
    _ usage: Double, _ some: Double, _ full: Double, _ rising: MemoryPressure,
    _ falling: MemoryPressure
  ) {
    let readings = MemoryReadings(usage: usage, someStallPercent: some, fullStallPercent: full)
    #expect(MemoryPressure.pressure(showing: readings, after: .none) == rising)
    #expect(MemoryPressure.pressure(showing: readings, after: .critical) == falling)
  }

  @Test func `readings that swing around a bound change the pressure once`() {
    var pressure = MemoryPressure.none
    var changes = 0
    for usage in [0.79, 0.81, 0.79, 0.81, 0.78, 0.82] {
      let next = MemoryPressure.pressure(showing: MemoryReadings(usage: usage), after: pressure)
      if next != pressure { changes += 1 }
      pressure = next
    }
    #expect(changes == 1)
  }

  // MARK: Reading

  private func readings(_ files: [String: String]) -> MemoryReadings {
    MemoryReadings { path in files[path].map { Array($0.utf8) } }
  }

  @Test func `stalls are read`() {
    let text = """
      some avg10=12.34 avg60=1.00 avg300=0.00 total=1
      full avg10=5.60 avg60=0.00 avg300=0.00 total=2

      """
    #expect(
      readings(["/proc/pressure/memory": text])
        == MemoryReadings(someStallPercent: 12.34, fullStallPercent: 5.6))
  }

  @Test func `the tightest of a group and those around it counts`() {
    let root = "/sys/fs/cgroup"
    let files = [
      "/proc/self/cgroup": "0::/user/session\n",
      "\(root)/memory.current": "100\n", "\(root)/memory.max": "max\n",
      "\(root)/user/memory.current": "600\n", "\(root)/user/memory.high": "900\n",
      "\(root)/user/memory.max": "2000\n",
      "\(root)/user/memory.stat": "anon 10\ninactive_file 150\nactive_file 7\n",
      "\(root)/user/session/memory.current": "100\n", "\(root)/user/session/memory.max": "1000\n",
    ]
    #expect(readings(files) == MemoryReadings(usage: 0.5))
  }

  @Test func `groups of version 1 are read, also where only the outermost is there`() {
    let files = [
      "/proc/self/cgroup": "9:name=systemd:/x\n5:cpu,memory:/host/container\n0::/\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "800\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "1000\n",
      "/sys/fs/cgroup/memory/memory.stat": "inactive_file 9\ntotal_inactive_file 100\n",
    ]
    #expect(readings(files) == MemoryReadings(usage: 0.7))
  }

  @Test func `nothing readable is no pressure`() {
    #expect(readings([:]) == MemoryReadings())
    #expect(readings(["/proc/self/cgroup": "0::/\n"]) == MemoryReadings())
  }

  @Test func `garbage never traps and stays in range`() {
    let samples = [
      "some avg10=12.34 avg60=1.00\nfull avg10=99999999999999999999.99", "0::/a/b\n4:memory:/c\n",
      "max\n", "18446744073709551615\n", "18446744073709551616", "0\n", "-1", "12\n",
      "inactive_file 18446744073709551615\ntotal_inactive_file x\n", "some avg10=", "avg10=.", "",
    ]
    for seed: UInt64 in 0..<3000 {
      var random = SeededGenerator(seed: seed)
      let readings = MemoryReadings { _ in
        if random.chance(percent: 10) { return nil }
        var text = Array(random.pick(samples).utf8)
        if random.chance(percent: 50), !text.isEmpty {
          text[Int.random(in: text.indices, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        return random.chance(percent: 10) ? random.bytes(count: 40) : text
      }
      let inRange =
        (0...1).contains(readings.usage) && (0...100).contains(readings.someStallPercent)
        && (0...100).contains(readings.fullStallPercent)
      #expect(inRange, "seed \(seed)")
    }
  }

  @Test func `this machine can be read`() {
    let readings = MemoryReadings(readFile: MemoryReadings.contentOfKernelFile)
    #expect((0...1).contains(readings.usage))
    #expect(MemoryReadings.contentOfKernelFile("/nowhere") == nil)
  }
}
