import Foundation
//     ^ import.module source=Foundation
import struct Network.Endpoint
//                    ^ import.module source=Network name=Endpoint
@testable import ServerCore
 // <- reference.attribute
//               ^ import.module source=ServerCore
@_exported import ServerTypes
 // <- reference.attribute
//                ^ import.reexport source=ServerTypes
public import Logging
//            ^ import.module source=Logging

/// A server.
///
/// It listens.
@available(macOS 12, *)
 // <- reference.attribute
public final class Server<Handler: Responder, Store>: Service<Handler>, Other.Startable
//                 ^ definition.class scope=- doc lines=5 exported signature="Store: Codable"
//                        ^ reference.type
//                                 ^ reference.type
//                                            ^ reference.type
//                                                    ^ reference.implementation
//                                                            ^ reference.type
//                                                                      ^ reference.type
//                                                                            ^ reference.implementation
where
    Handler.Input == Request,
//                   ^ reference.type
    Store: Codable
//         ^ reference.type
{
    @Published private(set) var isRunning: Bool = false
//   ^ reference.attribute
//                              ^ definition.property scope=Server
//                                         ^ reference.type
    let host, path: String
//      ^ definition.property scope=Server
//            ^ definition.property scope=Server
//                  ^ reference.type
    static let shared = Server(host: "localhost")
//             ^ definition.property scope=Server
//                      ^ reference.class
    public var port: Int {
//             ^ definition.property scope=Server exported signature="public var port: Int"
//                   ^ reference.type
        get { options.port }
        set { options.port = newValue }
    }
    lazy var routes: [Route] = {
//           ^ definition.property scope=Server signature="lazy var routes: [Route] ="
//                    ^ reference.type
        let local = Route()
//                  ^ reference.class
        return [local]
    }()
    weak var delegate: ServerDelegate? {
//           ^ definition.property scope=Server signature="weak var delegate: ServerDelegate?"
//                     ^ reference.type
        didSet { notify() }
//               ^ reference.call
    }
    fileprivate var table: [String: Int] = [
//                  ^ definition.property scope=Server private signature="fileprivate var table: [String: Int] ="
//                          ^ reference.type
//                                  ^ reference.type
        "a": 1,
    ]

    /**
     Makes one.
     */
    public init?(host: String, port number: Int = 80) throws {
//         ^ definition.constructor scope=Server doc exported signature="public init?(host: String, port number: Int = 80) throws"
//                     ^ reference.type
//                                          ^ reference.type
        self.host = host
    }

    deinit { close() }
//  ^ definition.method scope=Server signature="deinit"
//           ^ reference.call

    public subscript(index: Int) -> Route {
//         ^ definition.method scope=Server exported signature="public subscript(index: Int) -> Route"
//                          ^ reference.type
//                                  ^ reference.type
        routes[index]
    }

    static func == (left: Server, right: Server) -> Bool { left.host == right.host }
//              ^ definition.method scope=Server signature="static func == (left: Server, right: Server) -> Bool"
//                        ^ reference.type
//                                       ^ reference.type
//                                                  ^ reference.type

    @discardableResult
//   ^ reference.attribute
    open func respond<Body>(
//            ^ definition.method scope=Server lines=4 exported signature=") async throws -> Response<Body> where Body: Encodable"
//                    ^ reference.type
        to request: Request,
//                  ^ reference.type
        with body: Body
//                 ^ reference.type
    ) async throws -> Response<Body> where Body: Encodable {
//                    ^ reference.type
//                             ^ reference.type
//                                               ^ reference.type
        let answer = Response<Body>(body)
//                   ^ reference.class
//                            ^ reference.type
        var count = 0
        func retry() { count += 1 }
//           ^ definition.function scope=Server.respond signature="func retry()"
        for item in items { let step = item }
        let kind: Server.Kind = .fast
//                ^ reference.type
//                       ^ reference.type
        Logger.shared.info(answer)
//      ^ reference.constant
//                    ^ reference.call
        return try await handler.handle(request).map { $0.value }
//                               ^ reference.call
//                                               ^ reference.call
    }

    class func restart() {}
//             ^ definition.method scope=Server signature="class func restart()"
    private func close() {}
//               ^ definition.method scope=Server private signature="private func close()"

    typealias Callback = (Result<Response, Error>) -> Void
//            ^ definition.type scope=Server
//                        ^ reference.type
//                               ^ reference.type
//                                         ^ reference.type
//                                                    ^ reference.type
    enum Kind { case fast }
//       ^ definition.enum scope=Server signature="enum Kind"
//                   ^ definition.enumerator scope=Server.Kind
    struct Options { var port = 80 }
//         ^ definition.struct scope=Server signature="struct Options"
//                       ^ definition.property scope=Server.Options
}

actor Counter {
//    ^ definition.class scope=- signature="actor Counter"
    nonisolated func describe() -> String { "" }
//                   ^ definition.method scope=Counter signature="nonisolated func describe() -> String"
//                                 ^ reference.type
}
