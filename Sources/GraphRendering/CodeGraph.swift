package import SourceModel

/// The graph of a repository as people see it: files or folders, and what uses what.
///
/// Invariants: edges lead from one node to another, each pair has at most one, and their ends are indexes of `nodes`.
package struct CodeGraph: Sendable, Equatable {
  /// What the nodes are.
  package enum Level: String, Sendable, CaseIterable {
    case files, folders
  }

  /// A file, or all files of a folder without those of folders in it.
  package struct Node: Sendable, Equatable {
    /// The path; that of the root is the root's own folder.
    package var path: RepositoryPath
    /// The name of the language, of a folder that of most of its files.
    package var language: String
    /// The class, of a folder that of most of its files.
    package var noise: NoiseClass
    /// Of the rank of all files together, in 0...1.
    package var rank: Double
    package var definitionCount: Int
    /// 1 for a file.
    package var fileCount: Int
    /// Bytes of the files.
    package var size: Int

    package init(
      path: RepositoryPath, language: String, noise: NoiseClass, rank: Double,
      definitionCount: Int, fileCount: Int = 1, size: Int = 0
    ) {
      self.path = path
      self.language = language
      self.noise = noise
      self.rank = rank
      self.definitionCount = definitionCount
      self.fileCount = fileCount
      self.size = size
    }
  }

  /// A name that leads from one node to another.
  package struct Name: Sendable, Equatable {
    /// As the source has it.
    package var bytes: [UInt8]
    /// Of everything that the first node uses, in 0...1.
    package var share: Double
    /// How it is known that the other node is meant, in the words of `repomap why`.
    package var binding: String
    /// How many files the name may mean alike.
    package var definerCount: Int

    package init(bytes: [UInt8], share: Double, binding: String, definerCount: Int) {
      self.bytes = bytes
      self.share = share
      self.binding = binding
      self.definerCount = definerCount
    }
  }

  /// That one node uses another.
  package struct Edge: Sendable, Equatable {
    package var from: Int
    package var to: Int
    /// Of everything that `from` uses, in 0...1.
    package var share: Double
    /// Of the rank of all files together what goes this way, in 0...1.
    package var flow: Double
    /// Whether an import leads there.
    package var isImport: Bool
    /// The names that carry most of it, the strongest first.
    package var names: [Name]

    package init(
      from: Int, to: Int, share: Double, flow: Double, isImport: Bool, names: [Name] = []
    ) {
      self.from = from
      self.to = to
      self.share = share
      self.flow = flow
      self.isImport = isImport
      self.names = names
    }
  }

  package var level: Level
  package var nodes: [Node]
  package var edges: [Edge]
  /// How many nodes there are in all, also where only some were chosen.
  package var totalNodeCount: Int
  /// How many edges there are in all.
  package var totalEdgeCount: Int

  package init(level: Level, nodes: [Node], edges: [Edge]) {
    self.level = level
    self.nodes = nodes
    self.edges = edges
    totalNodeCount = nodes.count
    totalEdgeCount = edges.count
  }
}

extension CodeGraph.Node {
  /// The path as text for people: one line without controls and invalid UTF-8.
  package var text: String { path.bytes.isEmpty ? "." : path.description }
}

extension CodeGraph.Name {
  /// The name as text for people.
  package var text: String { escapedText(bytes) }
}

/// Removes what XML and JavaScript can't hold or show, noncharacters, as a path's text has no controls.
///
/// - Returns: `text` with U+FFFD in their place.
func withoutNoncharacters(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isNoncharacter) else { return text }
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    result.append(isNoncharacter(scalar) ? "\u{FFFD}" : scalar)
  }
  return String(result)
}

private func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
  (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
}
