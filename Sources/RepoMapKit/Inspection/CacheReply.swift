internal import DiskCaching
internal import StandardExtensions

/// What a look at the cache, or its maintenance, gives.
public struct CacheReply: Sendable {
  /// How replies are written.
  public enum Form: Sendable {
    /// For people: lines.
    case lines
    /// For programs: one JSON object on one line. docs/reference/cache.md has its members.
    case json
  }

  /// Whether there was what was asked for.
  public enum Outcome: Sendable {
    /// What was asked for was found, or done.
    case done
    /// There is no cache, or nothing in it that was asked for.
    case nothingFound
    /// A check found damage that is still there.
    case damageLeft
  }

  /// The reply, in UTF-8.
  public let text: [UInt8]
  /// What there was.
  public let outcome: Outcome
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]

  init(_ text: [UInt8], _ outcome: Outcome = .done, warnings: [String] = []) {
    self.text = text
    self.outcome = outcome
    self.warnings = warnings
  }

  /// A reply in one of its forms.
  init(
    _ form: Form, _ outcome: Outcome = .done, warnings: [String] = [], lines: [String],
    json: (inout JSONWriter) -> Void
  ) {
    switch form {
    case .lines: self.init(lines.flatMap { Array("\($0)\n".utf8) }, outcome, warnings: warnings)
    case .json:
      self.init(JSONWriter.document(json), outcome, warnings: warnings)
    }
  }
}

/// Why the cache can't be looked at or maintained.
public enum CacheInspectionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Neither `HOME` nor `XDG_CACHE_HOME` is set.
  case noCacheDirectory
  /// The root that was named isn't there.
  case rootMissing(path: String)
  /// Something of the cache can't be read or removed, for the given reason.
  case unusable(path: String, detail: String)

  /// One line for people, without a final period.
  public var description: String {
    switch self {
    case .noCacheDirectory: "there is no cache: neither HOME nor XDG_CACHE_HOME is set"
    case .rootMissing(let path): "\(path): no such file or directory"
    case .unusable(let path, let detail): "\(path): \(detail)"
    }
  }
}

extension CacheInspectionError {
  init(_ error: CacheError) {
    switch error {
    case .busy(let path): self = .unusable(path: path, detail: "another process is using it")
    case .aborted: self = .unusable(path: "", detail: "interrupted")
    case .unusable(let path, let detail): self = .unusable(path: path, detail: detail)
    }
  }
}

/// `bytes` in a unit that leaves at most four digits: `12.3 KB`, of 1024 bytes.
func sizeText(_ bytes: Int) -> String {
  let units = ["bytes", "KB", "MB", "GB", "TB"]
  if bytes < 1024 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
  var tenths = bytes * 10
  var unit = 0
  while tenths >= 10_240 && unit < units.count - 1 {
    tenths = (tenths + 512) / 1024
    unit += 1
  }
  return "\(tenths / 10).\(tenths % 10) \(units[unit])"
}

/// `1 file`, `2 files`.
func countText(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
