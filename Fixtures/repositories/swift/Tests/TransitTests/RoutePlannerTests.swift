import Testing

@testable import Transit

@Suite struct RoutePlannerTests {
  let home = Stop(id: Stop.ID(rawValue: "home"), name: "Home")

  @Test func unknownStops() async {
    let planner = RoutePlanner(network: FixedNetwork(lines: [], stops: [home]))
    await #expect(throws: RoutingError.noRoute) {
      try await planner.route(from: home.id, to: home.id)
    }
  }
}
