internal import StandardExtensions

/// How far the extraction of a tree is, and what it is called for people and programs.
///
///     Indexing linux (76,412 files, 14 languages)   43% ━━━━━━────────  32,857/76,412  5,210 files/s  ETA 8 s
struct Progress {
  /// Name of the tree.
  let name: String
  /// Files of the tree that may be code, and their languages; 0 where it isn't known.
  var files = 0
  var languages = 0
  /// Files that have been looked at, and how many have to be.
  var done = 0
  var total = 0
  var skipped = 0
  /// Milliseconds.
  var elapsed: UInt64 = 0

  private static let widestBar = 24
  private static let narrowestBar = 4

  /// Takes what a thread has seen, which may be older than what another one has.
  mutating func advance(to done: Int, of total: Int, elapsed: UInt64) {
    self.done = total == self.total ? max(self.done, done) : done
    self.total = total
    self.elapsed = max(self.elapsed, elapsed)
  }

  private var filesPerSecond: Int { elapsed == 0 ? 0 : done * 1000 / Int(elapsed) }

  /// Seconds that are left, rounded up.
  private var secondsLeft: Int {
    let rate = filesPerSecond
    return rate == 0 ? 0 : (max(0, total - done) + rate - 1) / rate
  }

  /// The line of a terminal.
  ///
  /// - Parameter columns: Width of the terminal, 0 where it isn't known. The name goes first where there is
  ///   no room, then the bar.
  /// - Returns: Less than `columns` characters.
  func line(columns: Int) -> String {
    let limit = columns > 1 ? columns - 1 : 120
    let percent = total == 0 ? 0 : done * 100 / total
    let front = "\(padded(percent))%"
    var back = "\(grouped(done))/\(grouped(total))  \(grouped(filesPerSecond)) files/s"
    back += "  ETA \(secondsLeft) s"
    if skipped > 0 { back += "   skipped \(grouped(skipped))" }
    let title = "Indexing \(name)\(detail)  "
    let fixed = front.count + back.count + 3
    let showsTitle = title.count + fixed + Progress.narrowestBar <= limit
    let room = limit - fixed - (showsTitle ? title.count : 0)
    let width = min(Progress.widestBar, room)
    let bar = width < Progress.narrowestBar ? "" : bar(width: width, percent: percent) + "  "
    return String("\(showsTitle ? title : "")\(front) \(bar)\(back)".prefix(limit))
  }

  /// What was done, when it is.
  var summary: String {
    let tenths = (elapsed + 50) / 100
    var text = "Indexed \(grouped(done)) files in \(tenths / 10).\(tenths % 10) s"
    text += ": \(grouped(filesPerSecond)) files/s"
    if skipped > 0 { text += ", \(grouped(skipped)) skipped (repomap status --skipped)" }
    return text
  }

  /// One JSON object.
  var json: String {
    "{\"schemaVersion\":1,\"done\":\(done),\"total\":\(total),\"filesPerSecond\":\(filesPerSecond),"
      + "\"secondsLeft\":\(secondsLeft),\"skipped\":\(skipped)}"
  }

  private var detail: String {
    if files == 0 { return "" }
    let languages = languages == 0 ? "" : ", \(languages) language\(languages == 1 ? "" : "s")"
    return " (\(grouped(files)) file\(files == 1 ? "" : "s")\(languages))"
  }

  private func bar(width: Int, percent: Int) -> String {
    let full = min(width, width * percent / 100)
    return String(repeating: "━", count: full) + String(repeating: "─", count: width - full)
  }

  private func padded(_ percent: Int) -> String {
    let text = String(percent)
    return String(repeating: " ", count: max(0, 3 - text.count)) + text
  }
}
