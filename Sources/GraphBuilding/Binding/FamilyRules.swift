// How names of other files come into sight in a family of languages.

/// What binding has to know of a family of languages.
struct FamilyRules: Sendable {
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
  /// In how many steps what is used on a variable of unknown type may be imported.
  var importSteps = 2

  static let general = FamilyRules()

  private static let rules: [String: FamilyRules] = [
    "python": FamilyRules(
      importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
      importSteps: 3),
    "javascript": FamilyRules(
      importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
      importSteps: 3),
    "rust": FamilyRules(
      importsAreOpen: false, isStrict: true, membersNeedReceiver: true, handsOn: true,
      importSteps: 3),
    "go": FamilyRules(importsAreOpen: false, isStrict: true, membersNeedReceiver: true),
    "java": FamilyRules(importsAreOpen: false, isStrict: true),
    "php": FamilyRules(importsAreOpen: false),
    "swift": FamilyRules(isStrict: true),
    "c": FamilyRules(receiversMeanMembers: true),
  ]

  /// The rules of the family that is called so.
  static func of(_ family: String) -> FamilyRules { rules[family] ?? general }
}
