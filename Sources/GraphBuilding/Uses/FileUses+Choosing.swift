// Chooses which of several definitions of a name one use means.
//
// The graph tells the file. Several definitions of one name in it belong to different types or scopes; what the use is
// written on, and what is around it, tells them apart:
//
// - On a type, or on itself: the member of that type, else of the nearest of its bases that has one.
// - On nothing: what the innermost scope around the use defines; where members need no receiver, members of the type
//   around and of its bases too.
// - On a name: what belongs to a type or module of that name, else members, unless the name is an imported module.
// - On an expression: members.
//
// Where none of that leaves any, all are meant alike.

internal import SourceModel

extension FileUses {
  /// What a use means, as places of definitions.
  struct Meaning {
    var places: [Int]
    var means: BindingMeans
  }

  /// What a use means; `nil` where that is no definition of the tree.
  ///
  /// - Parameters:
  ///   - use: The use.
  ///   - site: Where it is.
  ///   - target: What the file tells of it.
  /// - Returns: At least one place.
  mutating func meaning(of use: FileUse, at site: Site, target: FileUse.Target) -> Meaning? {
    let document = document
    let scopes = scopes(around: site.enclosing)
    switch target {
    case .local: return nil
    case .elsewhere: return elsewhere(use, at: site, scopes)
    case .own:
      let own = withSymbols { $0.maker.ownDefinitions(of: use, document, $1) }
      return inFile(own.map { firstPlace + $0 }, use, at: site, scopes)
    }
  }

  /// Where a use is.
  struct Site {
    /// The first byte of the name.
    var offset: Int
    /// The innermost definition around it.
    var enclosing: Int?
    /// The name that it begins with, as it is written: that of a receiver, an alias.
    var beginning: Int?
  }

  // MARK: - Scopes

  /// What is around a use.
  struct Scopes {
    /// Definitions, the innermost first.
    var definitions: [Int]
    /// Types and modules, as symbols, the innermost first: also those that are written out in front of a name.
    var owners: [UInt32]
  }

  private mutating func scopes(around enclosing: Int?) -> Scopes {
    var scopes = Scopes(definitions: enclosings(of: enclosing), owners: [])
    let document = document
    for index in scopes.definitions {
      let definition = document.definitions[index]
      if let place = binder.graph.place(of: index, in: file), definition.qualifier != nil {
        scopes.owners.append(binder.graph.definition(at: place).owner)
      }
      switch definition.kind {
      case .namespace, .module: break
      default: guard definition.kind.isType || definition.kind.isScopeOnly else { continue }
      }
      scopes.owners.append(withSymbols { $0.maker.number(of: definition.name, document, $1) })
    }
    scopes.owners.removeAll { $0 == UseEntry.noSymbol }
    return scopes
  }

  /// Types, then by steps their bases.
  private mutating func lineage(of types: [UInt32]) -> [Set<UInt32>] {
    var known = Set(types)
    var levels = [known]
    if types.isEmpty { return levels }
    let own = ownBases()
    for _ in 0..<SymbolBinder.maximumBases {
      var next: Set<UInt32> = []
      for type in levels[levels.count - 1] {
        if let bases = own[type] {
          next.formUnion(bases)
        } else {
          for file in binder.context.typeFiles(type) {
            next.formUnion(binder.context.bases(of: file))
          }
        }
      }
      next.subtract(known)
      if next.isEmpty { break }
      known.formUnion(next)
      levels.append(next)
    }
    return levels
  }

  /// The type around a use, then by steps its bases: the type left out where the use is written on its base.
  private mutating func ownLineage(at site: Site, _ scopes: Scopes) -> [Set<UInt32>] {
    var levels = lineage(of: Array(scopes.owners.prefix(1)))
    if isOnBase(site.offset) { levels[0] = [] }
    return levels
  }

  /// For each type of the file the types that it names as its bases.
  private mutating func ownBases() -> [UInt32: Set<UInt32>] {
    if let knownBases { return knownBases }
    let found = foundBases()
    knownBases = found
    return found
  }

