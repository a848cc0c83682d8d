/// A small file system in memory, mounted while this lives. Permissions don't bind a superuser, but
/// a full disk and a read-only mount do.
package final class MountedDirectory: Sendable {
  /// Whether this process may mount: superusers outside of most containers.
  package static let isPermitted: Bool = (try? MountedDirectory(kibibytes: 64)) != nil

  private let directory: TemporaryDirectory
  /// Where it is mounted.
  package var path: String { directory.path("mount") }

  /// Mounts one that holds so much.
  package init(kibibytes: Int) throws {
    directory = try TemporaryDirectory()
    try mount("tmpfs", options: "size=\(kibibytes)k,mode=700")
  }

  /// Mounts one whose clock is coarse: on it, and on most before Linux 6.13, changes within a few
  /// milliseconds have the same time.
  package init(withCoarseClock: ()) throws {
    directory = try TemporaryDirectory()
    try mount("ramfs", options: "mode=700")
  }

  /// Refuses writes from now on.
  package func makeReadOnly() throws {
    try MountedDirectory.run(["mount", "-o", "remount,ro", path])
  }

  deinit { _ = try? runProcess(["umount", "-l", path]) }

  private func mount(_ type: String, options: String) throws {
    try directory.makeDirectory("mount")
    try MountedDirectory.run(["mount", "-t", type, "-o", options, type, path])
  }

  private static func run(_ arguments: [String]) throws {
    let result = try runProcess(arguments)
    guard result.status == 0 else { throw MountRefused(text: result.errorText) }
  }

  private struct MountRefused: Error { let text: String }
}
