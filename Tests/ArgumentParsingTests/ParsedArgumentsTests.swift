import StandardExtensions
import TestSupport
import Testing

@testable import ArgumentParsing

/// A command with every form of argument.
let sampleCommand = CommandDescription(
  name: "sample", abstract: "Shows every form of argument.",
  examples: ["program sample -t 5 .   # a short option"],
  arguments: [
    .option("-t", "--tokens", value: "N", help: "How many tokens the output may have."),
    .option("--focus", value: "FILE", help: "A file to start from. May be repeated."),
    .flag("-v", "--verbose", help: "Say more."),
    .flag("-q", "--quiet", help: "Say less."),
    .positional("DIR", help: "The directory."),
    .positional("REST", repeats: true, help: "Everything else."),
  ],
  discussion: "More is told elsewhere.")

/// What the forms of arguments mean, and what is wrong with the others.
@Suite struct ParsedArgumentsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let arguments: [String]
    let expected: [String: [String]]
    let flags: [String]

    init(_ arguments: [String], _ expected: [String: [String]] = [:], flags: [String] = []) {
      self.arguments = arguments
      self.expected = expected
      self.flags = flags
    }

    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    (["--when", "never"], nil), (["--when=now"], "--when"), (["fish"], nil), (["csh"], "SHELL"),
    (["--any", "else"], nil),
  ])
  func `of an argument with words only these are taken`(
    arguments: [String], refused: String?
  ) throws {
    let command = CommandDescription(
      name: "x", abstract: "", examples: [],
      arguments: [
        .option("--when", value: "WHEN", kind: .oneOf(["auto", "always", "never"]), help: ""),
        .option("--any", value: "X", kind: .suggested(["one"]), help: ""),
        .positional("SHELL", kind: .oneOf(["bash", "fish"]), help: ""),
      ])
    do {
      _ = try ParsedArguments(arguments.map { ArgumentValue(bytes: Array($0.utf8)) }, for: command)
      #expect(refused == nil)
    } catch {
      guard case .invalidValue(let option, _, let expected) = error else { throw error }
      #expect(option == refused)
      #expect(expected == (option == "SHELL" ? "bash or fish" : "auto, always or never"))
    }
  }

  static let cases = [
    Case([]),
    Case(["--tokens", "5"], ["tokens": ["5"]]),
    Case(["--tokens=5"], ["tokens": ["5"]]),
    Case(["--tokens="], ["tokens": [""]]),
    Case(["--tokens=a=b"], ["tokens": ["a=b"]]),
    Case(["-t", "5"], ["tokens": ["5"]]),
    Case(["-t5"], ["tokens": ["5"]]),
    Case(["-t=5"], ["tokens": ["=5"]]),
    Case(["--tokens", "--verbose"], ["tokens": ["--verbose"]]),
    Case(["-t", "-1"], ["tokens": ["-1"]]),
    Case(["-t", "--"], ["tokens": ["--"]]),
    Case(["-t1", "--tokens", "2"], ["tokens": ["1", "2"]]),
    Case(["--focus", "a", "x", "--focus=b"], ["focus": ["a", "b"], "DIR": ["x"]]),
    Case(["-v"], flags: ["verbose"]),
    Case(["--verbose", "-v"], flags: ["verbose"]),
    Case(["-vq"], flags: ["quiet", "verbose"]),
    Case(["-vt5"], ["tokens": ["5"]], flags: ["verbose"]),
    Case(["-vqt", "5"], ["tokens": ["5"]], flags: ["quiet", "verbose"]),
    Case(["dir"], ["DIR": ["dir"]]),
    Case(["dir", "a", "b"], ["DIR": ["dir"], "REST": ["a", "b"]]),
    Case(["-"], ["DIR": ["-"]]),
    Case([""], ["DIR": [""]]),
    Case(["--", "-v", "--", "--tokens"], ["DIR": ["-v"], "REST": ["--", "--tokens"]]),
    Case(["dir", "-v", "a"], ["DIR": ["dir"], "REST": ["a"]], flags: ["verbose"]),
    Case(["--"]),
  ]

  @Test(arguments: cases)
  func `arguments are sorted by what the command takes`(_ example: Case) throws {
    let parsed = try ParsedArguments(values(example.arguments), for: sampleCommand)
    for key in ["tokens", "focus", "DIR", "REST"] {
      let expected = example.expected[key] ?? []
      #expect(parsed.all(key).map { $0.text } == expected, "\(key)")
      #expect(parsed.last(key)?.text == expected.last, "\(key)")
    }
    for key in ["verbose", "quiet"] {
      #expect(parsed.hasFlag(key) == example.flags.contains(key), "\(key)")
    }
  }

  static let faulty: [(arguments: [String], error: ArgumentError, text: String)] = [
    (
      ["--tokenz", "5"], .unknownOption("--tokenz", suggestion: "--tokens"),
      "unknown option '--tokenz'; did you mean '--tokens'?"
    ),
    (
      ["--tokns=5"], .unknownOption("--tokns", suggestion: "--tokens"),
      "unknown option '--tokns'; did you mean '--tokens'?"
    ),
    (
      ["--colour"], .unknownOption("--colour", suggestion: nil), "unknown option '--colour'"
    ),
    (["--=x"], .unknownOption("--", suggestion: nil), "unknown option '--'"),
    (["-vz"], .unknownOption("-z", suggestion: nil), "unknown option '-z'"),
    (["--tokens"], .missingValue(option: "--tokens"), "option '--tokens' needs a value"),
    (["-vt"], .missingValue(option: "-t"), "option '-t' needs a value"),
    (
      ["--verbose=yes"], .unexpectedValue(option: "--verbose", value: "yes"),
      "flag '--verbose' takes no value ('yes')"
    ),
  ]

  @Test(arguments: faulty)
  func `an error names the argument`(
    _ arguments: [String], _ error: ArgumentError, _ text: String
  ) {
    #expect(throws: error) { try ParsedArguments(values(arguments), for: sampleCommand) }
    #expect("\(error)" == text)
  }

  @Test func `an argument too many is an error`() {
    let command = CommandDescription(
      name: "one", abstract: "", examples: [], arguments: [.positional("DIR", help: "")])
    #expect(throws: ArgumentError.unexpectedArgument("b")) {
      try ParsedArguments(["a", "b"], for: command)
    }
  }

  @Test(arguments: [("0", 0), ("42", 42), ("-3", -3), ("+7", 7), ("007", 7)])
  func `a whole number is read`(_ text: String, _ number: Int) throws {
    let parsed = try ParsedArguments(values(["--tokens", text]), for: sampleCommand)
    #expect(try parsed.integer("tokens", in: -10...100) == number)
  }

  @Test(arguments: [
    "", " 1", "1 ", "1.5", "1e3", "0x10", "one", "101", "-11", "٣", "9999999999999999999999",
  ])
  func `anything else than a number in the range is an error`(_ text: String) throws {
    let parsed = try ParsedArguments(values(["--tokens", text]), for: sampleCommand)
    let error = ArgumentError.invalidValue(
      option: "--tokens", value: text, expected: "a whole number from -10 to 100")
    #expect(throws: error) { try parsed.integer("tokens", in: -10...100) }
  }

  @Test func `an integer that is not given is nil and the last one counts`() throws {
    #expect(try ParsedArguments([], for: sampleCommand).integer("tokens", in: 1...2) == nil)
    let parsed = try ParsedArguments(["-t", "x", "-t", "2"], for: sampleCommand)
    #expect(try parsed.integer("tokens", in: 1...2) == 2)
  }

  @Test func `bytes that are not UTF-8 reach the command unchanged`() throws {
    let name: [UInt8] = [0x61, 0xFF, 0xFE]
    let option = Array("--focus=".utf8) + name
    let parsed = try ParsedArguments(
      [ArgumentValue(bytes: name), ArgumentValue(bytes: option), ArgumentValue(bytes: [0x80])],
      for: sampleCommand)
    #expect(parsed.last("DIR")?.bytes == name)
    #expect(parsed.last("focus")?.bytes == name)
    #expect(parsed.all("REST").map { $0.bytes } == [[0x80]])
  }

  @Test func `an option that is not UTF-8 is unknown`() {
    let argument = ArgumentValue(bytes: [0x2D, 0xC3])
    #expect(throws: ArgumentError.self) { try ParsedArguments([argument], for: sampleCommand) }
  }

  @Test(arguments: [
    ("tokens", "--tokens"), ("toekns", nil), ("--token", "--tokens"), ("--tokkens", "--tokens"),
    ("--foucs", "--focus"), ("", nil), ("--queit", "--quiet"),
  ])
  func `a suggestion is at most two edits away`(_ name: String, _ expected: String?) {
    let names = ["--tokens", "--focus", "--verbose", "--quiet"]
    #expect(closestName(to: name, among: names) == expected)
    #expect(closestName(to: name, among: []) == nil)
  }

  @Test func `of equally near names the first in order is suggested`() {
    #expect(closestName(to: "--cax", among: ["--caz", "--cay"]) == "--cay")
  }

  /// Lists of fragments that mean something and of random bytes: they give values or an error, and
  /// all values are among what was given.
  @Test func `random arguments never crash`() {
    let fragments: [[UInt8]] = [
      "-", "--", "-t", "-v", "-q", "-vq", "--tokens", "--tokens=", "--focus", "=", "x", "", "-tv",
      "--verbose", "--verbose=", "-z", "--zzz", "\u{301}", "-\u{e9}",
    ].map { Array($0.utf8) }
    for seed in UInt64(0)..<2000 {
      var generator = SeededGenerator(seed: seed)
      let arguments = (0..<Int.random(in: 0...6, using: &generator)).map { _ -> ArgumentValue in
        var bytes = generator.pick(fragments)
        if generator.chance(percent: 30) {
          bytes += generator.bytes(count: Int.random(in: 0...4, using: &generator))
        }
        return ArgumentValue(bytes: bytes)
      }
      do {
        let parsed = try ParsedArguments(arguments, for: sampleCommand)
        let count = ["tokens", "focus", "DIR", "REST"].reduce(0) { $0 + parsed.all($1).count }
        #expect(count <= arguments.count, "seed \(seed)")
      } catch {
        #expect(!"\(error)".isEmpty, "seed \(seed)")
      }
    }
  }

  private func values(_ texts: [String]) -> [ArgumentValue] {
    texts.map { ArgumentValue(bytes: Array($0.utf8)) }
  }
}
