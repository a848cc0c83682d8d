public struct Leg: Sendable {
  public var line: Line
  public var start: Stop.ID
  public var end: Stop.ID
}

public struct Route: Sendable {
  public var legs: [Leg]

  public var changeCount: Int { max(0, legs.count - 1) }

  public static func < (left: Route, right: Route) -> Bool {
    left.changeCount < right.changeCount
  }
}
