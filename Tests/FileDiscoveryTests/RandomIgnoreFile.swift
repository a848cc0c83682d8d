import TestSupport

/// Makes ignore files of all that the syntax has, and of what it hasn't.
struct RandomIgnoreFile {
  var generator: SeededGenerator
  /// Names that patterns mention, so that they match now and then.
  let names: [String]

  /// Up to `lineLimit` lines, some of them broken.
  mutating func content(lineLimit: Int) -> [UInt8] {
    var content = generator.chance(percent: 5) ? [0xEF, 0xBB, 0xBF] : [UInt8]()
    for _ in 0..<Int.random(in: 0...lineLimit, using: &generator) {
      content += Array(line().utf8)
      content += Array(generator.pick(["\n", "\n", "\n", "\n", "\r\n", " \n", "\n\n"]).utf8)
    }
    if generator.chance(percent: 20), !content.isEmpty { content.removeLast() }
    return content
  }

  private mutating func line() -> String {
    if generator.chance(percent: 4) { return "# " + path() }
    let prefix = generator.chance(percent: 25) ? "!" : ""
    let suffix = generator.chance(percent: 25) ? "/" : ""
    return prefix + (generator.chance(percent: 30) ? "/" : "") + path() + suffix
  }

  private mutating func path() -> String {
    var components = [component()]
    while generator.chance(percent: 30) { components.append(component()) }
    return components.joined(separator: "/")
  }

  private mutating func component() -> String {
    let name = generator.pick(names)
    switch Int.random(in: 0..<16, using: &generator) {
    case 0: return "*"
    case 1: return "**"
    case 2: return "*" + name.suffix(2)
    case 3: return name.prefix(1) + "*"
    case 4: return "*" + name.dropFirst().prefix(1) + "*"
    case 5: return name.prefix(1) + "?" + name.dropFirst(2)
    case 6: return bracket() + name.dropFirst()
    case 7: return name.prefix(1) + "**" + name.dropFirst(2)
    case 8: return "\\" + name
    case 9: return generator.pick(["*.py", "*.p[xy]", "**.py", "***", "?", "a**", "\\*", "\\"])
    default: return name
    }
  }

  private mutating func bracket() -> String {
    let content = generator.pick([
      "ab", "a-f", "!a", "^a-c", "]a", "!]", "a-", "-a", "[:alpha:]", "[:upper:]", "![:punct:]",
      "[:digit:]x", "[:nope:]", "\\]", "\\a-\\c", "[:alnum", "a-]", "A-Z", "[a", "[:", "[:]", "/",
      "a/b", "[:space:]-", "!", "",
    ])
    return generator.chance(percent: 95) ? "[\(content)]" : "[\(content)"
  }
}
