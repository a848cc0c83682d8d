// What git runs under. A repository is input from outside, and its configuration, attributes and
// hooks can name programs to run and places to write to; none of that may happen because somebody
// asked for a map. What is turned off, and by what:
//
// - hooks: `core.hooksPath`; watchers: `core.fsmonitor`; pagers: `--no-pager`, GIT_PAGER;
// - `diff.external`, `diff.*.command`, `diff.*.textconv`: `--no-ext-diff`, `--no-textconv` where diffs
//   are made;
// - `filter.*.clean` and `process`, which git runs over files of the work tree: `FilterSettings`;
// - `gpg.program` through `log.showSignature`: `--no-show-signature`;
// - fetching, by which objects missing from a partial clone arrive, and with it `core.sshCommand`,
//   `core.gitProxy`, `remote.*.uploadpack`, remote helpers and credential helpers: no protocol is
//   allowed (GIT_ALLOW_PROTOCOL; GIT_NO_LAZY_FETCH is enough from git 2.44 on);
// - programs of submodules, whose own configuration is read by a git of its own:
//   `--ignore-submodules=all`, `submodule.recurse`;
// - a bare repository among the files of another one: `safe.bareRepository`; one is read only where it was
//   named itself, and lies in no work tree.
//
// Aliases can't take the place of git's own commands. That a repository belongs to somebody else is
// git's to refuse (`safe.directory`), which is why the user's own configuration is read.
//
// What changes an answer without running anything is fixed too: replacements and grafts of
// commits, whose names would otherwise not say what they are; the order of diffs; colours.

/// Settings and variables under which git is started.
enum GitEnvironment {
  /// Arguments before the command.
  static let options: [String] =
    [
      "--no-pager", "--no-replace-objects", "--literal-pathspecs", "--no-optional-locks",
    ] + settings.flatMap { ["-c", $0] }

  /// For a bare repository that the user has named.
  static let bareOptions = ["-c", "safe.bareRepository=all"]

  private static let settings = [
    "core.quotePath=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "color.ui=false",
    "diff.suppressBlankEmpty=false",
    "diff.wsErrorHighlight=none",
    "log.showRoot=true",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
  ]

  /// Variables of the user that git needs to find itself and the user's configuration. All others
  /// stay behind: GIT_DIR and its like name another repository than the root that was asked about.
  private static let kept = [
    "GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH", "HOME", "LD_LIBRARY_PATH", "TMPDIR",
    "XDG_CONFIG_HOME",
  ]

  private static let fixed = [
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ASKPASS": "/bin/false",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_EDITOR": "/bin/false",
    // Of a file that is there, even an empty one, git says that it is out of use.
    "GIT_GRAFT_FILE": "/dev/null/none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
    "SSH_ASKPASS": "/bin/false",
  ]

  /// The directories of a `PATH`, without the relative ones: what `.` holds is the repository's.
  static func searchPath(_ list: String?) -> [Substring] {
    (list ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
  }

  /// The whole environment of git, from the user's.
  static func variables(from user: [String: String]) -> [String: String] {
    var variables = fixed
    for name in kept { variables[name] = user[name] }
    variables["PATH"] = searchPath(user["PATH"]).joined(separator: ":")
    return variables
  }
}
