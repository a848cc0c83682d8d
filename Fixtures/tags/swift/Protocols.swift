// Requirements and extensions.

public protocol Responder: AnyObject, Sendable {
//              ^ definition.protocol scope=- exported signature="public protocol Responder: AnyObject, Sendable"
//                         ^ reference.implementation
//                                    ^ reference.implementation
    associatedtype Input: Hashable
//                 ^ definition.type scope=Responder
//                        ^ reference.type
    associatedtype Output = Void
//                 ^ definition.type scope=Responder
//                          ^ reference.type
    /// The name.
    var name: String { get set }
//      ^ definition.property scope=Responder doc
//            ^ reference.type
    static var shared: Self { get }
//             ^ definition.property scope=Responder
//                     ^ reference.type
    init(name: String)
//  ^ definition.constructor scope=Responder
//             ^ reference.type
    func respond(to input: Input) async throws -> Output
//       ^ definition.method scope=Responder
//                         ^ reference.type
//                                                ^ reference.type
    static func == (left: Self, right: Self) -> Bool
//              ^ definition.method scope=Responder
//                        ^ reference.type
//                                     ^ reference.type
//                                              ^ reference.type
    subscript(key: String) -> Output? { get }
//  ^ definition.method scope=Responder signature="subscript(key: String) -> Output?"
//                 ^ reference.type
//                            ^ reference.type
}

extension Responder where Input: Codable {
//        ^ reference.type
//                               ^ reference.type
    public func retry() {}
//              ^ definition.method scope=Responder exported signature="public func retry()"
    var title: String { name }
//      ^ definition.property scope=Responder signature="var title: String"
//             ^ reference.type
}

extension Server.Options: Equatable, Codable {
//        ^ reference.type
//               ^ reference.type
//                        ^ reference.implementation
//                                   ^ reference.implementation
    static let standard = Self()
//             ^ definition.property scope=Server.Options
//                        ^ reference.class
    init(port: Int) { self.init() }
//  ^ definition.constructor scope=Server.Options signature="init(port: Int)"
//             ^ reference.type
//                         ^ reference.call
    struct Nested {}
//         ^ definition.struct scope=Server.Options signature="struct Nested"
}

private extension Array<Int> {
//                ^ reference.type
//                      ^ reference.type
    func total() -> Int { reduce(0, +) }
//       ^ definition.method scope=Array signature="func total() -> Int"
//                  ^ reference.type
//                        ^ reference.call
}

@frozen
 // <- reference.attribute
public indirect enum Shape: String, CaseIterable {
//                   ^ definition.enum scope=- exported signature="public indirect enum Shape: String, CaseIterable"
//                          ^ reference.implementation
//                                  ^ reference.implementation
    case round = "r", square
//       ^ definition.enumerator scope=Shape
//                    ^ definition.enumerator scope=Shape
    /// Many sides.
    case polygon(sides: Int, Point)
//       ^ definition.enumerator scope=Shape doc
//                      ^ reference.type
//                           ^ reference.type
    static let all: [Shape] = []
//             ^ definition.property scope=Shape signature="static let all: [Shape] ="
//                   ^ reference.type
    func draw() {}
//       ^ definition.method scope=Shape signature="func draw()"
}

infix operator <+>: AdditionPrecedence
//             ^ definition.function scope=-
precedencegroup Joining { associativity: left }
//              ^ definition.type scope=-

func <+> (left: Shape, right: Shape) -> Shape { left }
//   ^ definition.function scope=- signature="func <+> (left: Shape, right: Shape) -> Shape"
//              ^ reference.type
//                            ^ reference.type
//                                      ^ reference.type

public func global(_ x: some Responder) -> any Responder { x }
//          ^ definition.function scope=- exported signature="public func global(_ x: some Responder) -> any Responder"
//                           ^ reference.type
//                                             ^ reference.type
let first = 1, second: Int = 2
//  ^ definition.constant scope=-
//             ^ definition.constant scope=-
//                     ^ reference.type
let (low, high) = (1, 2)
//   ^ definition.constant scope=-
//        ^ definition.constant scope=-
public var level: Int { first }
//         ^ definition.variable scope=- exported signature="public var level: Int"
//                ^ reference.type
private let handlers = [
//          ^ definition.constant scope=- private signature="private let handlers ="
    1,
]
let closure = { (x: Int) -> Int in
//  ^ definition.constant scope=- signature="let closure ="
//                  ^ reference.type
//                          ^ reference.type
    let inner = x
    return inner
}

#if os(Linux)
import Glibc
//     ^ import.module source=Glibc
func platform() {}
//   ^ definition.function scope=- signature="func platform()"
#else
import Darwin
//     ^ import.module source=Darwin
let platformName = "mac"
//  ^ definition.constant scope=-
#endif

@freestanding(expression)
 // <- reference.attribute
public macro stringify<T>(_ value: T) -> String = #externalMacro(module: "M", type: "S")
//           ^ definition.macro scope=- lines=2 exported
//                     ^ reference.type
//                                 ^ reference.type
//                                       ^ reference.type

@Wrapped(1) struct Box<T> {
 // <- reference.attribute
//                 ^ definition.struct scope=- signature="@Wrapped(1) struct Box<T>"
//                     ^ reference.type
    @Clamped(to: 0...9) var size = 1
//   ^ reference.attribute
//                          ^ definition.property scope=Box
    func use() {
//       ^ definition.method scope=Box signature="func use()"
        #log("x")
//       ^ reference.macro
        if let found = lookup(.init(1)) { let deep = found }
//                     ^ reference.call
//                             ^ reference.call
        guard let other = found as? Box<Int> else { return }
//                                  ^ reference.type
//                                      ^ reference.type
        do { let last = 1 }
    }
}
