import Glibc
import TestSupport

/// Changes a work tree at random, in many ways and without regard to what is there: what can't be done isn't.
struct RandomTreeOperations {
  private var generator: SeededGenerator
  private var edits: RandomEdits
  private let sandbox: GitSandbox

  init(seed: UInt64, sandbox: GitSandbox, directories: [String]) {
    generator = SeededGenerator(seed: seed &* 97)
    edits = RandomEdits(seed: seed, sandbox: sandbox, directories: directories)
    self.sandbox = sandbox
  }

  /// Makes some changes, none now and then, and tells them.
  mutating func make() throws -> String {
    // Batches of quiet changes, which need no walk, and of all kinds.
    let isQuiet = generator.chance(percent: 50)
    var texts: [String] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      texts.append(isQuiet ? try makeQuietOne() : try makeOne())
    }
    return texts.joined(separator: ", ")
  }

  /// What happens to contents, and in directories that don't count.
  private mutating func makeQuietOne() throws -> String {
    let path = path()
    guard access(absolute(path), F_OK) == 0 else {
      try? sandbox.directory.write("x", to: "work/.git/\(generator.pick(Self.names))")
      return "write below .git"
    }
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      try? writeFile(generator.bytes(count: 3), to: absolute(path))
      return "overwrite \(path)"
    case 1:
      guard let file = fopen(absolute(path), "a") else { return "nothing" }
      fputs("more", file)
      fclose(file)
      return "append to \(path)"
    case 2:
      utimes(absolute(path), nil)
      return "touch \(path)"
    default:
      let temporary = path + generator.pick(["~", ".tmp.py", ".12"])
      try? sandbox.directory.write("saved", to: temporary)
      rename(absolute(temporary), absolute(path))
      return "save \(path) over \(temporary)"
    }
  }

  private mutating func makeOne() throws -> String {
    let directory = directory()
    let name = generator.pick(Self.names)
    let path = path()
    switch Int.random(in: 0..<20, using: &generator) {
    case 0...4: return try edits.make()
    case 5, 6:
      let target = self.directory() + name + "-moved"
      rename(absolute(String(directory.dropLast())), absolute(target))
      return "move \(directory) to \(target)"
    case 7:
      let new = directory + name + "-filled"
      for file in ["a.py", "b/c.py", "b/d/e.py"] {
        try? sandbox.directory.write("x", to: "\(new)/\(file)")
      }
      return "fill \(new)"
    case 8:
      guard directory != "work/" else { return "nothing" }
      _ = try runProcess(["rm", "-rf", absolute(directory)])
      return "remove \(directory)"
    case 9:
      let other = self.directory()
      guard directory != "work/", other != "work/" else { return "nothing" }
      rename(absolute(String(directory.dropLast())), absolute("work/aside"))
      rename(absolute(String(other.dropLast())), absolute(String(directory.dropLast())))
      rename(absolute("work/aside"), absolute(String(other.dropLast())))
      return "swap \(directory) and \(other)"
    case 10:
      rename(sandbox.workTree, sandbox.workTree + "-away")
      if generator.chance(percent: 30) {
        try? sandbox.directory.write("x", to: "work-away/\(name).py")
      }
      rename(sandbox.workTree + "-away", sandbox.workTree)
      return "move the root away and back"
    case 11:
      chmod(absolute(directory), generator.pick([0o755, 0o700, 0o711]))
      return "chmod \(directory)"
    case 12:
      unlink(absolute(path))
      try? sandbox.directory.makeLink(path, to: generator.pick(["a.py", "..", "nowhere"]))
      return "link at \(path)"
    case 13:
      unlink(absolute(path))
      mkdir(absolute(path), 0o755)
      return "directory at \(path)"
    case 14, 15: return commit()
    case 16:
      let branch = generator.pick(["one", "two"])
      _ = try? sandbox.git(["checkout", "-q", "-f", branch])
      return "check out \(branch)"
    case 17:
      try? sandbox.directory.write("/\(name)*\n", to: "home/.config/git/ignore")
      return "excludes of the user"
    case 18:
      link(absolute(path), absolute(directory + name + "-linked.py"))
      // Where nobody looks at the new name, nothing is told of the old one before something else happens to it.
      utimes(absolute(path), nil)
      return "hard link in \(directory)"
    default:
      unlink(absolute(path))
      try? sandbox.directory.write("new", to: path)
      return "write anew \(path)"
    }
  }

  private mutating func commit() -> String {
    _ = try? sandbox.git(["add", "-A"])
    _ = try? sandbox.git(["commit", "-q", "-m", "x"])
    let branch = generator.pick(["one", "two"])
    _ = try? sandbox.git(["branch", "-f", branch])
    return "commit as \(branch)"
  }

  private static var names: [String] { TreeListingTests.names }

  /// A file that is there, or now and then one that may be.
  private mutating func path() -> String {
    let files = regularFiles(below: sandbox.workTree).filter { !$0.contains("/.git/") }
    if let file = files.randomElement(using: &generator), generator.chance(percent: 85) {
      return String(file.dropFirst(sandbox.directory.path.count + 1))
    }
    return directory() + generator.pick(Self.names) + ".py"
  }

  /// A directory that is there, with a last `/`.
  private mutating func directory() -> String {
    let found =
      (try? runProcess(
        ["find", "work", "-name", ".git", "-prune", "-o", "-type", "d", "-print"],
        in: sandbox.directory.path))?.outputText ?? ""
    let all = found.split(separator: "\n").map { $0 + "/" }
    return all.randomElement(using: &generator).map { String($0) } ?? "work/"
  }

  private func absolute(_ path: String) -> String { sandbox.directory.path(path) }
}
