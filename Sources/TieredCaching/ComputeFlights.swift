internal import SourceModel
internal import Synchronization

/// Lets threads that need the same missing value at once wait for the one that makes it.
///
/// The first to come makes the value while it holds the lock of its flight; the others wait for the
/// lock and find the value. If it throws, the error is its own and the next in line tries.
final class ComputeFlights<Value: Sendable>: Sendable {
  private final class Flight: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// The flights of the moment, each with the number of threads that take part.
  private let flights = Mutex<[ContentHash: (flight: Flight, count: Int)]>([:])

  /// The value that `make` makes here, or made just now in another thread.
  ///
  /// `make` must not ask for the same key again: it would wait for itself.
  ///
  /// - Returns: The value, and whether it was made here.
  func value<Failure>(
    for key: ContentHash, make: () throws(Failure) -> Value
  ) throws(Failure) -> (value: Value, isOwn: Bool) {
    let flight = join(key)
    defer { leave(key) }
    return try flight.value.withLock { slot throws(Failure) in
      if let value = slot { return (value, false) }
      let value = try make()
      slot = value
      return (value, true)
    }
  }

  private func join(_ key: ContentHash) -> Flight {
    flights.withLock { flights in
      var entry = flights[key] ?? (Flight(), 0)
      entry.count += 1
      flights[key] = entry
      return entry.flight
    }
  }

  private func leave(_ key: ContentHash) {
    flights.withLock { flights in
      guard let entry = flights[key] else { return }
      flights[key] = entry.count == 1 ? nil : (entry.flight, entry.count - 1)
    }
  }
}
