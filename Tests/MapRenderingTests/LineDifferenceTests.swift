import TestSupport
import Testing

@testable import MapRendering

@Suite struct LineDifferenceTests {
  private static func lines(_ text: String) -> [[UInt8]] {
    text.map { Array(String($0).utf8) }
  }

  /// The difference as text: ` a`, `-b`, `+c`.
  private static func text(_ old: [[UInt8]], _ new: [[UInt8]]) -> String {
    lineDifference(old, new).map { edit in
      switch edit {
      case .kept(_, let place): " " + String(decoding: new[place], as: UTF8.self)
      case .removed(let place): "-" + String(decoding: old[place], as: UTF8.self)
      case .added(let place): "+" + String(decoding: new[place], as: UTF8.self)
      }
    }.joined()
  }

  @Test(arguments: [
    ("", "", ""), ("a", "a", " a"), ("", "a", "+a"), ("a", "", "-a"), ("a", "b", "-a+b"),
    ("abc", "ac", " a-b c"), ("ac", "abc", " a+b c"), ("abcd", "axyd", " a-b-c+x+y d"),
    ("aXbXc", "aXc", " a X-b-X c"), ("xaya", "ya", "-x-a y a"),
  ])
  func `a difference is the one that people expect`(_ old: String, _ new: String, _ text: String) {
    #expect(Self.text(Self.lines(old), Self.lines(new)) == text)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `a difference leads from one list to the other`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = generator.pick(["ab", "abcdef", "abcdefghijklmnopqrstuvwxyz"]).map { String($0) }
    func list() -> [[UInt8]] {
      (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        Array(generator.pick(alphabet).utf8)
      }
    }
    let old = list()
    var new = generator.chance(percent: 50) ? list() : old
    for _ in 0..<3 where !new.isEmpty && generator.chance(percent: 60) {
      new.remove(at: Int.random(in: new.indices, using: &generator))
    }
    let edits = lineDifference(old, new)
    var (olds, news): ([Int], [Int]) = ([], [])
    for edit in edits {
      switch edit {
      case .kept(let first, let second):
        #expect(old[first] == new[second], "seed \(seed)")
        olds.append(first)
        news.append(second)
      case .removed(let place): olds.append(place)
      case .added(let place): news.append(place)
      }
    }
    #expect(olds == Array(old.indices) && news == Array(new.indices), "seed \(seed)")
    if old == new { #expect(edits.allSatisfy { $0.isKept }, "seed \(seed)") }
  }

  @Test func `large lists that have nothing in common are compared`() {
    let old = (0..<30_000).map { Array("old \($0)".utf8) }
    let new = (0..<30_000).map { Array("new \($0)".utf8) }
    #expect(lineDifference(old, new).count == 60_000)
    let mixed = old + new
    #expect(lineDifference(old, mixed).count { $0.isKept } == 30_000)
  }
}
