/// The fitted costs of words and signs, in thousandths of a token.
///
/// `scripts/tokens` writes the tables: text, because a text needs no work when the program starts. A cost is
/// one character (steps of 20 thousandths from -860 to 860) or two (single thousandths).
struct EstimatorWeights {
  /// Stands for a line feed among the signs, behind those of ASCII.
  static let lineFeed = 33

  /// The character that stands for the lowest cost, and how many there are.
  private static let firstCharacter = 40
  private static let characterCount = 87
  private static let step = 20
  /// Bits of a place in ``quadTable``.
  private static let quadBits = 15

  private let triples = tripleTable.utf8Start
  private let quads = quadTable.utf8Start
  private let capitalPairs = capitalTable.utf8Start
  private let bases = baseTable.utf8Start
  private let signPairs = signTable.utf8Start

  /// What a word costs before its letters are looked at.
  @inline(__always)
  func base(_ place: Int) -> Int { EstimatorWeights.pair(bases, place) }

  /// What a letter costs, of which 1 to 26 are letters and 0 an end, between its neighbours.
  @inline(__always)
  func letters(_ first: Int, _ second: Int, _ third: Int) -> Int {
    EstimatorWeights.single(triples, (first * 27 + second) * 27 + third)
  }

  /// What a letter costs besides, with the one behind its neighbour. Many groups share a cost.
  @inline(__always)
  func letters(_ first: Int, _ second: Int, _ third: Int, _ fourth: Int) -> Int {
    let group = UInt32(((first * 27 + second) * 27 + third) * 27 + fourth)
    let place = (group &* 2_654_435_761) >> UInt32(32 - EstimatorWeights.quadBits)
    return EstimatorWeights.single(quads, Int(place))
  }

  /// What a capital costs behind another.
  @inline(__always)
  func capitals(_ first: Int, _ second: Int) -> Int {
    EstimatorWeights.single(capitalPairs, first * 27 + second)
  }

  /// What a run of signs costs before they are looked at.
  func signBase(hasSpace: Bool) -> Int {
    EstimatorWeights.pair(signPairs, 34 * 34 + (hasSpace ? 1 : 0))
  }

  /// What a sign costs behind another; 0 is the end of a run.
  @inline(__always)
  func signs(_ first: Int, _ second: Int) -> Int {
    EstimatorWeights.pair(signPairs, first * 34 + second)
  }

  @inline(__always)
  private static func single(_ table: UnsafePointer<UInt8>, _ place: Int) -> Int {
    (Int(table[place]) - firstCharacter - characterCount / 2) * step
  }

  @inline(__always)
  private static func pair(_ table: UnsafePointer<UInt8>, _ place: Int) -> Int {
    (Int(table[2 * place]) - firstCharacter) * characterCount
      + Int(table[2 * place + 1]) - firstCharacter - characterCount * characterCount / 2
  }
}
