import TestSupport

/// A small file system in memory, mounted while this lives. Permissions don't bind a superuser, but
/// a full disk and a read-only mount do.
final class MountedDirectory {
  /// Whether this process may mount: superusers outside of most containers.
  static let isPermitted: Bool = (try? MountedDirectory(kibibytes: 64)) != nil

  let directory: TemporaryDirectory
  var path: String { directory.path("mount") }

  init(kibibytes: Int) throws {
    directory = try TemporaryDirectory()
    try directory.makeDirectory("mount")
    try MountedDirectory.run([
      "mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k,mode=700", "tmpfs", path,
    ])
  }

  func makeReadOnly() throws {
    try MountedDirectory.run(["mount", "-o", "remount,ro", path])
  }

  deinit { _ = try? runProcess(["umount", "-l", path]) }

  private static func run(_ arguments: [String]) throws {
    let result = try runProcess(arguments)
    guard result.status == 0 else { throw MountRefused(text: result.errorText) }
  }

  private struct MountRefused: Error { let text: String }
}
