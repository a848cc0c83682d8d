internal import CPCRE2

/// A compiled regular expression: PCRE2's code, translated to machine code where that is possible.
///
/// Immutable, so that one pattern serves all threads; what a match writes to belongs to the
/// ``PatternMatcher`` of each thread.
package final class Pattern: Sendable {
  /// The longest expression that is compiled. PCRE2's code of a longer one would pass its own
  /// bound of 64 KiB anyway; here the refusal costs nothing.
  package static let maximumExpressionBytes = 65_536

  // `pcre2_code` is never written after `pcre2_jit_compile`; PCRE2 allows its use by many threads
  // ("pcre2api", section "Multithreading"). Freed in `deinit` only.
  nonisolated(unsafe) let code: OpaquePointer
  /// Whether the pattern runs as machine code. Hardened kernels refuse the memory for it; the
  /// interpreter gives the same answers, 3 to 5 times slower.
  package let isCompiledToMachineCode: Bool

  /// Compiles `expression`, in Perl's syntax.
  ///
  /// - Throws: ``PatternError/invalid(message:offset:)``.
  package init(_ expression: [UInt8], options: PatternOptions = []) throws(PatternError) {
    guard expression.count <= Self.maximumExpressionBytes else {
      throw .invalid(message: "expression too long", offset: Self.maximumExpressionBytes)
    }
    var status: Int32 = 0
    var offset = 0
    guard
      let code = pcre2_compile_8(
        expression, expression.count, options.compileBits, &status, &offset, nil)
    else {
      throw .invalid(message: Self.message(ofCode: status), offset: min(offset, expression.count))
    }
    self.code = code
    // Not by its result: that is success too for an expression that begins with `(*NO_JIT)`.
    _ = pcre2_jit_compile_8(code, PCRE2_JIT_COMPLETE)
    var machineCodeBytes = 0
    _ = pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &machineCodeBytes)
    isCompiledToMachineCode = machineCodeBytes > 0
  }

  /// Compiles the UTF-8 bytes of `expression`.
  ///
  /// - Throws: ``PatternError/invalid(message:offset:)``.
  package convenience init(
    _ expression: String, options: PatternOptions = []
  ) throws(PatternError) {
    try self.init(Array(expression.utf8), options: options)
  }

  deinit {
    pcre2_code_free_8(code)
  }

  private static func message(ofCode code: Int32) -> String {
    // PCRE2: "a buffer of 120 code units is big enough" for the messages of 10.42.
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}
