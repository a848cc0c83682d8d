/// A small file system in memory, mounted while this lives. Permissions don't bind a superuser, but
/// a full disk and a read-only mount do.
package final class MountedDirectory {
  /// Whether this process may mount: superusers outside of most containers.
  package static let isPermitted: Bool = (try? MountedDirectory(kibibytes: 64)) != nil

  private let directory: TemporaryDirectory
  /// Where it is mounted.
  package var path: String { directory.path("mount") }

  /// Mounts one that holds as much.
  package init(kibibytes: Int) throws {
    directory = try TemporaryDirectory()
    try directory.makeDirectory("mount")
    try MountedDirectory.run([
      "mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k,mode=700", "tmpfs", path,
    ])
  }

  /// Nothing can be written from now on.
  package func makeReadOnly() throws {
    try MountedDirectory.run(["mount", "-o", "remount,ro", path])
  }

  deinit { _ = try? runProcess(["umount", "-l", path]) }

  private static func run(_ arguments: [String]) throws {
    let result = try runProcess(arguments)
    guard result.status == 0 else { throw MountRefused(text: result.errorText) }
  }

  private struct MountRefused: Error { let text: String }
}
