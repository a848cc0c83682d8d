import TaskReading
import Testing

/// What sentences, blocks and marks of a task's text become.
@Suite struct TaskTextTests {
  @Test(arguments: [
    // Paths.
    ("Fix src/cache.py", "path src/cache.py"),
    ("See cache.py:12 there", "path cache.py:12"),
    ("In a/b.c(34).", "path a/b.c:34"),
    ("lib\\win\\io.cpp broke", "path lib\\win\\io.cpp"),
    ("read Makefile, then go.mod", "path Makefile; path go.mod"),
    ("see https://git.test/o/r/blob/main/src/a.c#L12-L14", "path src/a.c:12"),
    ("see https://shop.test/a/b.html?x=1", ""),
    ("a read/write lock and/or TCP/IP", ""),
    ("in `src/cache` or net/http/server", "path src/cache; path net/http/server"),
    ("tests/test_a.py::TestB::test_c fails", "path tests/test_a.py; symbol TestB::test_c"),
    ("`connect_all/3` of Elixir", "symbol connect_all"),
    ("pages/(see b.ts:3:4)", "path b.ts:3"),
    // Names in code.
    ("Make load_all faster", "symbol load_all"),
    ("Make loadAll or LoadAll faster", "symbol loadAll; symbol LoadAll"),
    ("HTTPServer and HTTP and Server", "symbol HTTPServer"),
    ("Order.save isn't a.b", "symbol Order.save"),
    (
      "Type::method, Type#method, p->next",
      "symbol Type::method; symbol Type#method; symbol p->next"
    ),
    ("call save() twice", "symbol save"),
    ("the MAX_SIZE of `x1`", "symbol MAX_SIZE; symbol x1"),
    ("use --dry-run=yes or -v", "option dry-run"),
    ("raises ValueError", "exception ValueError"),
    ("``a_b`` and {{{c_d}}} and {{e_f}}", "symbol a_b; symbol c_d; symbol e_f"),
    ("`struct foo' is GNU style", ""),
    // Quotations.
    ("says \"no such table\" here", "quotation no such table"),
    ("says “no such table” here", "quotation no such table"),
    ("says 'no such table', it's John's", "quotation no such table"),
    ("don't quote what isn't quoted", ""),
    ("\nValueError: no price", "quotation ValueError: no price; exception ValueError"),
    ("fatal: not a repository", "quotation fatal: not a repository"),
    // What is dropped.
    ("#12, GH-13, 1.2.3, v2.0.1-beta, 0a1b2c3d, 10:30, 50%", ""),
    ("by jo@shop.test, @jo and vite@5.0.1 :memo:", ""),
    (
      "subject\n\nSigned-off-by: Jo_Do <jo@shop.test>\nChange-Id: I0a1b\nCo-Authored-By: A_B <a@b.c>",
      ""
    ),
    ("subject\n<!-- fill\nin_this -->\nbody", ""),
  ])
  func `mentions of`(_ input: String, _ expected: String) {
    let mentions = TaskText(input).mentions.map { mention in
      "\(mention.kind) \(text(mention.bytes))" + (mention.line.map { ":\($0 + 1)" } ?? "")
    }
    #expect(mentions.joined(separator: "; ") == expected)
  }

  @Test(arguments: [
    ("fix(parser)!: keep the order (#12)", "parser/subject keep/subject the/subject order/subject"),
    ("Re: [PATCH v2 1/3] net: fix it", "net/subject fix/subject it/subject"),
    ("# Title\n\n- point\n* other", "Title/subject point/body other/body"),
    ("a bee\n\n> old words\n\nnew words", "bee/subject old/reply words/body new/body"),
    ("bee\n```c\nint bee = foo;\n```\nsee", "bee/subject int/codeBlock foo/codeBlock see/body"),
    ("bee\n{{{\nfoo\n}}}\nsee", "bee/subject foo/codeBlock see/body"),
    ("bee\n{code:java}\nfoo\n{code}\nsee", "bee/subject foo/codeBlock see/body"),
    ("the cart\n\nsee `cart`", "the/subject cart/code see/body"),
    ("src/shop/cart_view.py", "src/path shop/path cart_view/path"),
    ("say \"no price\"", "say/subject no/quoted price/quoted"),
    ("From: Jo\nSubject: Fix it\nX-A: b\n\nNow see.", "Fix/subject it/subject Now/body see/body"),
    (
      "commit 0123456789012345678901234567890123456789\nAuthor: Jo\nDate: x\n\n    Fix it",
      "Fix/subject it/subject"
    ),
    ("On Monday, Jo wrote:\n> words", "words/reply"),
    ("| a1 | bb |\n|----|----|", "a1/subject bb/subject"),
    ("it isn't price_", "it/subject price_/identifier"),
    ("größe ändern", "größe/subject ändern/subject"),
    ("call do-it `do-it`", "call/subject do/subject it/subject do-it/code"),
  ])
  func `terms of`(_ input: String, _ expected: String) {
    let terms = TaskText(input).terms.map { "\(text($0.bytes))/\($0.class)" }
    #expect(terms.joined(separator: " ") == expected)
  }

  @Test func `a word that occurs again is counted and keeps its strongest class`() throws {
    let task = TaskText("cart total\n\nThe `cart` of src/cart.py\n> cart")
    let cart = try #require(task.terms.first { text($0.bytes) == "cart" })
    #expect(cart.count == 4)
    #expect(cart.class == .path)
    #expect(cart.isInSubject)
    #expect(cart.position == 0)
  }

  @Test func `a trace gives frames, and names of functions before other words`() throws {
    let task = TaskText(
      "It crashes\n\nTraceback (most recent call last):\n  File \"shop/cart.py\", line 3, in total_of\n"
        + "    return price_of(x)\nKeyError: 'price'\n")
    #expect(task.trace.frames.map { text($0.path) } == ["shop/cart.py"])
    let classes = Dictionary(
      task.terms.map { (text($0.bytes), $0.class) }, uniquingKeysWith: { first, _ in first })
    #expect(classes["total_of"] == .traceSymbol)
    #expect(classes["price_of"] == .codeBlock)
    #expect(classes["File"] == .trace)
    #expect(classes["KeyError"] == .identifier)
  }

  @Test func `a long log takes nothing away from the sentences behind it`() {
    var input = "The log\n```\n"
    for number in 0..<20_000 { input += "entry_\(number)x word\(number)q\n" }
    input += "```\nThe cause is cache_get in shop/cart.py\n"
    let task = TaskText(input)
    let words = Set(task.terms.map { text($0.bytes) })
    #expect(words.isSuperset(of: ["cause", "cache_get", "shop", "cart"]))
    #expect(task.terms.count < 1024)
    #expect(task.mentions.contains { text($0.bytes) == "shop/cart.py" && $0.class == .path })
  }

  @Test func `a log has no subject, and its frames count for more than its words`() {
    let log = """
      Running the suite
      ```
      # Traceback (most recent call last):
        File "shop/cart.py", line 14, in sum_prices
          return total(self.prices)
      ValueError: no price
      """
    let text = TaskText(log: Array(log.utf8))
    #expect(text.terms.allSatisfy { !$0.isInSubject })
    let classes = Dictionary(
      uniqueKeysWithValues: text.terms.map { (String(decoding: $0.bytes, as: UTF8.self), $0.class) }
    )
    #expect(classes["Running"] == .codeBlock && classes["suite"] == .codeBlock)
    #expect(classes["sum_prices"] == .traceSymbol && classes["price"] == .quoted)
    #expect(text.trace.frames.map(\.line) == [13])
    #expect(TaskText(log: []).terms.isEmpty)
  }
}
