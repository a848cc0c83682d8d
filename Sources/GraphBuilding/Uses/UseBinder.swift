// Tells which definitions single uses of names mean, where the graph only knows files.
//
// Input: a revision of the graph; the documents of files of it. Output: uses with the definitions that they mean.
//
// Steps:
// 1. The graph tells which files may use a definition: those that refer to a pool that means it, and its own. In the
//    graph a name that a file defines means that file; single uses of it may mean another all the same, if the file
//    imports the name, or has a type whose base may have it.
// 2. The uses of such a file are bound as for the graph (ContributionMaker, SymbolBinder), one by one.
// 3. Of the definitions of the name in the files that are meant, those are left that what the use is written on, and
//    the scopes around it, speak for. See FileUses+Choosing.swift.
//
// Definitions that are one thing to who uses them are one target: overloads and accessors, which one scope of a file
// defines by one name; in C a function and its declaration in a header that the file includes.
//
// Invariant: what is found depends on the files alone, not on how they are numbered.

internal import FileMapping
package import SourceModel

/// Binds single uses of one revision of a graph. For one thread: it keeps what it has found out.
package final class UseBinder {
  package let graph: GraphRevision
  let context: BindingContext
  private let weighing = NameWeighing()
  /// What is known of the uses in the file that was asked about last.
  private var bound: (file: FileID?, bindings: [UseEntry: (places: [Int], rule: BindingRule)])
  private var binders: [UInt32: SymbolBinder] = [:]
  private var targets: [UInt32: Targets] = [:]

  /// Which definitions of a symbol are one thing.
  private struct Targets {
    /// For each place of a definition the first of those that are one thing with it.
    var first: [Int: Int] = [:]
    /// For each first one all of them.
    var members: [Int: [Int]] = [:]
  }

  /// - Parameters:
  ///   - graph: The graph.
  ///   - path: The path of a file of it, in bytes that outlive this.
  package init(_ graph: GraphRevision, path: @escaping (FileID) -> UnsafeRawBufferPointer) {
    self.graph = graph
    context = BindingContext(graph, path: path)
    bound = (nil, [:])
  }

  /// The symbol of a name in a family of languages; ``UseEntry/noSymbol`` where the graph doesn't know it.
  func symbol(named name: UnsafeRawBufferPointer, _ family: SymbolFamily) -> UInt32 {
    graph.symbol(named: name, family: family) ?? UseEntry.noSymbol
  }

  /// The first definition of what the one at a place is a part of.
  package func target(ofDefinitionAt place: Int) -> Int {
    targets(ofSymbol: graph.definition(at: place).symbol).first[place] ?? place
  }

  /// The places of all definitions that are one thing with the one at a place, in the order of the paths, then of the
  /// source.
  package func definitions(like place: Int) -> [Int] {
    let all = targets(ofSymbol: graph.definition(at: place).symbol)
    return all.members[all.first[place] ?? place] ?? [place]
  }

  /// The files that may use what is defined at a place, in the order of their paths.
  package func files(using target: Int) -> [FileID] {
    let symbol = graph.definition(at: target).symbol
    let places = Set(definitions(like: target))
    var files = Set(places.map { graph.file(ofDefinitionAt: $0) })
    files.formUnion(definersMeaningOthers(symbol, places, in: files))
    graph.forEachPool(ofSymbol: symbol) { pool in
      var isMeant = false
      graph.forEachMeant(byPool: pool) { if places.contains(Int($0.place)) { isMeant = true } }
      guard isMeant else { return }
      graph.forEachReferencer(ofPool: pool) { file, _ in files.insert(file) }
    }
    return files.sorted { graph.precedes($0, $1) }
  }

  /// The files that define a symbol themselves, and import it from files that define it at some places, or have types
  /// whose bases may have it from there.
  private func definersMeaningOthers(
    _ symbol: UInt32, _ places: Set<Int>, in targets: Set<FileID>
  ) -> Set<FileID> {
    let owners = Set(
      places.map { graph.definition(at: $0).owner }.filter { $0 != UseEntry.noSymbol })
    var definers: Set<FileID> = []
    graph.forEachDefinition(ofSymbol: symbol) { definers.insert($0.file) }
    return definers.filter { file in
      var isImported = false
      graph.imports.forEachEntry(of: file, called: symbol) { entry in
        if targets.contains(where: { graph.imports.leads(entry, to: $0) }) { isImported = true }
      }
      return isImported || context.bases(of: file).contains { owners.contains($0) }
    }
  }

  /// The first definitions of what some are parts of, each once, in the order of the paths, then of the source.
  package func targets(ofDefinitionsAt places: [Int]) -> [Int] {
    if places.count == 1 { return [target(ofDefinitionAt: places[0])] }
    return Set(places.map { target(ofDefinitionAt: $0) }).sorted { left, right in
      let files = (graph.file(ofDefinitionAt: left), graph.file(ofDefinitionAt: right))
      return files.0 == files.1 ? left < right : graph.precedes(files.0, files.1)
    }
  }

  /// What a use leads to outside of its file: the places of definitions, and the rule.
  func binding(of use: UseEntry, in file: FileID) -> (places: [Int], rule: BindingRule) {
    if bound.file != file { bound = (file, [:]) }
    if let known = bound.bindings[use] { return known }
    let found = foundBinding(of: use, in: file)
    bound.bindings[use] = found
    return found
  }

  private func foundBinding(
    of use: UseEntry, in file: FileID
  ) -> (places: [Int], rule: BindingRule) {
    let binding = binder(ofSymbol: use.symbol).bindingInSteps(of: use, in: file)
    var places: [Int] = []
    let definers = graph.definers(ofSymbol: use.symbol)
    for scope in binding.scopes {
      let weight = graph.withName(of: use.symbol) { name in
        PoolWeighing(definers, name: name, weighing).weight(use.meaning, scope)
      }
      guard !weight.isOutside else { continue }
      graph.forEachDefinition(ofSymbol: use.symbol) { definition in
        let entry = graph.definition(at: Int(definition.place))
        if definition.file != file, scope.holds(definition.file), weight.means(entry) {
          places.append(Int(definition.place))
        }
      }
    }
    return (places, binding.rule)
  }

  private func binder(ofSymbol symbol: UInt32) -> SymbolBinder {
    if let known = binders[symbol] { return known }
    let binder = SymbolBinder(symbol, graph.binderDefinitions(symbol), context)
    binders[symbol] = binder
    return binder
  }

  // MARK: - Targets

  /// What has to be the same of definitions that are one thing.
  private struct Home: Hashable {
    /// Of files that share what they define, the first.
    var file: FileID
    var owner: UInt32
    var group: DefinitionGroup
  }

  private func targets(ofSymbol symbol: UInt32) -> Targets {
    if let known = targets[symbol] { return known }
    var places: [Int] = []
    var files: [FileID] = []
    graph.forEachDefinition(ofSymbol: symbol) { definition in
      places.append(Int(definition.place))
      files.append(definition.file)
    }
    let headers = headers(of: places, files)
    var found = Targets()
    var firsts: [Home: Int] = [:]
    for (place, file) in zip(places, files) {
      let entry = graph.definition(at: place)
      let shared = entry.isPrivate ? nil : headers[file]
      let home = Home(file: shared ?? file, owner: entry.owner, group: entry.group)
      let first = firsts[home] ?? place
      firsts[home] = first
      found.first[place] = first
      found.members[first, default: []].append(place)
    }
    targets[symbol] = found
    return found
  }

  /// For each file of C that defines a symbol the first of those that it includes, directly or through others of them,
  /// or that include it.
  private func headers(of places: [Int], _ files: [FileID]) -> [FileID: FileID] {
    let definers = Set(
      files.filter { file in
        graph.language(of: file).map { LanguageFamily.name(of: Language($0)) } == "c"
      })
    guard definers.count > 1 else { return [:] }
    var neighbours: [FileID: Set<FileID>] = [:]
    for file in definers {
      graph.imports.forEachEntry(of: file) { entry in
        graph.imports.forEachTarget(entry) { target in
          guard target != file, definers.contains(target) else { return }
          neighbours[file, default: []].insert(target)
          neighbours[target, default: []].insert(file)
        }
      }
    }
    var first: [FileID: FileID] = [:]
    for file in files where definers.contains(file) && first[file] == nil {
      var open = [file]
      first[file] = file
      while let next = open.popLast() {
        for other in neighbours[next] ?? [] where first[other] == nil {
          first[other] = file
          open.append(other)
        }
      }
    }
    return first
  }
}

extension BindingContext {
  /// What is known of the files of a revision.
  convenience init(_ graph: GraphRevision, path: @escaping (FileID) -> UnsafeRawBufferPointer) {
    self.init(
      graph.imports, path: path, isTrial: { isTrialClass(graph.noiseNumber(of: $0)) },
      typeFiles: { graph.typeFiles($0) }, uses: { graph.uses(of: $0) },
      definitions: { graph.definitions(of: $0).map { graph.definition(at: $0) } })
  }
}
