internal import CPCRE2

/// Applies patterns to bytes without copying them. One matcher serves any number of patterns, but
/// one thread only: create one for each worker, it costs about 1 µs.
///
/// Patterns and subjects may be hostile: steps, heap and stack of one call have limits, so no call
/// hangs or overflows; it ends with ``PatternError/limitExceeded``.
package final class PatternMatcher {
  /// Steps that one call may take, over all places where a match could begin.
  ///
  /// PCRE2 counts for each beginning afresh, so the bound that it gets is this one divided by the
  /// length of the subject. A step is an attempt to extend or shorten a repetition; measured, the
  /// worst call takes 1.5 s as machine code and 3 s interpreted, on 1 MB made for it.
  static let maximumSteps = 1_000_000_000
  /// What every beginning gets, however long the subject: a lazy `.*?` takes one for each byte.
  static let minimumStepsPerBeginning = 2_000
  /// What no beginning gets more of, however short the subject. Exponential patterns reach any
  /// bound, and a query may apply them to thousands of short subjects.
  static let maximumStepsPerBeginning = 2_000_000
  /// Memory that the interpreter may use for backtracking, in KiB.
  static let maximumHeapKibibytes: UInt32 = 16 * 1_024
  /// Stack of the machine code, which grows on demand up to this.
  static let maximumStackBytes = 1_024 * 1_024

  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  package init() {
    // One pair: only the range of the whole match is read.
    guard let data = pcre2_match_data_create_8(1, nil),
      let context = pcre2_match_context_create_8(nil)
    else { preconditionFailure("out of memory") }
    self.data = data
    self.context = context
    stack = pcre2_jit_stack_create_8(32 * 1_024, Self.maximumStackBytes, nil)
    pcre2_set_heap_limit_8(context, Self.maximumHeapKibibytes)
    if let stack { pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    if let stack { pcre2_jit_stack_free_8(stack) }
  }

  /// The first match of `pattern` that begins at `offset` or later.
  ///
  /// - Parameters:
  ///   - pattern: Any pattern.
  ///   - subject: The text; invalid UTF-8 does no harm.
  ///   - offset: Byte offset, `0...subject.count`; what precedes it is still seen by look-behind
  ///     and `\b`.
  /// - Returns: Byte offsets into `subject`, or nil without a match.
  /// - Throws: ``PatternError/limitExceeded``.
  package func firstRange(
    of pattern: Pattern, in subject: UnsafeRawBufferPointer, from offset: Int = 0
  ) throws(PatternError) -> Range<Int>? {
    precondition(offset >= 0 && offset <= subject.count, "offset outside of the subject")
    let status = run(pattern, subject, offset)
    switch status {
    case 0...:
      // At least one pair is set; the pointer stays valid as long as `data`.
      guard let pair = pcre2_get_ovector_pointer_8(data) else { return nil }
      // Before PCRE2 10.38, `\K` in a look-ahead could set the beginning behind the end.
      return min(pair[0], pair[1])..<pair[1]
    case PCRE2_ERROR_NOMATCH: return nil
    case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT,
      PCRE2_ERROR_JIT_STACKLIMIT, PCRE2_ERROR_NOMEMORY, PCRE2_ERROR_RECURSELOOP:
      throw .limitExceeded
    default: throw .unexpected(code: status)
    }
  }

  private func run(_ pattern: Pattern, _ subject: UnsafeRawBufferPointer, _ offset: Int) -> Int32 {
    let beginnings = subject.count - offset + 1
    let steps = min(
      max(Self.minimumStepsPerBeginning, Self.maximumSteps / beginnings),
      Self.maximumStepsPerBeginning)
    pcre2_set_match_limit_8(context, UInt32(steps))
    return withUnsafeBytes(of: UInt8(0)) { nothing in
      // An empty buffer may have no address, which the machine code doesn't expect.
      let bytes = (subject.baseAddress ?? nothing.baseAddress)?
        .assumingMemoryBound(to: UInt8.self)
      if pattern.isCompiledToMachineCode {
        return pcre2_jit_match_8(pattern.code, bytes, subject.count, offset, 0, data, context)
      }
      return pcre2_match_8(pattern.code, bytes, subject.count, offset, 0, data, context)
    }
  }
}

// MARK: - Other shapes of subjects

extension PatternMatcher {
  /// The first match of `pattern` that begins at `offset` or later; see the first overload.
  ///
  /// - Throws: ``PatternError/limitExceeded``.
  package func firstRange(
    of pattern: Pattern, in subject: [UInt8], from offset: Int = 0
  ) throws(PatternError) -> Range<Int>? {
    try firstRange(of: pattern, in: subject.span, from: offset)
  }

  /// The first match of `pattern` that begins at `offset` or later; see the first overload.
  ///
  /// - Throws: ``PatternError/limitExceeded``.
  package func firstRange(
    of pattern: Pattern, in subject: Span<UInt8>, from offset: Int = 0
  ) throws(PatternError) -> Range<Int>? {
    // The buffer is used while the closure runs and not kept.
    try subject.withUnsafeBytes { bytes throws(PatternError) in
      try firstRange(of: pattern, in: bytes, from: offset)
    }
  }

  /// Whether `pattern` matches anywhere in `subject`.
  ///
  /// - Throws: ``PatternError/limitExceeded``.
  package func isMatch(
    _ pattern: Pattern, in subject: UnsafeRawBufferPointer
  ) throws(PatternError) -> Bool {
    try firstRange(of: pattern, in: subject) != nil
  }

  /// Whether `pattern` matches anywhere in `subject`.
  ///
  /// - Throws: ``PatternError/limitExceeded``.
  package func isMatch(_ pattern: Pattern, in subject: [UInt8]) throws(PatternError) -> Bool {
    try firstRange(of: pattern, in: subject) != nil
  }

  /// Whether `pattern` matches anywhere in `subject`.
  ///
  /// - Throws: ``PatternError/limitExceeded``.
  package func isMatch(_ pattern: Pattern, in subject: Span<UInt8>) throws(PatternError) -> Bool {
    try firstRange(of: pattern, in: subject) != nil
  }
}
