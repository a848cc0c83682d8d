internal import JSONRPC
internal import RepoMapKit
internal import StandardExtensions

// How a call gets its answer: from a process that knows the tree, or from an engine of this one.

/// Why there is no answer.
struct AnswerProblem: Error {
  /// For the model.
  var message: String
  /// Whether the tree doesn't have what was asked for.
  var isAbsence = false
}

extension ClientSession {
  /// Lets an engine answer a question about a tree, within the time that a call may take.
  ///
  /// - Parameters:
  ///   - call: The call, which can stop it.
  ///   - tree: The tree.
  ///   - maximumTokens: What the answer may have.
  ///   - notes: What the answer says about its question.
  ///   - answer: Asks the engine.
  /// - Returns: The answer.
  /// - Throws: Why there is none.
  func ask(
    _ call: Call, _ tree: WorkTree, maximumTokens: Int, notes: [String],
    _ answer: (Question) throws -> ToolAnswer
  ) throws(AnswerProblem) -> ToolAnswer {
    do {
      let prepared = try host.prepare(tree.root)
      let end = call.startedAt + Int64(host.maximumWaitMilliseconds) * 1_000_000
      let progress = call.progress
      let pass = gate.enter(tree.root, until: end, telling: progress) { call.stop.isRaised }
      var isPartial: Bool?
      defer { if case .exclusive = pass { leaveGate(tree.root, isPartial: isPartial) } }
      call.stop.add(prepared.engine)
      defer { call.stop.remove(prepared.engine) }
      let question = Question(
        tree: tree, engine: prepared.engine, defaults: prepared.defaults,
        time: time(until: end), observer: GateObserver(tree.root, gate, progress),
        maximumTokens: maximumTokens, notes: notes)
      let found = try answer(question)
      isPartial = found.isPartial
      return found
    } catch let error as EngineError {
      throw AnswerProblem(error)
    } catch let error as HostError {
      throw AnswerProblem(message: error.message)
    } catch let error as ToolMistake {
      throw AnswerProblem(message: error.message)
    } catch {
      throw AnswerProblem(message: "\(error)")
    }
  }

  /// Lets others pass, unless the index has to be gone on with.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of the tree's root.
  ///   - isPartial: Whether the answer lacks files; `nil` without an answer.
  private func leaveGate(_ root: [UInt8], isPartial: Bool?) {
    if isPartial == true, host.indexesInBackground {
      background.start(root, host, gate)
    } else {
      gate.leave(root, isIndexed: isPartial == false)
    }
  }

  /// The time that is left, of which there is some even for who has waited for others.
  private func time(until end: Int64) -> AnswerTime {
    let now = monotonicTime()
    let left = Int((end - now) / 1_000_000)
    return AnswerTime(
      milliseconds: min(
        max(left, ClientSession.leastMilliseconds), MapRequest.deadlineRange.upperBound),
      startedAt: now)
  }

  private static let leastMilliseconds = 1000

  /// The tree that is meant where none is named.
  func defaultTree() throws(ResponseError) -> WorkTree {
    do throws(ToolMistake) {
      return try host.roots.tree(nil)
    } catch {
      throw ResponseError(.internalError, error.message)
    }
  }

  // MARK: - Other processes

  /// Lets a process that knows the tree answer, in its words.
  ///
  /// - Returns: Whether one did.
  /// - Throws: The error that it answered with.
  func relay(_ call: Call, _ tree: WorkTree) throws(ResponseError) -> Bool {
    let request = call.request
    let relayed = RelayedCall(
      method: request.method, parameters: call.modernParameters,
      isCancelled: { call.stop.isRaised },
      onProgress: { parameters in
        request.notify("notifications/progress") { $0.value(parameters) }
      })
    guard let answer = host.relay(tree.root, relayed) else { return false }
    switch answer {
    case .failure(var error):
      let isAbsence = error.code == .invalidParameters && request.method == "resources/read"
      if isAbsence { error.code = call.era.notFound }
      throw error
    case .success(let result):
      guard case .object(let members) = result else { return false }
      let lifetime: Call.Lifetime = request.method == "resources/read" ? .moment : .unsaid
      call.succeed(lifetime) { json in
        for member in members where !ClientSession.ownMembers.contains(member.name) {
          json.member(member.name) { $0.value(member.value) }
        }
      }
      return true
    }
  }

  /// What each process writes itself, as the era wants it.
  private static let ownMembers = ["resultType", "_meta", "ttlMs", "cacheScope"]
}

extension Call {
  /// The parameters as a client of the modern era would send them.
  fileprivate var modernParameters: JSONValue {
    var members: [JSONValue.Member] = []
    if case .object(let own)? = request.parameters { members = own.filter { $0.name != "_meta" } }
    var meta = [
      JSONValue.Member(MetaKey.version, .string(ProtocolVersion.modern)),
      JSONValue.Member(MetaKey.capabilities, .object([])),
    ]
    if let token = request.parameters?["_meta"]?["progressToken"] {
      meta.append(JSONValue.Member("progressToken", token))
    }
    return .object(members + [JSONValue.Member("_meta", .object(meta))])
  }
}

extension AnswerProblem {
  init(_ error: EngineError) {
    message = error.message
    if case .focusNotFound = error { isAbsence = true }
  }
}
