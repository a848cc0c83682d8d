internal import SourceModel

/// How a language writes receivers, and how its text tells the types of variables.
struct ReceiverSyntax: Sendable {
  /// What stands between a receiver and a name.
  struct Separators: OptionSet {
    let rawValue: UInt8

    /// `a.b`, `a?.b`, `a!.b`
    static let dot = Separators(rawValue: 1 << 0)
    /// `a->b`
    static let arrow = Separators(rawValue: 1 << 1)
    /// `a::b`
    static let doubleColon = Separators(rawValue: 1 << 2)
    /// `a:b`
    static let colon = Separators(rawValue: 1 << 3)
    /// `[a b]`
    static let message = Separators(rawValue: 1 << 4)
  }

  /// Which forms of declarations tell the type of a variable.
  struct Declarations: OptionSet {
    let rawValue: UInt8

    /// `x: T`
    static let typeAfterColon = Declarations(rawValue: 1 << 0)
    /// `T x`
    static let typeFirst = Declarations(rawValue: 1 << 1)
    /// `x T`
    static let typeLast = Declarations(rawValue: 1 << 2)
    /// `x = T(…)`
    static let call = Declarations(rawValue: 1 << 3)
    /// `x = new T(…)`
    static let new = Declarations(rawValue: 1 << 4)
    /// `x = T {…}`
    static let literal = Declarations(rawValue: 1 << 5)
    /// `x = T.new(…)`, `x = T::new(…)`
    static let newFunction = Declarations(rawValue: 1 << 6)
    /// `with T(…) as x`
    static let asClause = Declarations(rawValue: 1 << 7)
  }

  /// What a capital tells.
  enum Capital {
    case nothing
    /// The name of a type.
    case type
    /// That too, but not behind another name, where it is a member.
    case typeOrMember
    /// The name of a type, where `::` follows.
    case typeBeforeDoubleColon
  }

  var separators: Separators
  /// Words for the type around.
  var own: [Word] = []
  var declarations: Declarations = []
  var capital = Capital.type
  /// Whether members of the type around are written without a receiver.
  var hasImplicitSelf = false
  /// The sign of variables that are members of the type around.
  var memberSign: UInt8?
  /// Whether `$` is part of names, and not a sign before them.
  var namesHoldDollars = false
  /// Whether `A | B` is a type.
  var hasUnions = false
  /// Whether the arguments of generic types stand in brackets.
  var hasArgumentsInBrackets = false
  /// Whether `.name` behind a blank belongs to a type that isn't written.
  var hasImplicitTypes = false
  /// Whether `?` gives a part of the value before it, so that its type tells nothing.
  var questionMarkUnwraps = false
  /// Whether `a..b` uses a member of `a`.
  var hasCascades = false
  /// Generic types whose members are those of their argument.
  var wrappers: [Word] = []

  /// The syntax of `language`; `nil` where names have no receivers.
  static func of(_ language: Language) -> ReceiverSyntax? {
    switch language.name {
    case "python", "starlark":
      ReceiverSyntax(
        separators: .dot, own: ["self", "cls"], declarations: [.typeAfterColon, .call, .asClause],
        hasUnions: true, hasArgumentsInBrackets: true,
        wrappers: ["Optional", "ClassVar", "Final", "Annotated"])
    case "javascript", "typescript", "tsx", "vue", "svelte": script
    case "go":
      ReceiverSyntax(
        separators: .dot, declarations: [.typeLast, .literal], capital: .nothing,
        hasArgumentsInBrackets: true)
    case "rust":
      ReceiverSyntax(
        separators: [.dot, .doubleColon], own: ["self", "Self"],
        declarations: [.typeAfterColon, .literal, .newFunction], questionMarkUnwraps: true,
        wrappers: ["Box", "Rc", "Arc"])
    case "swift":
      ReceiverSyntax(
        separators: .dot, own: ["self", "super", "Self"], declarations: [.typeAfterColon, .call],
        hasImplicitSelf: true, hasImplicitTypes: true)
    case "kotlin", "scala":
      ReceiverSyntax(
        separators: .dot, own: ["this", "super"], declarations: [.typeAfterColon, .call, .new],
        hasImplicitSelf: true, hasArgumentsInBrackets: language.name == "scala")
    case "java", "groovy", "apex", "dart", "csharp", "d", "solidity": typesFirst(language)
    case "c", "cpp", "cuda", "glsl", "hlsl", "objc": familyOfC(language)
    case "php", "ruby", "perl", "lua": dynamic(language)
    default: other(language)
    }
  }

  private static let script = ReceiverSyntax(
    separators: .dot, own: ["this", "super"], declarations: [.typeAfterColon, .new],
    namesHoldDollars: true, hasUnions: true)

  private static func typesFirst(_ language: Language) -> ReceiverSyntax {
    var syntax = ReceiverSyntax(
      separators: .dot, own: ["this", "super", "base"], declarations: [.typeFirst, .new],
      hasImplicitSelf: true)
    switch language.name {
    // Properties have capitals too.
    case "csharp": syntax.capital = .typeOrMember
    case "dart":
      syntax.declarations.insert(.call)
      syntax.hasCascades = true
    default: break
    }
    return syntax
  }

  private static func familyOfC(_ language: Language) -> ReceiverSyntax {
    var syntax = ReceiverSyntax(
      separators: [.dot, .arrow], declarations: .typeFirst, capital: .nothing)
    switch language.name {
    case "cpp", "cuda":
      syntax.separators.insert(.doubleColon)
      syntax.own = ["this"]
      syntax.capital = .typeBeforeDoubleColon
      syntax.declarations.formUnion([.new, .call])
      syntax.hasImplicitSelf = true
      syntax.wrappers = ["unique_ptr", "shared_ptr"]
    case "objc":
      syntax.separators.insert(.message)
      syntax.own = ["self", "super"]
      syntax.capital = .type
      syntax.hasImplicitSelf = true
    default: break
    }
    return syntax
  }

  private static func dynamic(_ language: Language) -> ReceiverSyntax {
    switch language.name {
    case "php":
      ReceiverSyntax(
        separators: [.arrow, .doubleColon], own: ["this", "self", "static", "parent"],
        declarations: [.typeFirst, .new], hasUnions: true)
    case "ruby":
      ReceiverSyntax(
        separators: [.dot, .doubleColon], own: ["self", "super"], declarations: .newFunction,
        hasImplicitSelf: true, memberSign: UInt8(ascii: "@"))
    case "perl":
      ReceiverSyntax(
        separators: [.arrow, .doubleColon], own: ["self", "class", "SUPER", "__PACKAGE__"],
        declarations: .newFunction)
    default:
      ReceiverSyntax(separators: [.dot, .colon], own: ["self"], declarations: .newFunction)
    }
  }

  private static func other(_ language: Language) -> ReceiverSyntax? {
    switch language.name {
    case "elixir", "gleam", "elm", "haskell", "ocaml", "ocaml_interface", "fsharp",
      "fsharp_signature":
      ReceiverSyntax(separators: .dot, own: ["__MODULE__"])
    case "nim", "julia", "zig", "pascal", "ada", "proto", "thrift":
      ReceiverSyntax(
        separators: .dot, capital: .nothing, hasImplicitTypes: language.name == "zig")
    case "erlang": ReceiverSyntax(separators: .colon, capital: .nothing)
    case "powershell": ReceiverSyntax(separators: [.dot, .doubleColon], own: ["this"])
    default: nil
    }
  }
}
