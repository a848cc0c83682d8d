import RepoMapKit
import TestSupport
import Testing

/// What holds of the uses in any tree.
@Suite struct ReferencePropertyTests {
  /// The definitions of a name, with what an engine lists of them.
  private struct Answers {
    var uses: ReferenceListing
    var callers: ReferenceListing
  }

  @Test func `uses are where they are said to be, and callers are what is around them`() throws {
    for seed in 0..<UInt64(isThorough ? 600 : 10) {
      let fixture = try TreeFixture()
      var random = RandomTree(generator: SeededGenerator(seed: seed))
      _ = try EditedTree(root: fixture.tree.path, files: random.tree())
      let engine = fixture.engine()
      for name in RandomTree.names.flatMap({ [$0, "_\($0)"] }) {
        guard let answers = try answers(engine, fixture, name) else { break }
        for target in answers.uses.targets { try checkPlaces(target, fixture, name, seed) }
        checkCallers(answers, "seed \(seed), \(name)")
        try checkCallees(answers.callers, engine, fixture, "seed \(seed), \(name)")
      }
    }
  }

  private func answers(
    _ engine: Engine, _ fixture: TreeFixture, _ name: String
  ) throws -> Answers? {
    do {
      return Answers(
        uses: try fixture.references(engine, to: name, .uses),
        callers: try fixture.references(engine, to: name, .callers))
    } catch EngineError.noSourceFiles {
      return nil
    }
  }

  private func checkPlaces(
    _ target: ReferenceTarget, _ fixture: TreeFixture, _ name: String, _ seed: UInt64
  ) throws {
    #expect(target.useCount == target.uses.count)
    // The only alias that the trees have.
    let names = name == "load" ? [name, "open"] : [name]
    let places =
      target.definitions.map { (path: $0.path, range: $0.nameRange) }
      + target.uses.map { (path: $0.path, range: $0.range) }
    for place in places {
      let bytes = try readBytes(
        fixture.tree.path(String(decoding: place.path, as: UTF8.self)))
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let (start, end) = (place.range.lowerBound, place.range.upperBound)
      let line = lines[start.line]
      let written = line.dropFirst(start.column).prefix(end.column - start.column)
      let isName = start.line == end.line && names.contains { written.elementsEqual($0.utf8) }
      #expect(isName, "seed \(seed), \(name): \(String(decoding: line, as: UTF8.self))")
    }
  }

  private func checkCallers(_ answers: Answers, _ comment: Comment) {
    for (uses, callers) in zip(answers.uses.targets, answers.callers.targets) {
      #expect(callers.calls.reduce(0) { $0 + $1.useCount } == uses.useCount, comment)
      for call in callers.calls {
        let own = uses.uses.filter { use in
          use.caller.map(place) == call.definition.map(place)
            && (call.definition != nil || use.path == call.uses[0].path)
        }
        #expect(Set(own.map { "\($0.range)" }) == Set(call.uses.map { "\($0.range)" }), comment)
        #expect(own.map(\.confidence).min() == call.confidence, comment)
      }
    }
  }

  /// What is called by another has that among its callees.
  private func checkCallees(
    _ listing: ReferenceListing, _ engine: Engine, _ fixture: TreeFixture, _ comment: Comment
  ) throws {
    for target in listing.targets {
      let places = target.definitions.map(place)
      for call in target.calls {
        guard let caller = call.definition else { continue }
        let callees = try fixture.references(engine, to: place(caller), .callees)
        let found = callees.targets.flatMap(\.calls).filter { callee in
          callee.definition.map { places.contains(place($0)) } ?? false
        }
        #expect(found.first?.useCount ?? 0 >= call.useCount, comment)
      }
    }
  }

  /// `path:line:column` of the name.
  private func place(_ definition: ListedDefinition) -> String {
    let start = definition.nameRange.lowerBound
    let path = String(decoding: definition.path, as: UTF8.self)
    return "\(path):\(start.line + 1):\(start.column + 1)"
  }
}

extension TreeFixture {
  /// What an engine lists of the definitions that an address means, all of it.
  func references(
    _ engine: Engine, to address: String, _ relation: ReferenceRequest.Relation = .uses,
    _ change: (inout ReferenceRequest) -> Void = { _ in }
  ) throws -> ReferenceListing {
    var request = ReferenceRequest(root: Array(tree.path.utf8), address: Array(address.utf8))
    request.relation = relation
    request.limit = 100_000
    change(&request)
    return try engine.references(request, observer: Silence())
  }
}
