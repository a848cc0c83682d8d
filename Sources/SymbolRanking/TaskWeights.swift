internal import LexicalIndexing
internal import SourceModel

/// Every number that decides the order of files and definitions for a task, besides those of words.
///
/// Found as docs/adr/0026-ranking-for-a-task.md tells; docs/quality.md has what maps show with them.
enum TaskWeights {
  /// Files whose definitions are looked at one by one.
  static let fileCount = 128
  /// Files that are worth naming.
  static let namedFileCount = 384

  /// What the score of its file adds to that of a definition.
  static let fileShare = 0.5
  /// What the messages of earlier changes add to the order in which files are named. Definitions gain
  /// nothing by it.
  static let history = 0.5
  /// What a place that is pointed to surely gets, where the best words give 1: it comes first.
  static let place = 1.25
  /// What the best definition on the walk from files and names that are asked for gets.
  static let walk = 0.5

  /// What a definition is worth by the number of its words: long ones are changed more often.
  static func lengthFactors(upTo longest: Int) -> [Double] {
    // The root of 1 + ln(lines), where a line has some six words; between powers of two it is straight.
    var factors: [Double] = []
    factors.reserveCapacity(longest + 1)
    func factor(_ words: Int) -> Double {
      (1 + (1 + Double(words) / 6).logarithm).squareRoot()
    }
    var (start, end) = (0, 4)
    while factors.count <= longest {
      let (low, high) = (factor(start), factor(end))
      for words in start..<end {
        factors.append(low + (high - low) * Double(words - start) / Double(end - start))
      }
      (start, end) = (end, end * 2)
    }
    return factors
  }

  /// The share of the ranking without a task, where words don't tell.
  static let generalShare = 1e-6

  /// What a file of a class is worth for a task that doesn't ask for it.
  static func prior(_ noise: NoiseClass) -> Double {
    switch noise {
    case .none: 1
    case .test: 0.4
    case .example, .generated, .vendored: 0.5
    case .minified: 0.01
    }
  }

  /// What a file without programs is worth: documentation speaks of everything.
  static let withoutPrograms = 0.3
}
