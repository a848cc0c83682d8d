internal import CFuzzer

/// What the callback calls: set once, before the driver starts, and only read afterwards.
nonisolated(unsafe) private var target: (UnsafeRawBufferPointer) -> Void = { _ in }

/// Calls `body` with one input after the other, by the options on the command line, until the
/// process ends. A trap in `body` is a finding.
package func runFuzzer(_ body: @escaping (UnsafeRawBufferPointer) -> Void) {
  target = body
  var count = CommandLine.argc
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
  _ = LLVMFuzzerRunDriver(&count, &arguments) { start, count in
    target(UnsafeRawBufferPointer(start: start, count: count))
    return 0
  }
}
