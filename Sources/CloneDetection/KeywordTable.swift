internal import SourceModel

/// The words that most languages use for what others can't be renamed to: they stay what they are when identifiers
/// are made alike.
///
/// One table for all languages. A word that is a keyword elsewhere only, as `end` in C, can't be renamed and still be
/// found; that is all that it costs.
struct KeywordTable: Sendable {
  private static let words = """
    abstract and as assert async await begin bool boolean break byte case catch char class const constexpr
    constructor continue crate def default defer del delete do double elif else elseif elsif end ensure enum
    except export extends extern false False final finally float fn for foreach fun func function global go
    goto guard if impl implements import in init inline instanceof int interface internal is isinstance lambda let
    local long loop macro match mod module mut mutable namespace new nil nonlocal None not null nullptr
    object of operator or override package pass private protected protocol pub public raise readonly rescue
    return select self Self short signed sizeof static string String struct super switch template then this
    throw throws trait true True try type typedef typename typeof union unless unsafe unsigned until use
    using val var virtual void volatile when where while with yield
    """

  /// A power of two, several times the number of words.
  private static let slotCount = 1024
  /// For each slot the hash of its word; 0 where there is none.
  private let hashes: [UInt64]

  /// The one table.
  static let standard = KeywordTable()

  private init() {
    var hashes = [UInt64](repeating: 0, count: KeywordTable.slotCount)
    for word in KeywordTable.words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let hash = Array(word.utf8).withUnsafeBytes { checksum64($0) }
      var slot = Int(truncatingIfNeeded: hash) & (KeywordTable.slotCount - 1)
      while hashes[slot] != 0 { slot = (slot + 1) & (KeywordTable.slotCount - 1) }
      hashes[slot] = hash
    }
    self.hashes = hashes
  }

  /// What tells a word from all other keywords; `nil` for one that is none.
  func number(ofHash hash: UInt64) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & (KeywordTable.slotCount - 1)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return UInt32(truncatingIfNeeded: slot) }
      slot = (slot + 1) & (KeywordTable.slotCount - 1)
    }
    return nil
  }
}
