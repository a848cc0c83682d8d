internal import RepoMapKit

/// One question about one tree, with what answers it.
struct Question: Sendable {
  let tree: WorkTree
  let engine: Engine
  /// The map that nothing steers, as settings want it.
  let defaults: MapRequest
  /// When the answer is due.
  let time: AnswerTime
  let observer: any ProgressObserver
  /// What the answer may have.
  let maximumTokens: Int
  /// What became of arguments, a line each.
  let notes: [String]

  var root: [UInt8] { tree.root }

  /// A request for a map, as text.
  var mapRequest: MapRequest {
    var request = defaults
    request.root = root
    request.format = .text
    request.deadlineMilliseconds = time.milliseconds
    request.startedAt = time.startedAt
    return request
  }

  /// Fits an answer into its tokens.
  var reply: ReplyFitting {
    ReplyFitting(
      maximumTokens: maximumTokens, tree: tree, notes: notes, engine: engine,
      tokenizer: defaults.tokenizer)
  }
}
