/// When an answer is due for which files may be left out, see ``MapRequest/deadlineMilliseconds``.
public struct AnswerTime: Sendable {
  /// Milliseconds from ``startedAt`` on.
  public var milliseconds: Int
  /// When the time began, as ``monotonicTime()`` tells it.
  public var startedAt: Int64

  /// - Parameters:
  ///   - milliseconds: How long there is.
  ///   - startedAt: Since when; by default from now on.
  public init(milliseconds: Int, startedAt: Int64 = monotonicTime()) {
    self.milliseconds = milliseconds
    self.startedAt = startedAt
  }
}

extension MapRequest {
  /// A request that nothing steers, whose answer is due at some time.
  init(root: [UInt8], within time: AnswerTime) {
    self.init(root: root)
    deadlineMilliseconds = time.milliseconds
    startedAt = time.startedAt
  }
}
