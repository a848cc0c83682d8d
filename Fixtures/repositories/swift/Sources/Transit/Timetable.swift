public typealias Minutes = Int

public final class Timetable {
  private var departures: [String: [Minutes]] = [:]

  public init() {}

  public subscript(line: Line) -> [Minutes] {
    get { departures[line.name] ?? [] }
    set { departures[line.name] = newValue.sorted() }
  }

  public func next(_ line: Line, after time: Minutes) -> Minutes? {
    self[line].first { $0 >= time }
  }
}
