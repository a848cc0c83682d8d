internal import GraphRendering

/// What a graph is asked for.
public struct GraphRequest: Sendable {
  /// How a graph is written.
  public enum Form: String, Sendable, CaseIterable {
    /// Graphviz.
    case dot
    /// A flowchart for Markdown.
    case mermaid
    /// For Gephi, yEd and networkx.
    case graphml
    /// For programs. docs/reference/graph.schema.json has the schema.
    case json
    /// A page for people.
    case html
  }

  /// What the nodes are.
  public enum Level: String, Sendable, CaseIterable {
    case files, folders
  }

  /// Bytes of the path of the directory.
  public var root: [UInt8]
  /// The state of the tree to look at; the directory as it is if `nil`.
  public var revision: TreeRevision?
  /// The snapshot to look at instead, whose root counts then.
  public var snapshot: Snapshot?
  /// How the graph is written.
  public var form: Form
  /// Bytes of paths of files, or folders, around which the graph is drawn; empty for the whole tree.
  public var focus: [[UInt8]] = []
  /// How many edges away from the focus other nodes may be.
  public var depth = 1
  /// How many nodes there may be; `nil` for as many as suit the form.
  public var nodeCount: Int?
  /// How many edges there may be; `nil` for as many as suit the form.
  public var edgeCount: Int?
  /// `nil` for what suits the form.
  public var level: Level?
  /// Tokens that the whole text may have; `nil` for any number.
  public var budgetTokens: Int?

  /// A request for the graph of a whole tree.
  public init(root: [UInt8], form: Form) {
    self.root = root
    self.form = form
  }

  var source: TreeSource { TreeSource(root, revision, snapshot) }

  /// How deep the surroundings of a focus may be.
  public static let depthRange = 1...16
  /// How many nodes or edges may be asked for.
  public static let countRange = 1...10_000_000
  /// Below, not even the frame of a text fits.
  public static let budgetRange = 128...10_000_000
}

extension GraphRequest {
  /// How many nodes there may be in the form. A picture with more can't be read, and a page not be scrolled.
  var maximumNodes: Int {
    if let nodeCount { return nodeCount }
    return switch form {
    case .dot: 200
    case .mermaid: 40
    case .html: 20_000
    case .graphml, .json: .max
    }
  }

  /// How many edges there may be in the form; in the page as many as each file may have, one way.
  var maximumEdges: Int {
    if let edgeCount { return edgeCount }
    return switch form {
    case .dot: 600
    case .mermaid: 60
    case .graphml, .json, .html: .max
    }
  }

  /// What the nodes of the form are: flowcharts show folders, unless they are about files.
  var graphLevel: CodeGraph.Level {
    switch level {
    case .files: .files
    case .folders: .folders
    case nil: form == .mermaid && focus.isEmpty ? .folders : .files
    }
  }
}

/// A graph, and how it came about.
public struct RepositoryGraph: Sendable {
  /// The graph, in UTF-8.
  public let text: [UInt8]
  /// Lines for the user about what went wrong on the way.
  public let warnings: [String]
  /// What the run that made it did.
  public let statistics: RunStatistics
}
