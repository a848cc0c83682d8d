/// Reads the small text files in which Linux shows its state. Nothing in them is trusted.
enum KernelText {
  /// A whole number, with white space around it.
  static func number(_ text: ArraySlice<UInt8>) -> UInt64? {
    let digits = text.drop { isSpace($0) }.prefix { !isSpace($0) }
    guard !digits.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      guard isDigit(byte) else { return nil }
      let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowedToo) = product.addingReportingOverflow(UInt64(byte & 15))
      guard !overflowed, !overflowedToo else { return nil }
      value = sum
    }
    return value
  }

  /// The number of the line `NAME NUMBER`, as in `memory.stat`.
  static func number(named name: String, in text: [UInt8]) -> UInt64? {
    for line in text.split(separator: UInt8(ascii: "\n")) {
      guard line.starts(with: name.utf8) else { continue }
      let rest = line.dropFirst(name.utf8.count)
      if rest.first == UInt8(ascii: " ") { return number(rest) }
    }
    return nil
  }

  /// The percentage `avg10` of the line that begins with `kind`, as in `/proc/pressure/memory`:
  ///
  ///     some avg10=0.00 avg60=0.00 avg300=0.00 total=0
  static func tenSecondAverage(of kind: String, in text: [UInt8]) -> Double {
    for line in text.split(separator: UInt8(ascii: "\n")) where line.starts(with: kind.utf8) {
      for word in line.split(separator: UInt8(ascii: " ")) where word.starts(with: "avg10=".utf8) {
        return percentage(word.dropFirst("avg10=".utf8.count)) ?? 0
      }
    }
    return 0
  }

  /// The groups of a process for version 2 and for version 1's memory controller, as in
  /// `/proc/self/cgroup`:
  ///
  ///     4:memory:/some/group
  ///     0::/some/group
  static func controlGroups(in text: [UInt8]) -> (unified: String?, memory: String?) {
    var unified: String?
    var memory: String?
    for line in text.split(separator: UInt8(ascii: "\n")) {
      let parts = line.split(
        separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let path = String(decoding: parts[2], as: UTF8.self)
      let controllers = parts[1].split(separator: UInt8(ascii: ","))
      if parts[1].isEmpty { unified = unified ?? path }
      if controllers.contains(where: { $0.elementsEqual("memory".utf8) }) {
        memory = memory ?? path
      }
    }
    return (unified, memory)
  }

  /// `12.34`, from 0 to 100.
  private static func percentage(_ text: ArraySlice<UInt8>) -> Double? {
    let parts = text.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = number(first), whole <= 100 else { return nil }
    guard parts.count == 2 else { return Double(whole) }
    let digits = parts[1].prefix(2)
    guard digits.count == 2, let hundredths = number(digits), hundredths < 100 else { return nil }
    return min(100, Double(whole) + Double(hundredths) / 100)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
}
