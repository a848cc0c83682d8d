public enum Vehicle: String, CaseIterable, Sendable {
  case bus, tram
  case ferry
}

/// Stops that a vehicle serves in order.
public struct Line: Sendable {
  public let name: String
  public let vehicle: Vehicle
  public private(set) var stops: [Stop.ID]

  public init(name: String, vehicle: Vehicle, stops: [Stop.ID]) {
    self.name = name
    self.vehicle = vehicle
    self.stops = stops
  }

  public func connects(_ start: Stop.ID, to end: Stop.ID) -> Bool {
    guard let from = stops.firstIndex(of: start), let to = stops.firstIndex(of: end) else {
      return false
    }
    return from < to
  }
}
