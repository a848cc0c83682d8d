/// A command line that one process asks another to run.
package struct CommandCall: Sendable, Equatable {
  /// What program asks; another one gives other answers.
  package var program: [UInt8]
  /// The arguments behind the program's name.
  package var arguments: [[UInt8]]
  /// Variables of the environment, `NAME=VALUE`.
  package var variables: [[UInt8]]
  /// The mask of modes for files that it makes.
  package var modeMask: UInt32

  /// - Parameters:
  ///   - program: What program asks.
  ///   - arguments: The arguments behind the program's name.
  ///   - variables: Variables of the environment, `NAME=VALUE`.
  ///   - modeMask: The mask of modes for files that it makes.
  package init(
    program: [UInt8], arguments: [[UInt8]], variables: [[UInt8]], modeMask: UInt32
  ) {
    self.program = program
    self.arguments = arguments
    self.variables = variables
    self.modeMask = modeMask
  }

  /// More than the system lets a command line have.
  static let maximumBytes = 4 << 20

  /// The call as a message has it.
  package var bytes: [UInt8] {
    var writer = MessageWriter()
    writer.append(modeMask)
    writer.append(program)
    writer.append(arguments)
    writer.append(variables)
    return writer.bytes
  }

  /// The call that a message has; `nil` where it is none.
  package init?(_ bytes: [UInt8]) {
    var reader = MessageReader(bytes)
    guard let mask = reader.number(), let program = reader.string(),
      let arguments = reader.strings(), let variables = reader.strings(), reader.isAtEnd
    else { return nil }
    self.init(program: program, arguments: arguments, variables: variables, modeMask: mask)
  }
}

/// What becomes of a call.
package enum CommandReply: Sendable, Equatable {
  /// It is run, and from now on something may be written for it.
  case begun
  /// It has ended, with an exit code.
  case ended(Int32)
  /// It isn't run, and whoever asks has to do it.
  case declined

  /// The reply as a message has it.
  package var bytes: [UInt8] {
    var writer = MessageWriter()
    switch self {
    case .begun: writer.append(0)
    case .declined: writer.append(1)
    case .ended(let code):
      writer.append(2)
      writer.append(UInt32(bitPattern: code))
    }
    return writer.bytes
  }

  /// The reply that a message has; `nil` where it is none.
  package init?(_ bytes: [UInt8]) {
    var reader = MessageReader(bytes)
    switch reader.number() {
    case 0: self = .begun
    case 1: self = .declined
    case 2:
      guard let code = reader.number() else { return nil }
      self = .ended(Int32(bitPattern: code))
    default: return nil
    }
    if !reader.isAtEnd { return nil }
  }
}

/// Writes numbers and strings of bytes behind each other, little-endian, each string behind its length.
struct MessageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ string: [UInt8]) {
    append(UInt32(string.count))
    bytes += string
  }

  mutating func append(_ strings: [[UInt8]]) {
    append(UInt32(strings.count))
    for string in strings { append(string) }
  }
}

/// Reads what a ``MessageWriter`` wrote; `nil` where there is nothing more, or something else.
struct MessageReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    let bytes = rest.prefix(4)
    rest = rest.dropFirst(4)
    return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }

  mutating func string() -> [UInt8]? {
    guard let count = number(), count <= rest.count else { return nil }
    let string = Array(rest.prefix(Int(count)))
    rest = rest.dropFirst(Int(count))
    return string
  }

  mutating func strings() -> [[UInt8]]? {
    // Each takes four bytes at least: a number that is too large can't make us reserve memory.
    guard let count = number(), Int(count) <= rest.count / 4 else { return nil }
    var strings: [[UInt8]] = []
    for _ in 0..<count {
      guard let string = string() else { return nil }
      strings.append(string)
    }
    return strings
  }
}
