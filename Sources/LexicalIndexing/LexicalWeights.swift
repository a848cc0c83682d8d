package import SourceModel

/// Every number that decides how much the words of a file or definition say about a task.
///
/// Found as docs/adr/0026-ranking-for-a-task.md tells; docs/quality.md has what maps show with them.
package enum LexicalWeights {
  /// Words of a task that count: the rarest and weightiest.
  static let maximumTerms = 64

  // MARK: Fields

  /// What an occurrence counts for a definition by where it stands.
  static let name = 4.0
  static let signature = 1.5
  static let documentation = 1.0
  static let body = 1.0
  /// What an occurrence in the name of a definition counts for the file.
  static let nameInFile = 2.0
  static let signatureInFile = 1.0

  // MARK: Paths

  /// What a word in the file's own name, and in the names of its directories, is worth.
  static let fileName = 1.0
  static let directory = 0.5
  /// The share of a path's words in the score of the file.
  static let pathShare = 0.5

  // MARK: BM25

  /// How soon further occurrences of a word count less (k1).
  static let saturation = 1.2
  static let fileSaturation = 0.8
  /// How much the length counts (b).
  static let lengthShare = 0.4

  /// How often a word is in a definition, each occurrence weighed by where it stands.
  package static func frequency(_ fields: WordFields) -> Double {
    (fields.isInName ? name : 0) + (fields.isInSignature ? signature : 0)
      + documentation * Double(fields.documentationCount) + body * Double(fields.bodyCount)
  }

  /// What a word of a unit counts for the file; `isRest` for the rest of the file, in which name and
  /// signature are those of the path.
  static func frequencyInFile(_ fields: WordFields, isRest: Bool) -> Double {
    let name = fields.isInName && !isRest ? nameInFile : 0
    let signature = fields.isInSignature && !isRest ? signatureInFile : 0
    return name + signature + documentation * Double(fields.documentationCount)
      + body * Double(fields.bodyCount)
  }

  /// What a word of the rest of a file is worth as a part of the path.
  static func pathValue(_ fields: WordFields) -> Double {
    fields.isInName ? fileName : fields.isInSignature ? directory : 0
  }

  /// What a word that `count` of `total` documents hold says about one of them; > 0.
  package static func rarity(count: Int, of total: Int) -> Double {
    let (count, total) = (Double(count), Double(total))
    return (1 + (total - count + 0.5) / (count + 0.5)).logarithm
  }

  /// What a frequency says, in 0..<1, in a document with a norm.
  static func saturated(_ frequency: Double, norm: Double) -> Double {
    frequency / (frequency + norm)
  }

  /// The frequency that says half of what any can, in a document of a length, where the mean length is
  /// `mean`.
  static func norm(
    _ saturation: Double = saturation, length: Int, mean: Double
  ) -> Double {
    saturation * (1 - lengthShare + lengthShare * Double(length) / max(1, mean))
  }

  // MARK: Tables

  /// ``frequency(_:)`` by the byte of the fields.
  static let frequencies = table { frequency($0) }
  /// ``frequencyInFile(_:isRest:)`` of a definition by the byte of the fields.
  static let frequenciesInFile = table { frequencyInFile($0, isRest: false) }

  private static func table(_ value: (WordFields) -> Double) -> [Double] {
    (0...UInt8.max).map { value(WordFields(rawValue: $0)) }
  }
}

extension Double {
  /// The natural logarithm of a number > 0, from basic operations alone: those give the same bits on
  /// every machine, what a C library gives may differ in the last one, and with it an order.
  package var logarithm: Double {
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    // The series of the inverse hyperbolic tangent: the ratio is below 1/3, so 18 terms are exact.
    var sum = 0.0
    for term in stride(from: 35.0, through: 1, by: -2) { sum = sum * square + 1 / term }
    return Double(exponent) * 0.693_147_180_559_945_3 + 2 * ratio * sum
  }
}
