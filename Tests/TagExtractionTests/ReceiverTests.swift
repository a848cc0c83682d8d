import SourceModel
import TestSupport
import Testing

@testable import TagExtraction

/// A source whose lines tell, behind `⟸`, the receivers of their names: `name <- kind receiver`. Names
/// without a receiver are not told.
struct ReceiverCase: CustomTestStringConvertible {
  let language: String
  let lines: [(source: String, expected: String)]

  init(_ language: String, _ text: String) {
    self.language = language
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let parts = line.split(separator: "  ⟸ ", omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  var source: String { lines.map(\.source).joined(separator: "\n") }

  /// The source as its extraction tells it.
  func actual() throws -> String {
    let ir = try extract(Array(source.utf8), Language(language))
    var found = [[String]](repeating: [], count: lines.count)
    for item in ir.occurrences where item.receiverKind != .none {
      found[item.line].append(text(of: item, in: ir))
    }
    return zip(lines, found).map { line, found in
      line.source + (found.isEmpty ? "" : "  ⟸ " + found.joined(separator: ", "))
    }.joined(separator: "\n")
  }

  private func text(of item: Occurrence, in ir: FileIR) -> String {
    "\(ir.nameText(item.name)) <- \(item.receiverKind.name)"
      + (item.receiver.map { " " + ir.nameText($0) } ?? "")
  }

  var expected: String {
    lines.map { $0.source + ($0.expected.isEmpty ? "" : "  ⟸ " + $0.expected) }
      .joined(separator: "\n")
  }

  var testDescription: String { language }
}

@Suite struct ReceiverTests {
  @Test(arguments: ReceiverCase.scripts + ReceiverCase.systems + ReceiverCase.virtual)
  func `a name is told with what it is written on`(_ sample: ReceiverCase) throws {
    #expect(try sample.actual() == sample.expected)
  }

  static let scopes = [
    // The same name has another type in another function, and none where two are told.
    ReceiverCase(
      "java",
      """
      class Desk {
        void open(Door door) { door.close(); }  ⟸ close <- type Door
        void shut(File door) { door.close(); }  ⟸ close <- type File
        void both() { for (Door it : a) it.close(); for (File it : b) it.close(); }  ⟸ \
      close <- name it, close <- name it
        void none() { door.close(); }  ⟸ close <- name door
      }
      """),
    // A variable of the file is known in its functions, one of a function in those inside.
    ReceiverCase(
      "python",
      """
      shared = Store()
      def outer(order: Order):
          def inner():
              order.total()  ⟸ total <- type Order
              shared.close()  ⟸ close <- type Store
      def other():
          order.total()  ⟸ total <- name order
      """),
    // Members belong to their types, also where methods stand elsewhere.
    ReceiverCase(
      "go",
      """
      package desk
      type Door struct { lock *Bolt }
      type File struct { lock *Flock }
      func (d *Door) Close() { d.lock.Close() }  ⟸ Close <- type Bolt
      func (f *File) Close() { f.lock.Close() }  ⟸ Close <- type Flock
      func Close(any interface{}) { any.lock.Close() }  ⟸ Close <- name lock
      """),
    // What is declared counts more than what is made.
    ReceiverCase(
      "kotlin",
      """
      class Desk {
          val door: Door = OakDoor()
          fun open() { door.open() }  ⟸ open <- type Door
      }
      """),
  ]

  static let signs = [
    ReceiverCase(
      "javascript",
      """
      const $queue = new Queue();
      $queue.put($.ajax("x"));  ⟸ put <- type Queue, ajax <- name $
      """),
    // A decorator is no member of the type around.
    ReceiverCase(
      "python",
      """
      app = Server()
      @app.route("x")  ⟸ route <- type Server
      def answer(instance: Order):
          instance.total()  ⟸ total <- type Order
      """),
    ReceiverCase(
      "php",
      """
      <?php
      $order->total();  ⟸ total <- name order
      $this->other = new Order();
      Order::$shared->total();  ⟸ total <- name shared
      """),
    // A name in capitals is a constant where the file says so.
    ReceiverCase(
      "python",
      """
      WARNING = read("x")
      WARNING.format()  ⟸ format <- name WARNING
      MAX_SIZE.format()  ⟸ format <- name MAX_SIZE
      URL.format()  ⟸ format <- type URL
      """),
    // What ends a sentence is no separator.
    ReceiverCase(
      "rust",
      """
      fn main() {
          // This is done first.
          first();
          list // of them
              .len();  ⟸ len <- unknown
          for n in 0..second() {}
      }
      """),
  ]

  @Test(arguments: scopes)
  func `variables have the types of their scopes`(_ sample: ReceiverCase) throws {
    #expect(try sample.actual() == sample.expected)
  }

  @Test(arguments: signs)
  func `signs and comments around a name are told from its receiver`(_ sample: ReceiverCase) throws
  {
    #expect(try sample.actual() == sample.expected)
  }

  @Test func `references are added up by receiver, those of a name next to each other`() throws {
    let source = "a.run(); b.run(); go(); a.run(); this.run(); run()"
    let ir = try extract(Array(source.utf8), Language("javascript"))
    let found = ir.references.map { item in
      "\(ir.nameText(item.name)) \(item.receiverKind) "
        + "\(item.receiver.map(ir.nameText) ?? "-") \(item.count)"
    }
    #expect(
      found == ["run name a 2", "run name b 1", "run own - 1", "run none - 1", "go none - 1"])
  }

  private static let languages = [
    "python", "javascript", "typescript", "go", "rust", "java", "kotlin", "scala", "c", "cpp",
    "csharp", "swift", "ruby", "php", "lua", "dart", "elixir", "perl", "objc", "haskell", "erlang",
  ]
  private static let pieces = [
    ".", "->", "::", ":", "?.", "!!.", "..", "...", "(", ")", "[", "]", "{", "}", "<", ">", "=",
    ":=",
    " ", "\n", "\t", "self", "this", "super", "new ", "Type", "x", "ä", "1", "$", "@", "#", "&",
    "*",
    "?", "|", "'", "\"", "//", "--", "as", "const ", "new", "_", "\\", ",", ";", "\u{0}",
  ]

  /// Occurrences at any place of any text: what a parser gives is tamer.
  @Test(arguments: 0..<300)
  func `garbage around a name never traps`(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var source: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      var piece = Array((ReceiverTests.pieces.randomElement(using: &random) ?? "").utf8)
      // Some bytes and some repetitions that no text has.
      if Int.random(in: 0...9, using: &random) == 0 {
        piece.append(UInt8.random(in: 0...255, using: &random))
      }
      let count = Int.random(in: 0...19, using: &random) == 0 ? 300 : 1
      for _ in 0..<count { source += piece }
    }
    for language in ReceiverTests.languages {
      guard let syntax = ReceiverSyntax.of(Language(language)) else { continue }
      var builder = FileIRBuilder()
      for _ in 0..<20 {
        let start = Int.random(in: 0...source.count, using: &random)
        let end = min(source.count, start + Int.random(in: 0...4, using: &random))
        let name = source[start..<end].withUnsafeBytes { builder.intern($0) }
        builder.occurrences.append(
          Occurrence(
            name: name, kind: ReferenceKind.allCases.randomElement(using: &random) ?? .call,
            range: start..<end, line: 0, enclosing: nil))
      }
      source.withUnsafeBytes {
        ReceiverFinder(source: $0, syntax: syntax).setReceivers(in: &builder) { _ in true }
      }
      let ir = builder.build(
        FileSummary(
          contentHash: ContentHash(of: ""), language: Language(language), byteCount: source.count,
          lineCount: 1, noise: .none))
      #expect(throws: Never.self, "seed \(seed)") { try FileIR(validating: ir.bytes) }
    }
  }
}
