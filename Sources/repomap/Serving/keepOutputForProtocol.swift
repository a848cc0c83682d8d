#if canImport(Glibc)
  internal import Glibc
#endif

/// Prepares this process for a conversation whose connection has duplicates of its streams.
///
/// Nothing that is printed by mistake may get between the messages: from now on it goes to standard error. And who goes away
/// ends the conversation, nothing else.
func keepOutputForProtocol() {
  dup2(STDERR_FILENO, STDOUT_FILENO)
  signal(SIGPIPE, SIG_IGN)
  limitHeaps()
}