  private mutating func foundBases() -> [UInt32: Set<UInt32>] {
    let document = document
    var bases: [UInt32: Set<UInt32>] = [:]
    let occurrences = document.occurrences
    return withSymbols { uses, symbol in
      let definitions = document.definitions
      for index in 0..<definitions.count where definitions[index].kind.isType {
        bases[uses.maker.number(of: definitions[index].name, document, symbol)] = []
      }
      for place in 0..<occurrences.count where occurrences[place].kind == .implementation {
        let occurrence = occurrences[place]
        guard let enclosing = occurrence.enclosing else { continue }
        let type = uses.maker.number(of: definitions[enclosing].name, document, symbol)
        let base = uses.maker.meant[occurrence.name]
        bases[type, default: []].insert(uses.maker.number(of: base, document, symbol))
      }
      return bases
    }
  }

  /// Those of the places whose owners come first among `levels`, and the level.
  private func nearest(
    _ places: [Int], _ levels: [Set<UInt32>]
  ) -> (places: [Int], level: Int)? {
    for (level, owners) in levels.enumerated() {
      let found = places.filter { owners.contains(binder.graph.definition(at: $0).owner) }
      if !found.isEmpty { return (found, level) }
    }
    return nil
  }

  /// Those of the places that are members, or those that are none; all where none is left.
  private func preferring(members: Bool, _ places: [Int]) -> [Int] {
    let left = places.filter { binder.graph.definition(at: $0).isMember == members }
    return left.isEmpty ? places : left
  }

  // MARK: - In other files

  private mutating func elsewhere(
    _ use: FileUse, at site: Site, _ scopes: Scopes
  ) -> Meaning? {
    let document = document
    let entry = withSymbols { $0.maker.entry(of: use, 1, document, $1) }
    var (places, rule) = binder.binding(of: entry, in: file)
    if places.isEmpty { return nil }
    if rule == .imported, places.count > 1 { places = imported(places, as: site.beginning) }
    return Meaning(
      places: chosen(places, entry, rule, at: site, scopes), means: BindingMeans(rule))
  }

  /// Those of the places to which the import leads that brings in a name as it is written: a file may import one name
  /// from two others, and call one of them otherwise.
  private mutating func imported(_ places: [Int], as local: Int?) -> [Int] {
    guard let local else { return places }
    let document = document
    let (name, sources) = withSymbols { uses, symbol in
      var sources: Set<UInt32> = []
      // By index: the iterator of a generic collection isn't specialised across modules.
      let imports = document.imports
      for place in 0..<imports.count {
        let entry = imports[place]
        guard (entry.alias ?? entry.name) == local else { continue }
        sources.insert(
          entry.source.map { uses.maker.number(of: $0, document, symbol) } ?? UseEntry.noSymbol)
      }
      return (uses.maker.number(of: uses.maker.meant[local], document, symbol), sources)
    }
    var own: Set<FileID> = []
    var others: Set<FileID> = []
    let imports = binder.graph.imports
    imports.forEachEntry(of: file, called: name) { entry in
      imports.forEachTarget(entry) { target in
        if sources.contains(entry.source) { own.insert(target) } else { others.insert(target) }
      }
    }
    let graph = binder.graph
    let direct = places.filter { own.contains(graph.file(ofDefinitionAt: $0)) }
    if !direct.isEmpty { return direct }
    // What it leads to hands the name on.
    let left = places.filter { !others.contains(graph.file(ofDefinitionAt: $0)) }
    return left.isEmpty ? places : left
  }

  private mutating func chosen(
    _ places: [Int], _ use: UseEntry, _ rule: BindingRule, at site: Site, _ scopes: Scopes
  ) -> [Int] {
    if places.count == 1 { return places }
    switch use.receiverKind {
    case .type:
      return nearest(places, lineage(of: [use.receiver]))?.places ?? places
    case .own:
      return nearest(places, ownLineage(at: site, scopes))?.places ?? places
    case .name:
      if let members = nearest(places, [[use.receiver]]) { return members.places }
      return preferring(members: rule != .imported, places)
    case .unknown: return preferring(members: true, places)
    case .none:
      let plain = preferring(members: false, places)
      if rules.membersNeedReceiver || plain.count < places.count { return plain }
      return nearest(places, lineage(of: scopes.owners))?.places ?? places
    }
  }

