/// Everything that is known about stops and lines.
public protocol Network: Sendable {
  associatedtype Lines: Sequence where Lines.Element == Line

  var lines: Lines { get }
  func stop(_ id: Stop.ID) -> Stop?
}

extension Network {
  public func lines(from start: Stop.ID, to end: Stop.ID) -> [Line] {
    lines.filter { $0.connects(start, to: end) }
  }
}

public struct FixedNetwork: Network {
  public let lines: [Line]
  private let stops: [Stop.ID: Stop]

  public init(lines: [Line], stops: [Stop]) {
    self.lines = lines
    self.stops = Dictionary(uniqueKeysWithValues: stops.map { ($0.id, $0) })
  }

  public func stop(_ id: Stop.ID) -> Stop? { stops[id] }
}
