internal import StandardExtensions

/// Takes a stream of bytes apart into messages, in pieces of any size.
///
/// Input: pieces, one after the other. Output: messages and problems in order, the same however the stream is cut. It
/// holds what has come of one message, never more than the limit, and reads on behind everything that is no message.
/// Every byte is copied once, and looked at a bounded number of times.
package struct MessageReader: Sendable {
  private var frames: any FrameReader

  /// - Parameters:
  ///   - framing: How messages are told apart.
  ///   - maximumMessageBytes: Longer ones are skipped without being stored; `nil` for the framing's own limit.
  package init(_ framing: Framing, maximumMessageBytes: Int? = nil) {
    let limit = maximumMessageBytes ?? framing.defaultMaximumMessageBytes
    switch framing {
    case .headers: frames = HeaderFrameReader(maximumBodyBytes: limit)
    case .lines: frames = LineFrameReader(maximumLineBytes: limit)
    }
  }

  /// The next message or problem.
  ///
  /// - Parameter input: The rest of a piece; what was read is taken away from its front.
  /// - Returns: `nil` once all of the piece has been read.
  package mutating func next(
    from input: inout ArraySlice<UInt8>
  ) -> Result<Message, MessageProblem>? {
    guard let frame = frames.next(from: &input) else { return nil }
    let message = MessageReader.message(frame)
    if case .failure(.malformedJSON) = message { frames.distrust() }
    return message
  }

  /// What is left when the stream has ended: a last line may lack its end. Half a message behind a header is nothing.
  package mutating func finish() -> Result<Message, MessageProblem>? {
    frames.finish().map(MessageReader.message)
  }

  private static func message(_ frame: Frame) -> Result<Message, MessageProblem> {
    do throws(MessageProblem) {
      let text = try frame.get()
      let value: JSONValue
      do throws(JSONError) { value = try JSONValue(parsing: text) } catch {
        throw .malformedJSON(error)
      }
      return .success(try Message(value))
    } catch {
      return .failure(error)
    }
  }
}

/// The text of what is said to be a message.
typealias Frame = Result<[UInt8], MessageProblem>

/// Takes a stream of bytes apart into the texts of messages.
protocol FrameReader: Sendable {
  /// The next text or problem; `nil` once all of `input`, from whose front it takes what it read, has been read.
  mutating func next(from input: inout ArraySlice<UInt8>) -> Frame?

  /// What is left when the stream has ended.
  mutating func finish() -> Frame?

  /// The last text was no message, so its length may have been wrong.
  mutating func distrust()
}
