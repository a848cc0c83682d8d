/// Writes metrics in Prometheus' text format, version 0.0.4.
///
/// One family after the other, each with its help and its type and then its samples, as
/// https://prometheus.io/docs/instrumenting/exposition_formats/ has it: `\` and line feeds are
/// escaped in help, quotation marks too in the values of labels; counters end in `_total`,
/// durations are in seconds.
package struct PrometheusText: Sendable {
  /// How a family's values are to be understood.
  package enum Kind: String, Sendable {
    /// Only ever rises while the process lives.
    case counter
    /// Rises and falls.
    case gauge
    /// Durations or sizes counted in buckets.
    case histogram
  }

  /// A name and a value that tell the samples of a family apart.
  package typealias Label = (name: String, value: String)

  /// All that was written.
  package private(set) var text = ""
  private var family = ""

  package init() {}

  /// Begins a family; its samples follow.
  ///
  /// - Parameters:
  ///   - name: Letters, digits, `_` and `:`, no digit first; of a counter it ends in `_total`.
  ///   - kind: Its type.
  ///   - help: One sentence.
  package mutating func beginFamily(_ name: String, _ kind: Kind, help: String) {
    family = name
    text += "# HELP \(name) \(PrometheusText.escaped(help, alsoQuotes: []))\n"
    text += "# TYPE \(name) \(kind.rawValue)\n"
  }

  /// A value of the family.
  package mutating func addSample(_ value: Double, labels: [Label] = []) {
    add(value, suffix: "", labels: labels)
  }

  /// A value of the family.
  package mutating func addSample(_ value: Int, labels: [Label] = []) {
    add(value, suffix: "", labels: labels)
  }

  /// The buckets, the sum and the count of a histogram.
  ///
  /// - Parameters:
  ///   - bounds: Upper bounds of the buckets but the last, ascending.
  ///   - counts: Of each bucket by itself; one more than there are bounds.
  ///   - sum: Of all that was counted, in the unit of the bounds.
  ///   - labels: Of all these samples.
  package mutating func addHistogram(
    bounds: [Double], counts: [UInt64], sum: Double, labels: [Label] = []
  ) {
    var total: UInt64 = 0
    for (index, count) in counts.enumerated() {
      total += count
      let bound = index < bounds.count ? PrometheusText.number(bounds[index]) : "+Inf"
      add(total, suffix: "_bucket", labels: labels + [("le", bound)])
    }
    add(sum, suffix: "_sum", labels: labels)
    add(total, suffix: "_count", labels: labels)
  }

  private mutating func add(_ value: Double, suffix: String, labels: [Label]) {
    add(text: PrometheusText.number(value), suffix: suffix, labels: labels)
  }

  private mutating func add(_ value: some BinaryInteger, suffix: String, labels: [Label]) {
    add(text: "\(value)", suffix: suffix, labels: labels)
  }

  private mutating func add(text value: String, suffix: String, labels: [Label]) {
    text += family + suffix
    if !labels.isEmpty {
      let pairs = labels.map { label in
        "\(label.name)=\"\(PrometheusText.escaped(label.value, alsoQuotes: ["\""]))\""
      }
      text += "{\(pairs.joined(separator: ","))}"
    }
    text += " \(value)\n"
  }

  /// As Go's `ParseFloat` reads it.
  private static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
    return "\(value)"
  }

  private static func escaped(_ text: String, alsoQuotes quotes: [Character]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case let other where quotes.contains(Character(other)): result += "\\\(other)"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
