internal import SourceModel

/// What the spelling of a name tells about how surely a reference to it means this repository.
struct NameShape: Equatable {
  /// At least eight characters in several words: `parse_options`, `parse-options`, `parseOptions`.
  var isDistinctive: Bool
  /// Starts with a capital and holds a small letter, and has at least three characters: `Command`.
  var isCapitalised: Bool
  /// Starts with an underscore.
  var isUnderscored: Bool

  init(_ name: UnsafeRawBufferPointer) {
    var characterCount = 0
    var hasUpper = false
    var hasLower = false
    var startsUpper = false
    // A separator counts only between letters, so that `__init__` is one word.
    var separatorPending = false
    var hasInnerSeparator = false
    isUnderscored = false
    for byte in name {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        hasUpper = true
        if characterCount == 0 { startsUpper = true }
        if separatorPending { hasInnerSeparator = true }
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        hasLower = true
        if separatorPending { hasInnerSeparator = true }
      case UInt8(ascii: "_"), UInt8(ascii: "-"):
        if characterCount == 0 && byte == UInt8(ascii: "_") { isUnderscored = true }
        if hasUpper || hasLower { separatorPending = true }
      default: break
      }
      // Continuation bytes of UTF-8 are not characters of their own.
      if byte & 0xC0 != 0x80 { characterCount += 1 }
    }
    isDistinctive =
      characterCount >= GraphWeights.distinctiveLength
      && (hasInnerSeparator || (hasUpper && hasLower))
    isCapitalised = startsUpper && hasLower && characterCount >= 3
  }
}

/// Names that nearly every standard library gives to functions or methods, in lower case.
///
/// A reference to one of them usually means an object of the library, even where this repository
/// has only one definition of the name.
struct CommonNames: Sendable {
  private static let list = """
    abs add all any append apply assert bind bool bytes call chain char chars check clear clone \
    close compare contains copy count create data debug decode delete detach dict each empty \
    encode end equal equals error exec exists exit expect extend fail file filter find first \
    flatten float flush fold foreach format free from get getattr has hash hashcode id index \
    indexof info init insert int into is isempty isinstance item items iter join key keys last \
    len length list load lock log lower main make map match max min name new next node none not \
    object of ok open parse path peek pop post print push put quote range read reduce remove \
    replace repr reset resolve reverse round run search select send set setattr setdefault setup \
    shift size skip slice some sort sorted split start stop str string strip sub sum super swap \
    take test then throw to to_s tostring trim tuple type union unlock unwrap update upper value \
    values wait warn with wrap write zip
    """

  private var names = ByteInterner(capacity: 256)
  private let longest: Int

  init() {
    var longest = 0
    for word in CommonNames.list.utf8.split(separator: UInt8(ascii: " ")) {
      longest = max(longest, word.count)
      _ = names.intern(String(decoding: Array(word), as: UTF8.self))
    }
    self.longest = longest
  }

  /// Whether `name` is one of them, without regard to the case of ASCII letters.
  func contains(_ name: UnsafeRawBufferPointer) -> Bool {
    guard name.count <= longest else { return false }
    return withUnsafeTemporaryAllocation(byteCount: name.count, alignment: 1) { lower in
      for (index, byte) in name.enumerated() {
        lower[index] =
          byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
      }
      return names.index(of: UnsafeRawBufferPointer(lower)) != nil
    }
  }
}
