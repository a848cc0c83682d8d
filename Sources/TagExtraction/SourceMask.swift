internal import SourceModel

/// What a parser reads instead of a source whose language has more than its grammar knows: a copy of
/// the same length in which that is rewritten or blanked.
enum SourceMask {
  /// - Returns: `nil` where the source is read as it is.
  static func masked(_ source: UnsafeRawBufferPointer, language: Language) -> [UInt8]? {
    switch language.name {
    case "c", "cpp", "cuda", "hlsl": MacroMask.mask(source)
    case "objc": MacroMask.mask(source, .objectiveC)
    case "sql": SQLMask.mask(source)
    case "fortran": FixedFormMask.mask(source)
    case "csharp", "swift": withoutConditions(source)
    default: nil
    }
  }

  /// Another way to read a source that has errors when it is read as ``masked(_:language:)``.
  struct SecondReading {
    /// `nil` for the source itself.
    let masked: [UInt8]?
    /// Whether it is better as soon as more definitions are found; else only without any error.
    let countsInPart: Bool
  }

  /// - Returns: `nil` where there is no other way.
  static func secondReading(
    of source: UnsafeRawBufferPointer, language: Language
  ) -> SecondReading? {
    switch language.name {
    // The parts between which directives choose may each hold one half of a bracket, and the grammar
    // knows most directives.
    case "csharp":
      withoutConditions(source) == nil ? nil : SecondReading(masked: nil, countsInPart: false)
    case "cpp":
      MacroMask.mask(source, .annotated).map { SecondReading(masked: $0, countsInPart: true) }
    default: nil
    }
  }

  /// A copy without the lines of directives that choose between parts of a file, so that all parts
  /// are read: the grammars know such lines only in some places.
  private static func withoutConditions(_ source: UnsafeRawBufferPointer) -> [UInt8]? {
    var masked: [UInt8]?
    var start = 0
    while start < source.count {
      let end = source.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? source.count
      if isCondition(source[start..<end]) {
        if masked == nil { masked = Array(source) }
        for index in start..<end { masked?[index] = 0x20 }
      }
      start = end + 1
    }
    return masked
  }

  private static func isCondition(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    let text = line.drop(while: isSpace)
    guard text.first == UInt8(ascii: "#") else { return false }
    let word = text.dropFirst().drop(while: isSpace).prefix { $0 >= UInt8(ascii: "a") }
    return ["if", "elif", "elseif", "else", "endif"].contains { word.elementsEqual($0.utf8) }
  }
}