  // MARK: - In the file itself

  private mutating func inFile(
    _ places: [Int], _ use: FileUse, at site: Site, _ scopes: Scopes
  ) -> Meaning? {
    if places.isEmpty { return nil }
    switch use.receiverKind {
    case .none: return plain(places, use, at: site, scopes)
    case .own:
      let levels = ownLineage(at: site, scopes)
      if let (members, level) = nearest(places, levels) {
        return Meaning(places: members, means: level == 0 ? .scope : .receiver)
      }
      if let inherited = inherited(use, from: levels, at: site, scopes) { return inherited }
      // What is used on the base means no type of the file that isn't one.
      return isOnBase(site.offset) ? nil : Meaning(places: places, means: .file)
    case .type, .name:
      let document = document
      let receiver = withSymbols { uses, symbol in
        use.receiver.map { uses.maker.number(of: $0, document, symbol) }
      }
      let types = receiver.map { [$0] } ?? []
      let levels = use.receiverKind == .type ? lineage(of: types) : [Set(types)]
      if let members = nearest(places, levels)?.places {
        return Meaning(places: members, means: .receiver)
      }
      if let inherited = inherited(use, from: levels, at: site, scopes) { return inherited }
      fallthrough
    case .unknown:
      let members = preferring(members: true, places)
      return Meaning(places: members, means: isDefinedElsewhere(use, members) ? .nearest : .name)
    }
  }

  /// What a use means that a base has in another file, of types of which this one defines others' members.
  private mutating func inherited(
    _ use: FileUse, from levels: [Set<UInt32>], at site: Site, _ scopes: Scopes
  ) -> Meaning? {
    guard levels.count > 1, let found = elsewhere(use, at: site, scopes),
      nearest(found.places, levels) != nil
    else { return nil }
    return found
  }

  /// What a plain name means that the file defines.
  private mutating func plain(
    _ places: [Int], _ use: FileUse, at site: Site, _ scopes: Scopes
  ) -> Meaning? {
    let graph = binder.graph
    var visible: [Int: [Int]] = [:]
    for place in places {
      let entry = graph.definition(at: place)
      let parent = document.definitions[Int(entry.definition)].parent
      if let parent, let depth = scopes.definitions.firstIndex(of: parent) {
        // Only what stands directly in a type sees its members by their names alone.
        guard depth == 0 || !rules.membersNeedReceiver || !document.definitions[parent].kind.isType
        else { continue }
        visible[depth, default: []].append(place)
      } else if entry.owner == UseEntry.noSymbol {
        visible[scopes.definitions.count, default: []].append(place)
      }
    }
    if let (depth, found) = visible.min(by: { $0.key < $1.key }) {
      return Meaning(places: found, means: depth < scopes.definitions.count ? .scope : .file)
    }
    if rules.hasImplicitSelf, !rules.membersNeedReceiver,
      let (members, level) = nearest(places, lineage(of: scopes.owners))
    {
      return Meaning(places: members, means: level == 0 ? .scope : .receiver)
    }
    // A method isn't called by its name alone where that takes a receiver.
    let isMethod = places.allSatisfy { graph.definition(at: $0).group == .method }
    return rules.membersNeedReceiver && isMethod
      ? elsewhere(use, at: site, scopes) : Meaning(places: places, means: .file)
  }

  /// Whether other files define what a use of definitions of this one may mean as well.
  private func isDefinedElsewhere(_ use: FileUse, _ places: [Int]) -> Bool {
    let graph = binder.graph
    var isElsewhere = false
    graph.forEachDefinition(ofSymbol: graph.definition(at: places[0]).symbol) { definition in
      let entry = graph.definition(at: Int(definition.place))
      if definition.file != file, !entry.group.isDisjoint(with: use.meaning.tiers.all) {
        isElsewhere = true
      }
    }
    return isElsewhere
  }
}
