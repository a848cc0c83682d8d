/// When no more files are looked at for an answer.
package enum Deadline: Sendable, Equatable {
  /// A time, as ``monotonicTime()`` tells it.
  case instant(Int64)
  /// After so many files were looked at, and so many known ones taken, whatever the clock says.
  case files(looked: Int, recorded: Int)

  /// The time, unless it is told by files.
  var nanoseconds: Int64? { if case .instant(let time) = self { time } else { nil } }
}

extension MapRequest {
  /// Milliseconds that a deadline may leave.
  public static let deadlineRange = 1...3_600_000

  /// What a deadline has to be, for people.
  public static let deadlineForms = "a time such as 250, 250ms or 2s, of at most an hour"

  /// The milliseconds of a deadline as it is written: a whole number of them, or one with a unit. Nil for anything else.
  public static func deadlineMilliseconds(_ text: String) -> Int? {
    let (digits, factor) =
      text.hasSuffix("ms")
      ? (text.dropLast(2), 1) : text.hasSuffix("s") ? (text.dropLast(), 1000) : (text[...], 1)
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits), number <= deadlineRange.upperBound
    else { return nil }
    let milliseconds = number * factor
    return deadlineRange.contains(milliseconds) ? milliseconds : nil
  }

  /// When the answer is due.
  var deadline: Deadline? {
    if let fileDeadline { return fileDeadline }
    return deadlineMilliseconds.map { .instant(startedAt + Int64($0) * 1_000_000) }
  }
}
