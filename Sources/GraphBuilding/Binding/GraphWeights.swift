package import SourceModel

/// Every number that decides how strongly a file is bound to another.
///
/// Where a reason names aider, the number is that of its repository map; all of them are starting
/// points for measurements on real repositories.
package enum GraphWeights {
  // MARK: Names

  /// Shortest name that can be distinctive, in characters. (aider)
  package static let distinctiveLength = 8
  /// A long name of several words rarely means anything else. (aider)
  package static let distinctiveName = 10.0
  /// A capitalised name of a type is seldom one of the standard library when the repository
  /// defines it; half of a distinctive name, because `Context` or `Node` may be.
  package static let capitalisedType = 5.0
  /// A function called like one of the standard library: of fifty uses one may mean this one.
  package static let commonName = 0.02
  /// A leading underscore, or nothing but private definitions: not meant for other files. (aider)
  package static let privateName = 0.1
  /// The user mentioned the name. (aider)
  package static let mentionedName = 10.0

  // MARK: Units
  //
  // Weights are whole numbers of units: sums of whole numbers are the same in every order, and so are
  // ranks, however files and names are numbered and the work is split.

  /// Units of evidence in 1.
  package static let evidenceUnit = 64.0
  /// Units of the weight of a pool in 1.
  package static let weightUnit = 16_777_216.0

  /// `evidence` in units, at least one.
  static func evidenceUnits(_ evidence: Double) -> UInt16 {
    UInt16(min(max(1, (evidence * evidenceUnit).rounded()), Double(UInt16.max)))
  }

  /// `weight` in units.
  package static func weightUnits(_ weight: Double) -> UInt32 {
    UInt32(min((weight * weightUnit).rounded(), Double(UInt32.max)))
  }

  /// The factor on each of `count` definers that a reference may equally well mean.
  ///
  /// Each of them is meant with probability 1 / count, which is the expected weight of the edge:
  /// in all a reference then gives what a reference to a unique name gives. The flow also says
  /// less the more of it goes astray, so the whole falls with the square root. aider has 1 up to
  /// five definers and 0.1 above, so that in all a name with 500 definers draws 50 times what a
  /// unique one does: the origin of maps full of `getName`.
  ///
  /// - Parameter count: ≥ 1, not necessarily whole.
  /// - Returns: A factor in `0...1`, 1 for a unique name.
  package static func ambiguity(count: Double) -> Double {
    1 / (count * count.squareRoot())
  }

  /// A name that more files than this define says nothing about any of them: it leads outside. Keeps
  /// what one reference can reach small.
  package static let maximumDefiners = 256

  // MARK: References

  /// The evidence of `count` references of one kind in one file: the tenth use of a name says
  /// less than the first, hence the root. (aider)
  package static func evidence(of kind: ReferenceKind, count: Int) -> Double {
    kindWeight(kind) * Double(count).squareRoot()
  }

  /// How sure and how telling a kind of reference is.
  package static func kindWeight(_ kind: ReferenceKind) -> Double {
    switch kind {
    case .call, .class, .type, .attribute, .other: 1
    // A base type shapes the whole type that names it.
    case .implementation: 1.5
    // Used like a function, but often for logging and assertions.
    case .macro: 0.5
    // Any name in value position, local variables included.
    case .constant, .identifier: 0.5
    }
  }

  /// An import names its target on purpose, once. (Agent Retrieval Bench)
  package static let importedName = 1.5

  // MARK: Files

  /// How probably a reference means a definition in a file of this class rather than one in the
  /// project's own code. Tests and examples define doubles of real names; copies and generated
  /// code define thousands of names. In hundredths.
  package static func definerPercent(_ noise: NoiseClass) -> UInt32 {
    switch noise {
    case .none: 100
    case .test: 30
    case .example: 20
    case .generated, .vendored: 10
    case .minified: 1
    }
  }
}
