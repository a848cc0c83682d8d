/// What bounds the memory and the time of a connection.
package struct ConnectionLimits: Sendable, Equatable {
  /// Bytes of one message that comes; `nil` for the framing's own limit.
  package var maximumMessageBytes: Int?
  /// Bytes that may wait to be written before no further message is taken from the other side.
  package var maximumQueuedBytes = 4 << 20
  /// Bytes that may wait to be written before the other side is given up: it neither reads nor takes what requests that it
  /// made before have as answers. One message more than that is ever held.
  package var abandonedQueuedBytes = 256 << 20
  /// Requests of the other side without an answer before no further message is taken. A cancellation then waits as well.
  package var maximumRequestsInProgress = 1024
  /// Requests to the other side without an answer; the oldest is forgotten.
  package var maximumOutstandingRequests = 64
  /// How long ``Connection/close()`` goes on to write.
  package var flushMilliseconds = 2000

  /// Those that are right for a client on the same machine.
  package init() {}
}
