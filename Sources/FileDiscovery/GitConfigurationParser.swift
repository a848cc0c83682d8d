// Reads the syntax of git's configuration files.
//
// Input → output: bytes → the settings in their order. Not here: which files there are, what
// they include, which value wins (`GitConfiguration`).
// Source: https://git-scm.com/docs/git-config, "Syntax"; git 2.39 `config.c`.

/// One `name = value` line.
struct GitSetting: Equatable {
  /// In lower case.
  var section: [UInt8]
  /// Exact; nil for `[section]`.
  var subsection: [UInt8]?
  /// In lower case.
  var name: [UInt8]
  /// Nil for a name without `=`, which means true.
  var value: [UInt8]?
}

/// The file breaks git's syntax; the line is 1-based. git refuses such a file as a whole.
struct GitConfigurationSyntaxError: Error, Equatable {
  var line: Int
}

/// Reads a file from its beginning to its end.
struct GitConfigurationParser {
  private let content: [UInt8]
  private var position: Int
  private var section: [UInt8] = []
  private var subsection: [UInt8]?

  /// The settings of a file.
  ///
  /// - Throws: `GitConfigurationSyntaxError`.
  static func settings(
    in content: [UInt8]
  ) throws(GitConfigurationSyntaxError) -> [GitSetting] {
    var parser = GitConfigurationParser(content)
    var settings: [GitSetting] = []
    while let setting = try parser.next() { settings.append(setting) }
    return settings
  }

  private init(_ content: [UInt8]) {
    self.content = content
    position = content.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private mutating func next() throws(GitConfigurationSyntaxError) -> GitSetting? {
    while let byte = take() {
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
      case UInt8(ascii: "["): try parseHeader()
      case _ where byte.isGitSpace: continue
      case _ where byte.isASCIILetter: return try parseSetting(first: byte)
      default: throw syntaxError()
      }
    }
    return nil
  }

  /// `[section]`, `[section "subsection"]` or the old `[section.subsection]`.
  private mutating func parseHeader() throws(GitConfigurationSyntaxError) {
    var name: [UInt8] = []
    subsection = nil
    while let byte = take() {
      switch byte {
      case UInt8(ascii: "]"):
        if subsection == nil, let dot = name.firstIndex(of: .dot) {
          subsection = Array(name[(dot + 1)...])
          name.removeSubrange(dot...)
        }
        section = name
        return
      case .space, 0x09:
        subsection = try parseSubsection()
        guard take() == UInt8(ascii: "]") else { throw syntaxError() }
        section = name
        return
      case _ where isNameByte(byte) || byte == .dot: name.append(byte.asciiLowercased)
      default: throw syntaxError()
      }
    }
    throw syntaxError()
  }

  private mutating func parseSubsection() throws(GitConfigurationSyntaxError) -> [UInt8] {
    while let byte = peek(), byte == .space || byte == 0x09 { position += 1 }
    guard take() == .quote else { throw syntaxError() }
    var text: [UInt8] = []
    while let byte = take(), byte != .lineFeed {
      if byte == .quote { return text }
      guard byte == .backslash else {
        text.append(byte)
        continue
      }
      guard let escaped = take(), escaped != .lineFeed else { break }
      text.append(escaped)
    }
    throw syntaxError()
  }

  private mutating func parseSetting(
    first: UInt8
  ) throws(GitConfigurationSyntaxError) -> GitSetting {
    var name = [first.asciiLowercased]
    while let byte = peek(), isNameByte(byte) {
      name.append(byte.asciiLowercased)
      position += 1
    }
    while let byte = peek(), byte == .space || byte == 0x09 { position += 1 }
    var setting = GitSetting(section: section, subsection: subsection, name: name)
    switch take() {
    case nil, .lineFeed: break
    case .carriageReturn where peek() == .lineFeed: position += 1
    case UInt8(ascii: "="): setting.value = try parseValue()
    default: throw syntaxError()
    }
    return setting
  }

  /// A value up to the end of the line: quotes group, `\` escapes or continues, spaces around it
  /// and comments behind it don't count. Spaces inside stay as they are, as from git 2.45 on.
  private mutating func parseValue() throws(GitConfigurationSyntaxError) -> [UInt8] {
    var value: [UInt8] = []
    var pendingSpaces: [UInt8] = []
    var isQuoted = false
    while var byte = take() {
      if byte == .carriageReturn, peek() == .lineFeed { byte = take() ?? byte }
      if byte == .lineFeed {
        if isQuoted { throw syntaxError() }
        return value
      }
      if !isQuoted, byte.isGitSpace {
        if !value.isEmpty { pendingSpaces.append(byte) }
        continue
      }
      if !isQuoted, byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") {
        skipLine()
        return value
      }
      if byte == .quote {
        isQuoted.toggle()
        continue
      }
      if byte == .backslash {
        guard let escaped = try parseEscape() else { continue }
        byte = escaped
      }
      value += pendingSpaces
      pendingSpaces.removeAll()
      value.append(byte)
    }
    if isQuoted { throw syntaxError() }
    return value
  }

  /// The byte that an escape stands for, or nil for a continued line.
  private mutating func parseEscape() throws(GitConfigurationSyntaxError) -> UInt8? {
    switch take() {
    // git reads the end of the file as the end of a line.
    case nil, .lineFeed: return nil
    case .carriageReturn where peek() == .lineFeed:
      position += 1
      return nil
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "n"): return .lineFeed
    case UInt8(ascii: "b"): return 0x08
    case .backslash: return .backslash
    case .quote: return .quote
    default: throw syntaxError()
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
  }

  private func peek() -> UInt8? { position < content.count ? content[position] : nil }

  private mutating func take() -> UInt8? {
    guard let byte = peek() else { return nil }
    position += 1
    return byte
  }

  private mutating func skipLine() {
    while let byte = take(), byte != .lineFeed {}
  }

  private func syntaxError() -> GitConfigurationSyntaxError {
    let lineFeeds = content[..<max(0, position - 1)].count { $0 == .lineFeed }
    return GitConfigurationSyntaxError(line: lineFeeds + 1)
  }
}
