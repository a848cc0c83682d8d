internal import SourceModel

/// What a parser reads instead of a source whose language has more than its grammar knows: a copy of
/// the same length in which that is rewritten or blanked.
enum SourceMask {
  /// - Returns: `nil` where the source is read as it is.
  static func masked(_ source: UnsafeRawBufferPointer, language: Language) -> [UInt8]? {
    switch language.name {
    case "c", "cpp", "cuda", "hlsl": MacroMask.mask(source)
    case "objc": MacroMask.mask(source, isObjectiveC: true)
    case "sql": SQLMask.mask(source)
    case "fortran": FixedFormMask.mask(source)
    default: nil
    }
  }
}
