import Dispatch
import RepoMapKit
import TestSupport

/// Stops an engine's work on another thread as soon as a file has content.
func stop(_ handle: StopHandle, whenWritten path: String) {
  DispatchQueue.global().async {
    _ = try? runProcess(["sh", "-c", "while ! test -s '\(path)'; do sleep 0.01; done"])
    handle.raise()
  }
}
