import TaskReading
import TestSupport
import Testing

/// Places as somebody writes them for a program.
@Suite struct FocusReadingTests {
  private static func text(_ reading: FocusReading) -> String {
    let path = String(decoding: reading.path, as: UTF8.self)
    switch reading.place {
    case .whole: return "\(path)"
    case .line(let line, nil): return "\(path) line \(line)"
    case .line(let line, let column?): return "\(path) line \(line) column \(column)"
    case .name(let name): return "\(path) name \(String(decoding: name, as: UTF8.self))"
    }
  }

  /// Each case: a text, and the ways to read it; lines and columns are counted from 0 there.
  @Test(arguments: [
    ("a.py", "a.py"),
    ("a.py:12", "a.py:12; a.py line 11"),
    ("a.py:12:5", "a.py:12:5; a.py:12 line 4; a.py line 11 column 4"),
    ("a.py:12:", "a.py:12:; a.py line 11"),
    ("a.py:12:5:", "a.py:12:5:; a.py:12 line 4; a.py line 11 column 4"),
    ("a.py#f", "a.py#f; a.py name f"),
    ("a.py#Type.member", "a.py#Type.member; a.py name Type.member"),
    ("a.rb#Type#member", "a.rb#Type#member; a.rb#Type name member; a.rb name Type#member"),
    ("a.cc#N::T::f", "a.cc#N::T::f; a.cc name N::T::f"),
    ("C:/a.py:3", "C:/a.py:3; C:/a.py line 2"),
    ("C#/a.cs", "C#/a.cs"),
    ("C#/a.cs#Main", "C#/a.cs#Main; C#/a.cs name Main"),
    ("a.swift#/", "a.swift#/; a.swift name /"),
    // What is no place.
    ("a.py:", "a.py:"), ("a.py:0", "a.py:0"), ("a.py:x", "a.py:x"), ("a.py:-1", "a.py:-1"),
    ("a.py#", "a.py#"), ("#f", "#f"), (":1", ":1"), ("12", "12"), ("", ""),
    ("a.py:999999999", "a.py:999999999"),
  ])
  func `the ways to read`(_ written: String, _ expected: String) {
    let readings = FocusReading.readings(of: Array(written.utf8))
    #expect(readings.map(FocusReadingTests.text).joined(separator: "; ") == expected)
  }

  @Test(arguments: 0..<300 as Range<UInt64>)
  func `garbage has few readings, the longest path first`(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [":", "#", "1", "12", "a", ".py", "/", "::", "99999999999", "é", "\0", "-", " "]
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      bytes += random.chance(percent: 10) ? random.bytes(count: 2) : Array(random.pick(pieces).utf8)
    }
    let readings = FocusReading.readings(of: bytes)
    #expect(readings.first == FocusReading(path: bytes, place: .whole))
    #expect(readings.count <= 11)
    for (reading, next) in zip(readings, readings.dropFirst()) {
      #expect(reading.path.count >= next.path.count, "seed \(seed)")
      #expect(!next.path.isEmpty && bytes.starts(with: next.path))
    }
  }

  @Test func `thousands of marks are read in linear time`() {
    for sign in ["#", ":", "1", ":1", "#a"] {
      let text = Array(String(repeating: sign, count: 50_000).utf8)
      #expect(FocusReading.readings(of: text).count <= 11)
    }
  }
}
