package import JSONRPC
package import RepoMapKit
package import StandardExtensions

/// What a session needs of the program that it runs in.
package struct SessionHost: Sendable {
  /// The version of the program.
  package var version: String
  /// The trees that may be asked about.
  package var roots: AllowedRoots
  /// Whether tools that find things give them as JSON besides.
  package var isStructured = false
  /// How long a call may take before it is answered with what is there by then.
  package var maximumWaitMilliseconds = SessionHost.usualWaitMilliseconds
  /// Whether the index of a tree is gone on with behind an answer for which there was no time for all of it.
  package var indexesInBackground = true
  /// How long the end of a session waits for calls that were stopped.
  package var endMilliseconds = 100
  /// Gives what answers questions about the tree at a root, or throws a sentence that says why nothing does.
  package var prepare: @Sendable (_ root: [UInt8]) throws(HostError) -> PreparedTree
  /// Lets another process that knows a tree answer; `nil` where none does, and this one has to.
  package var relay: @Sendable (_ root: [UInt8], _ call: RelayedCall) -> RelayedAnswer? = { _, _ in
    nil
  }

  /// A host that answers by itself.
  ///
  /// - Parameters:
  ///   - version: The version of the program.
  ///   - roots: The trees that may be asked about.
  ///   - prepare: Gives what answers questions about the tree at a root.
  package init(
    version: String, roots: AllowedRoots,
    prepare: @escaping @Sendable (_ root: [UInt8]) throws(HostError) -> PreparedTree
  ) {
    self.version = version
    self.roots = roots
    self.prepare = prepare
  }

  /// Name and version, as the protocol has them.
  var information: JSONValue {
    .object([
      JSONValue.Member("name", .string("repomap")), JSONValue.Member("version", .string(version)),
    ])
  }

  /// Below the limits that clients have for a call.
  package static let usualWaitMilliseconds = 20_000
}

/// Why the program can't answer, in a sentence for the model.
package struct HostError: Error, Sendable, Equatable {
  package var message: String

  /// - Parameter message: A sentence.
  package init(_ message: String) { self.message = message }
}

/// What answers questions about a tree.
package struct PreparedTree: Sendable {
  /// Is stopped with the call, so it must work for no other.
  package var engine: Engine
  /// The map of the tree that nothing steers, as settings want it.
  package var defaults: MapRequest

  /// - Parameters:
  ///   - engine: Is stopped with the call.
  ///   - defaults: The map of the tree that nothing steers.
  package init(engine: Engine, defaults: MapRequest) {
    self.engine = engine
    self.defaults = defaults
  }
}

/// A request that another process may answer.
package struct RelayedCall: Sendable {
  package var method: String
  /// Parameters in the modern form.
  package var parameters: JSONValue
  /// Whether nobody wants the answer any more.
  package var isCancelled: @Sendable () -> Bool
  /// Is given the parameters of progress notifications.
  package var onProgress: @Sendable (JSONValue) -> Void
}

/// What another process answered.
package typealias RelayedAnswer = Result<JSONValue, ResponseError>
