// Makes the tree of the callers or callees of a definition.
//
// Input: a definition, the uses of any. Output: a tree of bounded depth and size.
//
// Steps, level by level, so that the uses of all definitions of a level are found by going over the files once, and
// what is cut is what lies deepest:
// 1. The uses of each definition are put together by the definitions around them, or by those that they mean.
// 2. Those become its children, the surest first.
// 3. A child is followed unless it lies above itself, or was followed before.

internal import GraphBuilding
internal import SourceModel

/// The callers or callees of one definition, and theirs.
struct CallTree {
  /// What calls, or is called.
  enum Party: Hashable {
    /// The place of the first definition of it in the graph.
    case definition(Int)
    /// The top level of a file, by its place in the tree.
    case file(Int)
  }

  /// A caller or callee.
  struct Call {
    let party: Party
    /// In the order of the paths, then of the source.
    let uses: [FoundUse]
    /// The surest of them.
    let best: FoundUse
  }

  struct Node {
    let call: Call
    let parent: Int?
    var expansion = ListedCall.Expansion.none
    var children: [Int] = []
    /// How many children there are, those that have no room included.
    var callCount = 0
  }

  /// Nodes of a tree beyond which none is followed any more: more is no answer.
  static let maximumNodes = 10_000

  private(set) var nodes: [Node] = []
  /// The nodes of the first level.
  private(set) var roots: [Int] = []
  /// How many there are, those that have no room included.
  private(set) var callCount = 0

  /// - Parameters:
  ///   - target: The definition.
  ///   - source: Knows its callers or callees.
  ///   - depth: How many levels there may be.
  ///   - limit: How many children a node may have.
  init(of target: Int, _ source: inout CallSource, depth: Int, limit: Int) {
    (roots, callCount) = append(source.calls([target])[target] ?? [], below: nil, limit)
    var followed: Set<Int> = [target]
    var level = roots
    for _ in 1..<max(1, depth) {
      var open: [(node: Int, target: Int)] = []
      for node in level {
        guard case .definition(let called) = nodes[node].call.party else { continue }
        if isAbove(called, node, target) {
          nodes[node].expansion = .cycle
        } else if followed.insert(called).inserted {
          open.append((node, called))
        } else {
          nodes[node].expansion = .repeated
        }
      }
      let calls = source.calls(open.map(\.target))
      level = []
      for (node, called) in open where nodes.count < CallTree.maximumNodes {
        let (children, count) = append(calls[called] ?? [], below: node, limit)
        nodes[node].expansion = .complete
        nodes[node].children = children
        nodes[node].callCount = count
        level += children
      }
    }
    for node in level {
      if case .definition(let called) = nodes[node].call.party, isAbove(called, node, target) {
        nodes[node].expansion = .cycle
      }
    }
  }

  private mutating func append(
    _ calls: [Call], below parent: Int?, _ limit: Int
  ) -> (children: [Int], count: Int) {
    let first = nodes.count
    for call in calls.prefix(limit) { nodes.append(Node(call: call, parent: parent)) }
    return (Array(first..<nodes.count), calls.count)
  }

  /// Whether a definition is the root's or one above a node.
  private func isAbove(_ called: Int, _ node: Int, _ target: Int) -> Bool {
    if called == target { return true }
    var next = nodes[node].parent
    while let index = next {
      if nodes[index].call.party == .definition(called) { return true }
      next = nodes[index].parent
    }
    return false
  }
}

/// Callers or callees of definitions, each found once.
struct CallSource {
  let finder: ReferenceFinder
  let binder: UseBinder
  let relation: ReferenceRequest.Relation
  /// Orders definitions, and tells of callees whether their files are looked at.
  let place: (Int) -> CalledPlace
  private var known: [Int: [CallTree.Call]] = [:]

  /// Where a definition is.
  struct CalledPlace: Comparable {
    /// Place of the file in the tree.
    let file: Int
    /// Index of the definition; -1 for the file as a whole.
    let definition: Int

    static func < (left: CalledPlace, right: CalledPlace) -> Bool {
      (left.file, left.definition) < (right.file, right.definition)
    }
  }

  init(
    _ finder: ReferenceFinder, _ binder: UseBinder, _ relation: ReferenceRequest.Relation,
    place: @escaping (Int) -> CalledPlace
  ) {
    self.finder = finder
    self.binder = binder
    self.relation = relation
    self.place = place
  }

  /// For each of some definitions its callers or callees, the surest first.
  mutating func calls(_ targets: [Int]) -> [Int: [CallTree.Call]] {
    let missing = Set(targets.filter { known[$0] == nil })
    if !missing.isEmpty {
      let found = relation == .callees ? finder.uses(in: missing) : finder.uses(of: missing)
      for target in missing { known[target] = grouped(found[target] ?? []) }
    }
    return known
  }

  private func grouped(_ uses: [FoundUse]) -> [CallTree.Call] {
    var groups: [CallTree.Party: [FoundUse]] = [:]
    for use in uses { for party in parties(of: use) { groups[party, default: []].append(use) } }
    var calls: [CallTree.Call] = []
    for (party, uses) in groups {
      guard let best = uses.min(by: { $0.confidence < $1.confidence }) else { continue }
      calls.append(CallTree.Call(party: party, uses: uses, best: best))
    }
    return calls.sorted { left, right in
      if left.best.confidence != right.best.confidence {
        return left.best.confidence < right.best.confidence
      }
      return calledPlace(left.party) < calledPlace(right.party)
    }
  }

  private func parties(of use: FoundUse) -> [CallTree.Party] {
    if relation == .callees {
      return use.use.targets.filter { target in
        finder.includes(place(target).file)
      }.map { .definition($0) }
    }
    return [
      use.caller.map { .definition(binder.target(ofDefinitionAt: $0)) } ?? .file(use.file)
    ]
  }

  private func calledPlace(_ party: CallTree.Party) -> CalledPlace {
    switch party {
    case .definition(let target): place(target)
    case .file(let file): CalledPlace(file: file, definition: -1)
    }
  }
}
