internal import StandardExtensions

/// One thing that `repomap doctor` looked at.
public struct DoctorFinding: Sendable, Hashable {
  /// How something can be.
  public enum Level: String, Sendable {
    case fine = "ok"
    case warning = "warn"
    /// A map fails, or is worse than it has to be.
    case failure = "fail"
  }

  /// How it is.
  public let level: Level
  /// A word for what was looked at: `cache`.
  public let topic: String
  /// What was found.
  public let detail: String
  /// What to do about it; `nil` where there is nothing to do.
  public let advice: String?

  init(_ level: Level, _ topic: String, _ detail: String, advice: String? = nil) {
    self.level = level
    self.topic = topic
    self.detail = detail
    self.advice = advice
  }

  /// One line for people, without the level.
  public var text: String { "\(topic): \(detail)" + (advice.map { " – \($0)" } ?? "") }

  /// The same with the home directory written as `~`.
  func redacted(home: String?) -> DoctorFinding {
    guard let home, home.count > 1 else { return self }
    return DoctorFinding(
      level, topic, detail.replacing(home, with: "~"), advice: advice?.replacing(home, with: "~"))
  }
}

/// Everything that was looked at.
public struct DoctorReport: Sendable {
  /// In the order in which they are shown.
  public let findings: [DoctorFinding]

  /// Whether anything is wrong.
  public var hasFailed: Bool { findings.contains { $0.level == .failure } }

  /// One JSON object, on one line.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("failed") { $0.boolean(hasFailed) }
      json.member("findings") { json in
        json.array(findings) { json, finding in
          json.object { json in
            json.member("level") { $0.string(finding.level.rawValue) }
            json.member("topic") { $0.string(finding.topic) }
            json.member("detail") { $0.string(finding.detail) }
            if let advice = finding.advice { json.member("advice") { $0.string(advice) } }
          }
        }
      }
    }
  }
}
