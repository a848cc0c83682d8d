package import StandardExtensions

/// Writes one value: the parameters or the result of a message.
package typealias JSONWriting = (inout JSONWriter) -> Void

extension Message {
  /// The message as UTF-8 on one line, without a frame.
  package var text: [UInt8] {
    switch self {
    case .request(let request):
      Message.request(request.id, request.method, writing(request.parameters))
    case .notification(let notification):
      Message.notification(notification.method, writing(notification.parameters))
    case .response(let response): response.text
    }
  }

  /// A request as UTF-8 on one line.
  static func request(_ id: RequestID, _ method: String, _ parameters: JSONWriting?) -> [UInt8] {
    message { json in
      json.member("id") { id.write(to: &$0) }
      json.member("method") { $0.string(method) }
      if let parameters { json.member("params", parameters) }
    }
  }

  /// A notification as UTF-8 on one line.
  static func notification(_ method: String, _ parameters: JSONWriting?) -> [UInt8] {
    message { json in
      json.member("method") { $0.string(method) }
      if let parameters { json.member("params", parameters) }
    }
  }

  /// A response as UTF-8 on one line.
  static func response(_ id: RequestID?, result: JSONWriting) -> [UInt8] {
    message { json in
      json.member("id") { id.write(to: &$0) }
      json.member("result", result)
    }
  }

  /// A response as UTF-8 on one line.
  static func response(_ id: RequestID?, error: ResponseError) -> [UInt8] {
    message { json in
      json.member("id") { id.write(to: &$0) }
      json.member("error") { json in
        json.object { json in
          json.member("code") { $0.number(error.code.rawValue) }
          json.member("message") { $0.string(error.message) }
          if let data = error.data { json.member("data") { $0.value(data) } }
        }
      }
    }
  }

  private static func message(_ members: JSONWriting) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("jsonrpc") { $0.string("2.0") }
      members(&json)
    }
    return json.text
  }
}

extension Response {
  /// The response as UTF-8 on one line, without a frame.
  var text: [UInt8] {
    switch result {
    case .success(let value): Message.response(id) { $0.value(value) }
    case .failure(let error): Message.response(id, error: error)
    }
  }
}

extension RequestID? {
  fileprivate func write(to json: inout JSONWriter) {
    if let self { self.write(to: &json) } else { json.null() }
  }
}

/// How a value that is there already is written.
func writing(_ value: JSONValue?) -> JSONWriting? {
  value.map { value in { $0.value(value) } }
}
