// JSON as people write it into manifests: with comments and trailing commas.
//
// Input: bytes that may be anything. Output: nodes in the order of the text, each with its key in
// the object around it and the place where the next one behind all of its own begins.
//
// One loop with a stack of the open containers; nothing recurses. Text that is no JSON gives the
// nodes up to where it stopped being any.

/// A tolerant view of a JSON text.
struct JSONDocument {
  enum Kind { case object, array, string, other }

  struct Node {
    var kind: Kind
    /// Empty in an array.
    var key: Bytes
    /// The text of a string without its quotes and escapes.
    var text: Bytes
    /// Index of the node behind this and all in it.
    var end: Int
  }

  /// Deeper nesting is no manifest.
  private static let maximumDepth = 64

  private(set) var nodes: [Node] = []

  init(_ text: Bytes) {
    var scanner = Scanner(text: text)
    scanner.run()
    nodes = scanner.nodes
  }

  /// The first node, if it is an object.
  var root: Int? { nodes.first?.kind == .object ? 0 : nil }

  /// Indices of the nodes directly in a container.
  func children(of node: Int) -> some Sequence<Int> {
    var next = node + 1
    let end = nodes[node].end
    return AnyIterator {
      guard next < end else { return nil }
      defer { next = nodes[next].end }
      return next
    }
  }

  /// The value of a key in an object.
  func value(_ key: StaticString, in node: Int?) -> Int? {
    guard let node else { return nil }
    return children(of: node).first { nodes[$0].key[...].equals(key) }
  }

  /// The text of a string.
  func string(_ node: Int?) -> Bytes? {
    guard let node, nodes[node].kind == .string else { return nil }
    return nodes[node].text
  }

  /// All strings in a node, in the order of the text.
  func strings(in node: Int) -> [Bytes] {
    nodes[node..<nodes[node].end].lazy.filter { $0.kind == .string }.map { $0.text }
  }

  private struct Scanner {
    let text: Bytes
    var nodes: [Node] = []
    private var position = 0
    private var open: [Int] = []
    private var key = Bytes()

    init(text: Bytes) {
      self.text = text
    }

    mutating func run() {
      while position < text.count, nodes.isEmpty || !open.isEmpty {
        guard skipBlanks() else { break }
        let byte = text[position]
        switch byte {
        case Sign.openBrace, Sign.openBracket:
          guard open.count < JSONDocument.maximumDepth else { return closeAll() }
          position += 1
          add(byte == Sign.openBrace ? .object : .array, [])
          open.append(nodes.count - 1)
        case Sign.closeBrace, Sign.closeBracket:
          position += 1
          close()
        case Sign.comma, Sign.colon: position += 1
        case Sign.quote: stringOrKey()
        default: word()
        }
      }
      closeAll()
    }

    private mutating func add(_ kind: Kind, _ text: Bytes) {
      nodes.append(Node(kind: kind, key: key, text: text, end: nodes.count + 1))
      key = []
    }

    private mutating func close() {
      key = []
      if let node = open.popLast() { nodes[node].end = nodes.count }
    }

    private mutating func closeAll() {
      while !open.isEmpty { close() }
    }

    /// Blanks and comments; false at the end of the text.
    private mutating func skipBlanks() -> Bool {
      while position < text.count {
        let next = position + 1 < text.count ? text[position + 1] : 0
        if text[position].isBlank {
          position += 1
        } else if text[position] == Sign.slash && next == Sign.slash {
          while position < text.count, text[position] != Sign.newline { position += 1 }
        } else if text[position] == Sign.slash && next == Sign.star {
          skipComment()
        } else {
          return true
        }
      }
      return false
    }

    private mutating func skipComment() {
      position += 3
      while position < text.count,
        text[position] != Sign.slash || text[position - 1] != Sign.star
      { position += 1 }
      position += 1
    }

    private mutating func stringOrKey() {
      let string = quoted()
      let isMember = open.last.map { nodes[$0].kind == .object } ?? false
      if isMember, key.isEmpty, skipBlanks(), text[position] == Sign.colon {
        key = string
      } else {
        add(.string, string)
      }
    }

    private mutating func quoted() -> Bytes {
      position += 1
      var string = Bytes()
      while position < text.count, text[position] != Sign.quote, text[position] != Sign.newline {
        if text[position] == Sign.backslash, position + 1 < text.count { position += 1 }
        string.append(text[position])
        position += 1
      }
      position += 1
      return string
    }

    private mutating func word() {
      let start = position
      while position < text.count,
        text[position].isWord || text[position] == Sign.hyphen
          || text[position] == Sign.dot
      { position += 1 }
      // A byte that begins nothing is passed over.
      if position == start { position += 1 } else { add(.other, []) }
    }
  }
}
