internal import JSONRPC
internal import StandardExtensions

/// The revisions of the protocol that are spoken.
package enum ProtocolVersion {
  /// Without an opening: each request says which revision it is in.
  package static let modern = "2026-07-28"
  /// With `initialize`, the newest first.
  package static let legacy = ["2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"]
}

/// The two ways in which clients speak, decided for each request.
enum Era: Sendable {
  /// Opened with `initialize`.
  case legacy
  /// Every request carries its revision in `_meta`.
  case modern

  /// The era of a request.
  ///
  /// - Parameters:
  ///   - request: Any but `initialize`.
  ///   - isLegacy: Whether `initialize` was called before.
  /// - Throws: What its `_meta` lacks, or that nobody speaks its revision.
  init(of request: PendingRequest, isLegacy: Bool) throws(ResponseError) {
    let meta = request.parameters?["_meta"]
    guard let version = meta?[MetaKey.version] else {
      // A ping asks for nothing but an answer.
      guard isLegacy || request.method == "ping" else {
        throw ResponseError(
          .invalidParameters,
          "params._meta lacks \(MetaKey.version); or call initialize first")
      }
      self = .legacy
      return
    }
    guard case .string(let version) = version else {
      throw ResponseError(.invalidParameters, "\(MetaKey.version) is not a string")
    }
    guard version == ProtocolVersion.modern else {
      throw ResponseError(
        .unsupportedVersion, "protocol version \(version) is not supported",
        data: .object([
          JSONValue.Member("supported", .array([.string(ProtocolVersion.modern)])),
          JSONValue.Member("requested", .string(version)),
        ]))
    }
    guard case .object = meta?[MetaKey.capabilities] else {
      throw ResponseError(.invalidParameters, "params._meta lacks \(MetaKey.capabilities)")
    }
    self = .modern
  }

  /// The code for a resource that isn't there.
  var notFound: ErrorCode { self == .modern ? .invalidParameters : .legacyNotFound }
}

/// Names of members of `_meta`.
enum MetaKey {
  static let version = "io.modelcontextprotocol/protocolVersion"
  static let capabilities = "io.modelcontextprotocol/clientCapabilities"
  static let server = "io.modelcontextprotocol/serverInfo"
}

extension ErrorCode {
  /// Nobody here speaks the revision of a request.
  static let unsupportedVersion = ErrorCode(rawValue: -32022)
  /// There is no such resource, before 2026.
  static let legacyNotFound = ErrorCode(rawValue: -32002)
}
