import GitAccess
import SourceModel
import TestSupport
import Testing

/// A repository whose configuration, attributes and hooks name programs.
@Suite struct HostileRepositoryTests {
  /// Every program is a script that leaves a file with its name.
  private struct Trap {
    let sample: SampleHistory

    init() throws {
      sample = try SampleHistory()
      try sample.write("* diff=trap filter=trap\n", to: ".gitattributes")
      try sample.write("text\n", to: "a.txt")
      try sample.commit("first", time: 1_600_000_000)
      try sample.write("text\nmore\n", to: "a.txt")
      try sample.commit("second", time: 1_600_000_100)
      try addSignedCommit()
    }

    func marker(_ name: String) -> String { sample.outerPath("ran-\(name)") }

    /// A command that leaves a file, and does what a filter would.
    func command(_ name: String) -> String { "touch '\(marker(name))'; cat" }

    func arm() throws {
      let settings = [
        "core.fsmonitor", "core.pager", "core.sshCommand", "core.askPass", "core.editor",
        "core.alternateRefsCommand", "core.gitProxy", "diff.external", "diff.trap.textconv",
        "diff.trap.command", "filter.trap.clean", "filter.trap.smudge", "filter.TRAP x=y.process",
        "credential.helper", "interactive.diffFilter", "pager.log", "pager.diff",
      ]
      for setting in settings { try sample.git("config", setting, command(setting)) }
      for alias in ["log", "diff", "cat-file", "rev-parse", "ls-tree", "rev-list"] {
        try sample.git("config", "alias.\(alias)", "!\(command("alias"))")
      }
      // Run without a shell.
      try sample.write("#!/bin/sh\n\(command("gpg.program"))\n", to: ".git/gpg")
      _ = try runProcess(["chmod", "+x", "\(sample.root)/.git/gpg"])
      try sample.git("config", "gpg.program", "\(sample.root)/.git/gpg")
      try sample.git("config", "filter.trap.required", "true")
      try sample.git("config", "log.showSignature", "true")
      for hook in ["post-index-change", "reference-transaction", "post-checkout", "fsmonitor"] {
        try sample.write("#!/bin/sh\n\(command("hook"))\n", to: ".git/hooks/\(hook)")
      }
      _ = try runProcess(["chmod", "-R", "+x", "\(sample.root)/.git/hooks"])
    }

    /// A commit with something in the place of a signature.
    private func addSignedCommit() throws {
      let tree = try sample.git("rev-parse", "HEAD^{tree}")
      let parent = try sample.git("rev-parse", "HEAD")
      let text =
        "tree \(tree)\nparent \(parent)\nauthor a <a@invalid> 1600000200 +0000\n"
        + "committer a <a@invalid> 1600000200 +0000\n"
        + "gpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\nsigned\n"
      let id = try sample.git(
        "hash-object", "-t", "commit", "-w", "--stdin", input: Array(text.utf8))
      try sample.git("reset", "--quiet", "--soft", id)
    }

    func ran() throws -> [String] {
      try listDirectory(sample.outerPath("")).filter { $0.hasPrefix("ran-") }
    }
  }

  @Test func `nothing that a repository names is run`() throws {
    let trap = try Trap()
    // Set before the traps are, which would see it.
    try trap.sample.write("text\nmore\nand more\n", to: "a.txt")
    try trap.arm()
    let reader = try trap.sample.reader()
    let tip = try reader.commit("HEAD")
    _ = try reader.revision("HEAD~1...HEAD")
    _ = try reader.historyBoundary()
    let tree = try reader.tree(of: tip)
    _ = try texts(reader, tree.map(\.id))
    #expect(try reader.logText().count == 3)
    #expect(try reader.logText(GitLogOptions(walk: .firstParent)).count == 3)
    try reader.history(of: tip, maximumCount: 10) { _ in true }
    let range = try reader.revision("HEAD~2..HEAD")
    for comparison in [
      GitComparison.workTree, .workTreeSince(tip), .staged, .revision(range),
      .revision(.commit(tip)),
    ] {
      let diff = try reader.diff(comparison, limitBytes: 1 << 16)
      if comparison == .workTree {
        #expect(String(decoding: diff, as: UTF8.self).contains("+and more"))
      }
    }
    #expect(try trap.ran() == [])
  }

  @Test func `the traps work`() throws {
    let trap = try Trap()
    try trap.sample.write("text\nmore\nand more\n", to: "a.txt")
    try trap.arm()
    _ = try? trap.sample.git("diff", "HEAD")
    _ = try? trap.sample.git("log", "-p")
    _ = try? trap.sample.git("diff", "--no-ext-diff", "HEAD")
    let ran = try trap.ran()
    for name in [
      "core.fsmonitor", "diff.trap.command", "diff.trap.textconv", "filter.trap.clean",
      "gpg.program",
    ] {
      #expect(ran.contains("ran-\(name)"), "\(name)")
    }
  }

  @Test func `objects that a partial clone lacks are not fetched`() throws {
    let trap = try Trap()
    try trap.sample.git("config", "uploadpack.allowFilter", "true")
    let clone = trap.sample.outerPath("clone")
    try trap.sample.git(
      "clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://\(trap.sample.root)", clone
    )
    let known = try trap.sample.reader()
    let ids = try known.tree(of: known.commit("HEAD")).map(\.id)
    let upload = trap.command("upload")
    try trap.sample.git("config", "remote.origin.uploadpack", upload, folder: clone)
    let reader = try trap.sample.reader(clone)
    let found = try? texts(reader, ids)
    #expect(found == nil || found == [nil, nil])
    #expect(try reader.logText().count == 3)
    #expect(try reader.tree(of: reader.commit("HEAD")).map(\.size) == [nil, nil])
    try trap.sample.git("config", "remote.origin.vcs", "trap", folder: clone)
    _ = try? texts(reader, ids)
    try trap.sample.git("config", "remote.origin.url", "ext::\(upload)", folder: clone)
    _ = try? texts(reader, ids)
    #expect(try trap.ran() == [])
  }

  @Test func `variables of the user don't lead elsewhere`() throws {
    let sample = try SampleHistory()
    try sample.write("1\n", to: "a.txt")
    try sample.commit("first")
    let marker = sample.outerPath("ran-variable")
    var environment = sample.environment
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"] {
      environment[name] = "/nowhere"
    }
    for name in ["GIT_EXTERNAL_DIFF", "GIT_PAGER", "PAGER", "GIT_SSH_COMMAND"] {
      environment[name] = "touch '\(marker)'"
    }
    environment["GIT_CONFIG_COUNT"] = "nonsense"
    environment["GIT_TRACE"] = marker
    let reader = try GitRepositoryReader(
      root: sample.root, program: GitProgram(environment: environment))
    #expect(try reader.logText() == ["first: A a.txt"])
    #expect(try reader.diff(.revision(reader.revision("HEAD")), limitBytes: 999).isEmpty == false)
    #expect(try !listDirectory(sample.outerPath("")).contains("ran-variable"))
  }
}
