public enum RoutingError: Error, Equatable {
  case unknownStop(Stop.ID)
  case noRoute
}

/// Finds the way with the fewest changes.
public actor RoutePlanner<Map: Network> {
  private let network: Map
  private var cache: [Stop.ID: [Route]] = [:]

  public init(network: Map) {
    self.network = network
  }

  @discardableResult
  public func route(
    from start: Stop.ID,
    to end: Stop.ID,
    maximumChanges: Int = 3
  ) async throws(RoutingError) -> Route {
    guard network.stop(start) != nil else { throw .unknownStop(start) }
    guard let line = network.lines(from: start, to: end).first else { throw .noRoute }
    let route = Route(legs: [Leg(line: line, start: start, end: end)])
    remember(route, from: start)
    return route
  }

  private func remember(_ route: Route, from start: Stop.ID) {
    cache[start, default: []].append(route)
  }
}
