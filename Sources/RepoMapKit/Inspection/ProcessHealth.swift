internal import StandardExtensions
internal import TieredCaching

#if canImport(Glibc)
  internal import Glibc
#endif

/// What the process uses that answers.
struct ProcessHealth: Sendable {
  /// Seconds since 1970.
  let startedAt: Double
  let residentBytes: Int
  let openFiles: Int
  /// Whether changes of the tree are seen as they happen.
  let watch: WatchStatus

  /// The process as it is now.
  init(watch: WatchStatus) {
    self.watch = watch
    residentBytes = ProcessHealth.residentPages * Int(getpagesize())
    // One of them is that through which they are counted.
    openFiles = (directoryNames(Array("/proc/self/fd".utf8))?.count ?? 1) - 1
    startedAt = ProcessHealth.startTime
  }

  /// The second number in `statm`.
  private static var residentPages: Int {
    number(1, of: content(of: "/proc/self/statm")[...])
  }

  /// The content of a file of the kernel's, which has no size.
  private static func content(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &text, text.count)
    return Array(text.prefix(max(0, count)))
  }

  /// A word of a text that is a number, counted from 0; 0 where there is none.
  private static func number(_ place: Int, of text: ArraySlice<UInt8>) -> Int {
    let words = text.split(separator: UInt8(ascii: " "))
    return words.count > place ? Int(String(decoding: words[place], as: UTF8.self)) ?? 0 : 0
  }

  /// From the time that the kernel's clock had at the start of the process, in hundredths of a second since it was booted:
  /// word 22 of `stat`, of which the second one is in brackets and may hold blanks.
  private static let startTime: Double = {
    let text = content(of: "/proc/self/stat")
    let end = text.lastIndex(of: UInt8(ascii: ")")) ?? 0
    let ticks = number(20, of: text[end...])
    var sinceBoot = timespec()
    clock_gettime(CLOCK_BOOTTIME, &sinceBoot)
    let age = Double(sinceBoot.tv_sec) - Double(ticks) / Double(sysconf(Int32(_SC_CLK_TCK)))
    return Double(wallClockNanoseconds()) / 1e9 - age
  }()

  /// One line for people.
  var line: String {
    let seconds = max(0, Int(Double(wallClockNanoseconds()) / 1e9 - startedAt))
    return "process: \(sizeText(residentBytes)), \(countText(openFiles, "open file")), "
      + "for \(seconds) s, \(watchText)"
  }

  private var watchText: String {
    switch watch {
    case .watching: "watching the tree"
    case .blind(let reason): "not watching the tree: \(reason)"
    case .unwatched: "looking at the tree for each question"
    }
  }

  /// Writes its members.
  func write(to json: inout JSONWriter) {
    json.member("residentBytes") { $0.number(residentBytes) }
    json.member("openFiles") { $0.number(openFiles) }
    json.member("startedAt") { $0.number(startedAt) }
    json.member("isWatching") { $0.boolean(watch == .watching) }
  }

  /// Adds it to a text of metrics, under the names that Prometheus' own libraries have for it.
  func write(to text: inout PrometheusText) {
    text.beginFamily(
      "process_resident_memory_bytes", .gauge, help: "Resident memory size in bytes.")
    text.addSample(residentBytes)
    text.beginFamily("process_open_fds", .gauge, help: "Number of open file descriptors.")
    text.addSample(openFiles)
    text.beginFamily(
      "process_start_time_seconds", .gauge,
      help: "Start time of the process since unix epoch in seconds.")
    text.addSample(startedAt)
    text.beginFamily(
      "repomap_watching", .gauge, help: "Whether changes of the tree are seen as they happen.")
    text.addSample(watch == .watching ? 1 : 0)
  }
}
