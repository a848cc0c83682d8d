import Glibc
import TestSupport

/// Changes a work tree at random, in the ways that people and tools do.
struct RandomEdits {
  private var generator: SeededGenerator
  private var rules: RandomIgnoreFile
  private let sandbox: GitSandbox
  private var directories: [String]
  /// Whether there is something about which a listing can't be sure.
  private(set) var hasUncertainRules = false

  init(seed: UInt64, sandbox: GitSandbox, directories: [String]) {
    generator = SeededGenerator(seed: seed &* 31)
    self.sandbox = sandbox
    self.directories = directories.map { "work/\($0)/" } + ["work/"]
    let names = TreeListingTests.names
    rules = RandomIgnoreFile(
      generator: SeededGenerator(seed: ~seed &* 17), names: names + names.map { $0 + ".py" })
  }

  /// Makes one to three edits and tells them.
  mutating func make() throws -> String {
    var texts: [String] = []
    for _ in 0..<Int.random(in: 0...3, using: &generator) { texts.append(try makeOne()) }
    return texts.joined(separator: ", ")
  }

  private mutating func makeOne() throws -> String {
    let directory = generator.pick(directories)
    let name = generator.pick(TreeListingTests.names)
    let path = directory + name + ".py"
    switch Int.random(in: 0..<15, using: &generator) {
    case 0, 1:
      try? sandbox.directory.write("x", to: path)
      return "write \(path)"
    case 2:
      unlink(sandbox.directory.path(path))
      return "remove \(path)"
    case 3:
      let target = generator.pick(directories) + generator.pick(TreeListingTests.names) + ".py"
      rename(sandbox.directory.path(path), sandbox.directory.path(target))
      return "rename \(path) to \(target)"
    case 4:
      let target = generator.pick(directories) + name + "-moved"
      rename(sandbox.directory.path(directory), sandbox.directory.path(target))
      directories.append(target + "/")
      return "rename \(directory) to \(target)"
    case 5:
      try? sandbox.directory.write("", to: directory + name + "-new/c.py")
      directories.append(directory + name + "-new/")
      return "new \(directory)\(name)-new"
    case 6, 7: return try writeRules(directory + ".gitignore")
    case 8: return try writeRules(directory + ".ignore")
    case 9:
      unlink(sandbox.directory.path(directory + ".gitignore"))
      return "remove rules of \(directory)"
    case 10: return try writeRules("work/.git/info/exclude")
    case 11:
      chmod(sandbox.directory.path(path), generator.pick([0o600, 0o644, 0o755]))
      return "chmod \(path)"
    case 12:
      try? sandbox.directory.makeLink(directory + name + "-link.py", to: "a.py")
      unlink(sandbox.directory.path(directory + "a.py"))
      return "link in \(directory)"
    case 13: return try writeAttributes(directory + ".gitattributes")
    default: return try track(directory, name)
    }
  }

  private mutating func writeAttributes(_ path: String) throws -> String {
    let lines = [
      "*.py linguist-generated", "a* linguist-vendored", "*.d linguist-language=Ruby", "x",
    ]
    let content = lines.filter { _ in Bool.random(using: &generator) }.joined(separator: "\n")
    try? sandbox.directory.write(content, to: path)
    return "attributes \(path): \(content)"
  }

  private mutating func writeRules(_ path: String) throws -> String {
    let content = rules.content(lineLimit: 5)
    try? sandbox.directory.write(content, to: Array(path.utf8))
    return "rules \(path): \(String(decoding: content, as: UTF8.self))"
  }

  private mutating func track(_ directory: String, _ name: String) throws -> String {
    switch Int.random(in: 0..<5, using: &generator) {
    case 4:
      _ = try? sandbox.git(["update-index", "--really-refresh", "-q"])
      return "refresh the index"
    case 0:
      try? sandbox.directory.makeDirectory(directory + name + "-nested/.git")
      hasUncertainRules = true
      return "nested in \(directory)"
    case 1:
      _ = try? sandbox.git(["add", "-A", "-f", "."])
      return "track all"
    default:
      _ = try? sandbox.git(["rm", "-q", "-r", "--cached", "-f", "--ignore-unmatch", "."])
      return "track nothing"
    }
  }
}
