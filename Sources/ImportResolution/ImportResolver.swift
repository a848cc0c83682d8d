// From import statements to files of the repository.
//
// Input: an `ImportTree`, and requests that name a file and what it imports. Output: targets.
//
// Each language family has its rules, which were made once from paths and manifests: tables of
// modules, packages and roots. A look-up joins bytes to a path and probes the tables a few times;
// nothing is searched. What a rule doesn't know is external, unless it looks as if it were here.
//
// Not here: which definition a name of a target is, and what a file exports again.

/// The rules of one language family.
protocol ImportRules: Sendable {
  /// Where a request leads that a file makes.
  func target(of request: ImportRequest, in place: Int) -> ImportTarget
}

/// Leads imports to the files of a tree.
package struct ImportResolver: Sendable {
  private let tree: ImportTree
  /// By the raw value of the family; nil for families that the tree doesn't hold.
  private let rules: [(any ImportRules)?]
  private let groups: FileGroups

  /// - Complexity: O(bytes of all paths and manifests).
  package init(_ tree: ImportTree) {
    self.tree = tree
    let present = Set(tree.families)
    rules = ImportFamily.allCases.map { family in
      family == .none || !present.contains(family) ? nil : family.rules(tree)
    }
    groups = FileGroups(tree)
  }

  /// Where an import leads.
  ///
  /// - Parameters:
  ///   - request: One part of an import statement.
  ///   - place: The file that holds it.
  /// - Returns: Files of the tree, or why there are none. The file itself may be among them.
  /// - Complexity: O(bytes of the request and the path + files of the target).
  package func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    guard tree.families.indices.contains(place), !request.source.isEmpty,
      request.source.count <= Self.maximumSourceBytes
    else { return .unresolved }
    // What a language without rules imports are images, extensions and the like.
    guard let rules = rules[Int(tree.families[place].rawValue)] else { return .external }
    return rules.target(of: request, in: place)
  }

  /// No path is longer than this on Linux; a longer source is garbage.
  private static let maximumSourceBytes = 4096

  /// The group of a file: files of one group see each other without an import.
  ///
  /// - Returns: A digest of what they have in common; 0 for a file that sees no other one.
  package func group(of place: Int) -> UInt64 { groups.group(of: place) }
}
