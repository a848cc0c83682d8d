#if canImport(Glibc)
  internal import Glibc
#endif

/// Writes what is in a queue, on a thread of its own, and closes the descriptor when that ends.
struct OutputWriter: Sendable {
  let queue: OutputQueue
  let output: Descriptor

  func run() {
    OutputWriter.blockBrokenPipeSignal()
    var isSound = true
    while isSound, let frames = queue.takeFrames(for: output) {
      for frame in frames where isSound { isSound = write(frame) }
    }
    queue.ended()
  }

  /// To write to a pipe that nobody reads is an error then, and for the other threads what it was.
  private static func blockBrokenPipeSignal() {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Whether all of a frame was written.
  private func write(_ frame: [UInt8]) -> Bool {
    frame.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        guard queue.waitForRoom(in: output) else { return false }
        switch output.write(UnsafeRawBufferPointer(rebasing: rest)) {
        case .bytes(let count):
          rest = rest.dropFirst(count)
          queue.written(count)
        case .notNow: continue
        case .ended: return false
        }
      }
      return true
    }
  }
}
