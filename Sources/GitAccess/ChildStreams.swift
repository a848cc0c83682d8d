#if canImport(Glibc)
  @preconcurrency internal import Glibc
#endif

/// The three streams of a process to be started: connected sockets, of which this side keeps one end
/// each.
///
/// Sockets, because one can write to them without a signal where the reader is gone (a pipe raises
/// SIGPIPE, which belongs to the whole program), and because `socketpair` makes them close in other
/// processes from the start.
struct ChildStreams: ~Copyable {
  /// Ends of this side: standard input, output and errors of the child; -1 where closed.
  private(set) var own: [Int32] = []
  /// Ends of the child's side.
  private(set) var child: [Int32] = []

  init() throws(GitError) {
    for _ in 0..<3 {
      var pair: [Int32] = [-1, -1]
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { throw .system(code: errno) }
      own.append(pair[0])
      child.append(pair[1])
    }
    try liftChildSide()
  }

  deinit { for descriptor in own + child where descriptor >= 0 { close(descriptor) } }

  /// Moves the child's ends above the three places that they are copied to, where they could lie if
  /// this program was started without standard streams.
  private mutating func liftChildSide() throws(GitError) {
    for place in child.indices where child[place] < 3 {
      let lifted = fcntl(child[place], F_DUPFD_CLOEXEC, 3)
      guard lifted >= 0 else { throw .system(code: errno) }
      close(child[place])
      child[place] = lifted
    }
  }

  /// Closes the child's ends, so that the child's death closes the streams.
  mutating func closeChildSide() {
    for descriptor in child { close(descriptor) }
    child = []
  }

  /// Closes one end of this side.
  mutating func closeOwnSide(_ place: Int) {
    guard own[place] >= 0 else { return }
    close(own[place])
    own[place] = -1
  }
}
