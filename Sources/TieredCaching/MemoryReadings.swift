#if canImport(Glibc)
  internal import Glibc
#endif

/// What the kernel says about memory, at one moment.
package struct MemoryReadings: Sendable, Equatable {
  /// Memory in use, of what the tightest control group around the process allows, in 0...1; 0 where
  /// nothing limits it. Cached file contents that nobody used lately don't count: they are given up
  /// for the asking.
  package var usage = 0.0
  /// Percentage of the last ten seconds in which at least one task waited for memory.
  package var someStallPercent = 0.0
  /// Percentage of the last ten seconds in which all tasks waited for memory.
  package var fullStallPercent = 0.0

  package init(usage: Double = 0, someStallPercent: Double = 0, fullStallPercent: Double = 0) {
    self.usage = usage
    self.someStallPercent = someStallPercent
    self.fullStallPercent = fullStallPercent
  }

  /// Reads control groups, of either version, and pressure stall information.
  ///
  /// - Parameter readFile: The content of a file, `nil` where there is none. What it says is not
  ///   trusted: what can't be understood counts as not there.
  package init(readFile: (String) -> [UInt8]?) {
    if let text = readFile("/proc/pressure/memory") {
      someStallPercent = KernelText.tenSecondAverage(of: "some", in: text)
      fullStallPercent = KernelText.tenSecondAverage(of: "full", in: text)
    }
    guard let membership = readFile("/proc/self/cgroup") else { return }
    let groups = KernelText.controlGroups(in: membership)
    usage = max(
      groups.unified.map { Self.highestUsage(from: $0, in: .unified, readFile) } ?? 0,
      groups.memory.map { Self.highestUsage(from: $0, in: .legacy, readFile) } ?? 0)
  }

  /// The content of a file of the kernel's, up to 64 KiB.
  package static func contentOfKernelFile(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while content.count < 1 << 16 {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return content }
      content += buffer[..<count]
    }
    return content
  }

  // MARK: Control groups

  /// Where a version of control groups keeps what about memory.
  private struct Layout {
    let mounts: [String]
    let usage: String
    let limits: [String]
    /// The line of `memory.stat` with the bytes of file contents that nobody used lately.
    let reclaimable: String

    static let unified = Layout(
      mounts: ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"], usage: "memory.current",
      limits: ["memory.high", "memory.max"], reclaimable: "inactive_file")
    static let legacy = Layout(
      mounts: ["/sys/fs/cgroup/memory"], usage: "memory.usage_in_bytes",
      limits: ["memory.limit_in_bytes"], reclaimable: "total_inactive_file")
  }

  /// Groups above this depth are not looked at.
  private static let maximumDepth = 32

  /// The highest usage of a group and of those around it. In a container the path is often one of
  /// the host, and only the outermost group is there.
  private static func highestUsage(
    from group: String, in layout: Layout, _ readFile: (String) -> [UInt8]?
  ) -> Double {
    let components = group.split(separator: "/").prefix(maximumDepth)
    var highest = 0.0
    for mount in layout.mounts {
      for depth in 0...components.count {
        let path = ([mount[...]] + components.prefix(depth)).joined(separator: "/")
        highest = max(highest, usage(of: path, layout, readFile))
      }
    }
    return highest
  }

  private static func usage(
    of directory: String, _ layout: Layout, _ readFile: (String) -> [UInt8]?
  ) -> Double {
    func number(_ file: String) -> UInt64? {
      readFile("\(directory)/\(file)").flatMap { KernelText.number($0[...]) }
    }
    // "max" is no number: no limit.
    guard let limit = layout.limits.compactMap({ number($0) }).min(), limit > 0,
      let used = number(layout.usage)
    else { return 0 }
    let statistics = readFile("\(directory)/memory.stat") ?? []
    let reclaimable = KernelText.number(named: layout.reclaimable, in: statistics) ?? 0
    return min(1, Double(used - min(used, reclaimable)) / Double(limit))
  }
}
