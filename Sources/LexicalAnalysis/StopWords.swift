/// Words that tell nothing about a task: those of English grammar, and keywords of programs that every
/// file has.
///
/// Rarity in the repository would give them next to no weight; left out, they take no room either.
struct StopWords: Sendable {
  private static let english = """
    a about above after again all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing don down during each few for from further
    had has have having he her here hers him his how i if in into is isn it its itself just let ll me
    more most my no nor not now of off on once only or other our out over own re same she should so
    some such than that the their them then there these they this those through to too under until up
    ve very was wasn we were what when where which while who whom why will with won would you your
    """
  private static let code = """
    auto bool boolean break case catch char class const continue def default double elif else elsif end
    enum extends extern false final finally float fn fun func function goto impl import include int
    interface long namespace new nil none null package private protected pub public return self short
    static str string struct super switch throw throws true try typedef undefined unsigned use using val
    var void
    """

  /// Open addressing: a slot holds a hash, or 0. The table is four times as large as its content.
  private let slots: [UInt32]
  private let mask: Int

  init() {
    let words = (StopWords.english + " " + StopWords.code).split { $0 == " " || $0 == "\n" }
    var size = 1
    while size < words.count * 4 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for word in words {
      let hash = StopWords.hash(word)
      var slot = Int(hash) & (size - 1)
      while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash
    }
    self.slots = slots
    mask = size - 1
  }

  /// Whether `hash` is that of a word as it is written.
  @inline(__always)
  func contains(_ hash: UInt32) -> Bool {
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private static func hash(_ word: Substring) -> UInt32 {
    RunningHash.mixed(word.utf8.reduce(RunningHash.seed) { RunningHash.add($1, to: $0) })
  }
}
