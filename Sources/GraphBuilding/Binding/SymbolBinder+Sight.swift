// What files see of each other decides where neither an import nor a type does.

internal import SourceModel

extension SymbolBinder {
  func bindingBySight(_ question: Question) -> Binding {
    let isPlain = question.kind == .none
    var meant = candidates(question) { definition in
      // A plain name is rarely a member of another file's type, and never a type in a type.
      if isPlain { return !definition.isMember }
      // What is used on something whose type isn't known is a member of something.
      let isUnknown = question.rules.receiversMeanMembers && question.kind == .unknown
      return !isUnknown || definition.isMember
    }
    if meant.isEmpty, isPlain, !question.rules.membersNeedReceiver, !question.use.meaning.isType {
      meant = candidates(question) { _ in true }
    }
    if meant.isEmpty { return .outside }
    let seen = meant.filter { sees($0, question) }
    if !seen.isEmpty { return scoped(seen, .visible, question) }
    let group = imports.group(of: question.file)
    if group != 0 {
      let together = meant.filter { imports.group(of: $0) == group }
      if !together.isEmpty { return scoped(together, .package, question) }
    }
    if isPlain, question.isStrict, question.use.meaning != .macro { return .outside }
    if let near = inSight(meant, question) { return scoped(near, .visible, question) }
    if question.isStrict { return .outside }
    if meant.count == 1 { return scoped(meant, .name, question) }
    // A type that is known has no such member, or inherits it from who knows where.
    if question.kind == .type || question.kind == .own { return .outside }
    let near = nearest(meant, question)
    return scoped(near, near.count == meant.count ? .name : .nearest, question)
  }

  /// Those of the files that the file imports from, else those of its package, else those that imports
  /// reach in the fewest steps; `nil` if there are none.
  func inSight(_ files: [FileID], _ question: Question) -> [FileID]? {
    let own = question.file
    let direct = files.filter { context.reaches($0, from: own, steps: 1) }
    if !direct.isEmpty { return direct }
    let group = imports.group(of: own)
    let together = group == 0 ? [] : files.filter { imports.group(of: $0) == group }
    if !together.isEmpty { return together }
    for steps in 2...question.rules.importSteps {
      let reached = files.filter { context.reaches($0, from: own, steps: steps) }
      if !reached.isEmpty { return reached }
    }
    return nil
  }

  /// Whether a file sees all of another by an import.
  private func sees(_ target: FileID, _ question: Question) -> Bool {
    var isSeen = false
    imports.forEachEntry(of: question.file) { entry in
      if !isSeen, entry.isOpen(question.rules), imports.leads(entry, to: target) { isSeen = true }
    }
    return isSeen
  }

  // MARK: Results

  /// The files, other than the use's own, with definitions that the use can mean and for which `isMeant`
  /// holds, in the order of their paths: those of the groups that it means rather, if there are any.
  func candidates(
    _ question: Question, countsPrivate: Bool = false, countsTrials: Bool = false,
    _ isMeant: (Definition) -> Bool
  ) -> [FileID] {
    let tiers = question.use.meaning.tiers
    var preferred: [FileID] = []
    var others: [FileID] = []
    for definition in definitions
    where definition.file != question.file && definition.file != preferred.last
      && (!definition.isPrivate || isPrivate || countsPrivate)
      // Code doesn't use its tests, unless it imports them.
      && (!definition.isTrial || question.isTrial || countsTrials)
      && !definition.group.isDisjoint(with: tiers.all) && isMeant(definition)
    {
      if !definition.group.isDisjoint(with: tiers.preferred) {
        preferred.append(definition.file)
      } else if preferred.isEmpty, definition.file != others.last {
        others.append(definition.file)
      }
    }
    return preferred.isEmpty ? others : preferred
  }

  /// The files as a binding.
  func scoped(
    _ found: [FileID], _ rule: BindingRule, _ question: Question
  ) -> Binding {
    // Where all that define the name are meant, their pool is the one by name.
    let all = candidates(question, countsTrials: true) { _ in true }
    if !question.isDefiner, found == all { return .byName(rule) }
    if found.count <= Binding.maximumTargets { return .scoped(found, rule) }
    let near = nearest(found, question)
    if near.count <= Binding.maximumTargets { return .scoped(near, rule) }
    return question.isDefiner || question.isStrict ? .outside : .byName(.name)
  }

  /// Those of the files that have the most folders in common with the use's own.
  private func nearest(_ files: [FileID], _ question: Question) -> [FileID] {
    let own = context.path(question.file)
    let shared = files.map { sharedFolders(own, context.path($0)) }
    let most = shared.max() ?? 0
    return zip(files, shared).filter { $0.1 == most }.map(\.0)
  }
}

/// How many folders two paths have in common from the root on.
func sharedFolders(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
  var count = 0
  for (first, second) in zip(left, right) {
    if first != second { break }
    if first == UInt8(ascii: "/") { count += 1 }
  }
  return count
}
