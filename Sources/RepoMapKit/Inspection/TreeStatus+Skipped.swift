internal import StandardExtensions

extension TreeStatus {
  /// What was left out and why, one line each, or as one JSON object; in UTF-8.
  public func skipped(_ form: Form) -> [UInt8] {
    switch form {
    case .text, .prometheus: return statistics.skipped.flatMap { Array("\($0)\n".utf8) }
    case .json:
      return JSONWriter.document { json in
        json.member("failedFiles") { $0.number(statistics.failedFiles) }
        json.member("skipped") { json in json.array(statistics.skipped) { $0.string($1) } }
      }
    }
  }
}
