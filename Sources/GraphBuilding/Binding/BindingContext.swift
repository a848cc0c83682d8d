// What binding asks about files, symbol after symbol: kept here once it is known.

internal import SourceModel

/// What is known of the files of a graph besides the definitions of the symbol that is bound.
final class BindingContext {
  /// How far names are followed through modules that hand them on, and files through imports.
  static let maximumSteps = 3
  /// An import that leads to more files than this is of a whole package: what its files import says
  /// little about who imports it.
  private static let maximumFollowed = 32

  let imports: ImportRevision
  let path: (FileID) -> UnsafeRawBufferPointer
  /// The files that define a type, as its symbol.
  let typeFiles: (UInt32) -> [FileID]
  /// Whether a file is a test or an example.
  let isTrial: (FileID) -> Bool
  private let uses: (FileID) -> [UseEntry]
  private let definitions: (FileID) -> [DefinitionEntry]
  private var knownTypes: [FileID: Types] = [:]
  private var knownReach: [FileID: [[FileID]]] = [:]
  /// The rules of the languages of the base, by their numbers.
  private let rulesOfBase: [LanguageRules]

  /// The types that a file is about, as symbols.
  private struct Types {
    /// Those that it defines or extends.
    var own: [UInt32] = []
    /// Those that it names as bases of its own.
    var bases: [UInt32] = []
  }

  init(
    _ imports: ImportRevision, path: @escaping (FileID) -> UnsafeRawBufferPointer,
    isTrial: @escaping (FileID) -> Bool, typeFiles: @escaping (UInt32) -> [FileID],
    uses: @escaping (FileID) -> [UseEntry],
    definitions: @escaping (FileID) -> [DefinitionEntry]
  ) {
    self.imports = imports
    rulesOfBase = imports.base.languageNames.map { LanguageRules.of($0) }
    self.path = path
    self.isTrial = isTrial
    self.typeFiles = typeFiles
    self.uses = uses
    self.definitions = definitions
  }

  /// The rules of a file's language.
  func rules(of file: FileID) -> LanguageRules {
    if let number = imports.baseLanguage(of: file) {
      return number < rulesOfBase.count ? rulesOfBase[number] : .general
    }
    return imports.language(of: file).map { .of($0) } ?? .general
  }

  /// The types that a file defines or extends, as symbols.
  func ownTypes(of file: FileID) -> [UInt32] { types(of: file).own }

  /// The types that a file names as bases of its own, as symbols.
  func bases(of file: FileID) -> [UInt32] { types(of: file).bases }

  private func types(of file: FileID) -> Types {
    if let known = knownTypes[file] { return known }
    var types = Types()
    for entry in definitions(file) {
      if entry.owner != UseEntry.noSymbol, types.own.last != entry.owner {
        types.own.append(entry.owner)
      }
      if entry.kind.isType { types.own.append(entry.symbol) }
    }
    types.bases = GraphBuilding.bases(uses(file))
    knownTypes[file] = types
    return types
  }

  /// Whether a file imports anything from another, in so many steps.
  func reaches(_ target: FileID, from file: FileID, steps: Int) -> Bool {
    if steps == 1 {
      var isReached = false
      imports.forEachEntry(of: file) { entry in
        if !isReached, imports.leads(entry, to: target) { isReached = true }
      }
      return isReached
    }
    return isFile(target, amongAscending: files(reachedFrom: file, in: steps))
  }

  /// The files that the imports of one reach in just so many steps, ascending.
  private func files(reachedFrom file: FileID, in steps: Int) -> [FileID] {
    if let known = knownReach[file], known.count >= steps { return known[steps - 1] }
    // Each step reaches many times as many files, and the first ones are most often enough. They are taken again then:
    // what they went over would be more to keep than what they reach.
    let levels = reach(of: file, steps)
    knownReach[file] = levels
    return levels[steps - 1]
  }

  /// For each number of steps the files that imports reach in just so many, ascending.
  private func reach(of file: FileID, _ steps: Int) -> [[FileID]] {
    var levels: [[FileID]] = []
    // Sets of files take five times as long.
    var reached = BitSet()
    var followed = BitSet()
    reached.insert(file.index)
    followed.insert(file.index)
    var layer = [file]
    for _ in 0..<steps {
      var level: [FileID] = []
      var next: [FileID] = []
      for file in layer {
        imports.forEachEntry(of: file) { entry in
          let isPackage = imports.targetCount(entry) > BindingContext.maximumFollowed
          imports.forEachTarget(entry) { target in
            if reached.insert(target.index) { level.append(target) }
            if !isPackage, followed.insert(target.index) { next.append(target) }
          }
        }
      }
      levels.append(level.sorted())
      layer = next
    }
    return levels
  }
}

/// The types that are used as bases among the uses of a file, as symbols.
func bases(_ uses: [UseEntry]) -> [UInt32] {
  uses.filter { $0.meaning == .implementation }.map(\.symbol)
}
