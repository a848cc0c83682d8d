internal import StandardExtensions

extension Configuration {
  /// Every setting with its value and where that comes from, in UTF-8.
  public func report(_ form: CacheReply.Form) -> [UInt8] {
    switch form {
    case .lines: lines.flatMap { Array("\($0)\n".utf8) }
    case .json: json
    }
  }

  private var lines: [String] {
    let rows = Setting.all.map { setting in
      let value = self[setting.name]
      return (
        "\(setting.name.rawValue) = \(value?.value.text ?? "none")",
        value?.origin.text ?? SettingOrigin.standard.text
      )
    }
    let width = min(48, rows.map { $0.0.count }.max() ?? 0)
    return rows.map { row in
      row.0 + String(repeating: " ", count: max(0, width - row.0.count)) + "  # \(row.1)"
    }
  }

  private var json: [UInt8] {
    JSONWriter.document { json in
      json.member("files") { json in json.array(files) { $0.string($1) } }
      json.member("settings") { json in
        json.array(Setting.all) { json, setting in
          json.object { json in
            json.member("name") { $0.string(setting.name.rawValue) }
            guard let (value, origin) = self[setting.name] else { return }
            json.member("value") { value.write(to: &$0) }
            json.member("origin") { json in json.object { origin.write(to: &$0) } }
          }
        }
      }
    }
  }
}

extension SettingOrigin {
  /// A few words for people.
  public var text: String {
    switch self {
    case .standard: "default"
    case .userFile(let path, let line), .repositoryFile(let path, let line): "\(path):\(line)"
    case .environment(let variable): variable
    case .option(let option): option
    }
  }

  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .standard: json.member("kind") { $0.string("default") }
    case .userFile(let path, let line):
      json.member("kind") { $0.string("user") }
      json.member("path") { $0.string(path) }
      json.member("line") { $0.number(line) }
    case .repositoryFile(let path, let line):
      json.member("kind") { $0.string("repository") }
      json.member("path") { $0.string(path) }
      json.member("line") { $0.number(line) }
    case .environment(let variable):
      json.member("kind") { $0.string("environment") }
      json.member("variable") { $0.string(variable) }
    case .option(let option):
      json.member("kind") { $0.string("option") }
      json.member("option") { $0.string(option) }
    }
  }
}

extension SettingValue {
  fileprivate func write(to json: inout JSONWriter) {
    switch self {
    case .number(let number): json.number(number)
    case .flag(let flag): json.boolean(flag)
    case .text(let text): json.string(text)
    case .list(let texts): json.array(texts) { $0.string($1) }
    }
  }
}
