import SourceModel
import TestSupport
import Testing

@testable import FileDiscovery

@Suite struct GitRepositoryTests {
  @Test func findsTheRepositoryAround() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.directory.makeDirectory("work/a/b")
    let root = Array(sandbox.workTree.utf8)
    let repository = GitRepository.containing(root + Array("/a/b".utf8))
    #expect(repository?.workTree == root)
    #expect(repository?.gitDirectory == root + Array("/.git".utf8))
    #expect(repository?.commonDirectory == root + Array("/.git".utf8))
    #expect(GitRepository.containing(Array(sandbox.directory.path("home").utf8)) == nil)
  }

  @Test(arguments: ["", "gitdir: nowhere", "gitdir:", "\u{0}"])
  func isNotFooledByOtherThingsOfThatName(content: String) throws {
    let directory = try TemporaryDirectory()
    try directory.write(content, to: "a/.git")
    try directory.makeDirectory("b/.git")
    #expect(GitRepository(workTree: Array(directory.path("a").utf8)) == nil)
    #expect(GitRepository(workTree: Array(directory.path("b").utf8)) == nil)
  }

  @Test func linkedWorkTreesShareExcludesButNotTheIndex() throws {
    let sandbox = try GitSandbox()
    try sandbox.git(["init", "-q"])
    try sandbox.directory.write("x.py\ny.py", to: "work/.git/info/exclude")
    for name in ["a.py", "x.py", "y.py"] { try sandbox.directory.write("", to: "work/\(name)") }
    try sandbox.git(["add", "-f", "a.py", "x.py"])
    try sandbox.git(["commit", "-qm", "first"])
    try sandbox.git(["worktree", "add", "-q", "../linked"])
    try sandbox.directory.write("", to: "linked/y.py")
    try sandbox.git(["rm", "-q", "--cached", "x.py"], in: "linked")
    #expect(try sandbox.discovered().map(\.description) == ["a.py", "x.py"])
    #expect(try sandbox.discovered(in: "linked").map(\.description) == ["a.py"])
    #expect(try sandbox.discovered(in: "linked") == sandbox.listedByGit(in: "linked"))
    let identities = ["work", "linked"].map {
      GitRepository.containing(Array(sandbox.directory.path($0).utf8))?.commonDirectory
    }
    #expect(identities[0] != nil && identities[0] == identities[1])
  }

  @Test func worktreeConfigurationCounts() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    for name in ["a.py", "b.py"] { try sandbox.directory.write("", to: "work/\(name)") }
    try sandbox.directory.write("a.py", to: "work/first")
    try sandbox.directory.write("b.py", to: "work/second")
    try sandbox.git(["config", "core.excludesFile", "first"])
    #expect(try sandbox.discovered() == sandbox.listedByGit())
    try sandbox.git(["config", "extensions.worktreeConfig", "true"])
    try sandbox.git(["config", "core.repositoryFormatVersion", "1"])
    try sandbox.git(["config", "--worktree", "core.excludesFile", "second"])
    let found = try sandbox.discovered()
    #expect(found == (try sandbox.listedByGit()))
    #expect(found.contains(RepositoryPath("a.py")))
  }

  @Test func submodulesAreWalkedWithTheirOwnRules() throws {
    let sandbox = try GitSandbox()
    try sandbox.git(["init", "-q", "../library"])
    try sandbox.directory.write("a.py", to: "library/.gitignore")
    try sandbox.directory.write("", to: "library/b.py")
    try sandbox.git(["add", "-A"], in: "library")
    try sandbox.git(["commit", "-qm", "first"], in: "library")
    try sandbox.git(["init", "-q"])
    // The outer rules hide the submodule itself and files in it; it is tracked, so it counts.
    try sandbox.directory.write("/lib\nb.py\n", to: "work/.gitignore")
    try sandbox.git(
      [
        "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "-f", "../library",
        "lib",
      ])
    for name in ["a.py", "c.py"] { try sandbox.directory.write("", to: "work/lib/\(name)") }
    #expect(try sandbox.discovered().map(\.description) == ["lib/b.py", "lib/c.py"])
    #expect(try sandbox.discovered(in: "work/lib") == sandbox.listedByGit(in: "work/lib"))
    let submodule = GitRepository(workTree: Array(sandbox.directory.path("work/lib").utf8))
    #expect(submodule?.gitDirectory == Array("\(sandbox.workTree)/.git/modules/lib".utf8))
  }

  @Test func nestedRepositoriesAreWalkedUnlessIgnored() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.initialize("work/one")
    try sandbox.initialize("work/two")
    try sandbox.directory.write("two\na.py\n", to: "work/.gitignore")
    try sandbox.directory.write("b.py\n", to: "work/one/.gitignore")
    for path in ["one/a.py", "one/b.py", "one/c.py", "two/c.py", "d.py"] {
      try sandbox.directory.write("", to: "work/\(path)")
    }
    #expect(try sandbox.discovered().map(\.description) == ["d.py", "one/a.py", "one/c.py"])
  }

  @Test func rulesAboveTheRootCount() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.directory.write("/a/x.py\nbuild/\n", to: "work/.gitignore")
    try sandbox.directory.write("y.py", to: "work/a/.ignore")
    for path in ["a/b/y.py", "a/b/z.py", "a/x.py", "build/a.py", "build/build/a.py"] {
      try sandbox.directory.write("", to: "work/\(path)")
    }
    #expect(try sandbox.discovered(in: "work/a").map(\.description) == ["b/z.py"])
    #expect(try sandbox.discovered(in: "work/a/b").map(\.description) == ["z.py"])
    // Whoever names an ignored directory wants it.
    #expect(try sandbox.discovered(in: "work/build").map(\.description) == ["a.py"])
  }

  @Test func ignoreFilesHideTrackedFiles() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    for path in ["a.py", "b.py", "build/a.py", "build/b.py", "build/c.py"] {
      try sandbox.directory.write("", to: "work/\(path)")
    }
    try sandbox.directory.write("build\n", to: "work/.gitignore")
    try sandbox.directory.write("a.py\n!c.py\n", to: "work/.repomapignore")
    try sandbox.git(["add", "-f", "a.py", "build/a.py", "build/b.py"])
    #expect(try sandbox.discovered().map(\.description) == ["b.py", "build/b.py"])
  }

  @Test func linkedGitIgnoreIsNotRead() throws {
    let sandbox = try GitSandbox()
    try sandbox.initialize()
    try sandbox.directory.write("a.py", to: "work/rules")
    try sandbox.directory.makeLink("work/.gitignore", to: "rules")
    try sandbox.directory.write("", to: "work/a.py")
    #expect(try sandbox.discovered().contains(RepositoryPath("a.py")))
    #expect(try sandbox.discovered() == sandbox.listedByGit())
  }
}
