// How names of other files come into sight in a language.

internal import SourceModel

/// What binding has to know of a language.
struct LanguageRules: Sendable {
  /// An import of a module brings its names into sight, not only the module's own.
  var importsAreOpen = true
  /// A plain name that neither the file, nor its imports, nor its package have isn't one of the
  /// repository's. Of files without imports that is never said: they may be scripts.
  var isStrict = false
  /// Members are never used without what they belong to.
  var membersNeedReceiver = false
  /// A module may hand on what it imports.
  var handsOn = false
  /// What is used on something is a member, never a function.
  var receiversMeanMembers = false
  /// A plain name may be a member of the type around.
  var hasImplicitSelf = true
  /// In how many steps what is used on a variable of unknown type may be imported.
  var importSteps = 2

  static let general = LanguageRules()

  private static let rules: [String: LanguageRules] = [
    "python": LanguageRules(
      importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
      importSteps: 3),
    "javascript": LanguageRules(
      importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
      importSteps: 3),
    "rust": LanguageRules(
      importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
      importSteps: 3),
    "go": LanguageRules(importsAreOpen: false, isStrict: true, membersNeedReceiver: true),
    "java": LanguageRules(importsAreOpen: false, isStrict: true),
    "php": LanguageRules(importsAreOpen: false),
    "swift": LanguageRules(isStrict: true),
    "c": LanguageRules(receiversMeanMembers: true, hasImplicitSelf: false),
    "cpp": LanguageRules(receiversMeanMembers: true),
  ]

  /// The rules of a language, or of its family.
  static func of(_ language: String) -> LanguageRules {
    rules[language] ?? rules[LanguageFamily.name(of: Language(language))] ?? general
  }
}
