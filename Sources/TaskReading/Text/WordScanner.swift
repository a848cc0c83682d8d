// Reads the words of one line of a text.
//
// From left to right, each construct is taken whole: code in backticks, quotations, URLs, options,
// and else *tokens*, which are runs of bytes that paths and qualified names consist of. A token is
// a path, a qualified name, something without use (a number, a version, a hash, an address), or
// it falls into words.
//
//   "Fix `load_all()` in src/cache.py:12"
//    word  code        word path
//
// Linear: the end of a quotation is looked for once per kind and line when there is none, and no
// further than a bound. Nothing nests deeper than tokens inside of code or a quotation.

/// Puts the words of lines into a table.
struct WordScanner {
  /// Longer quotations are paragraphs.
  private static let maximumQuotationLength = 300

  private(set) var table = TermTable()
  /// The class of words of which nothing better is known.
  private var plain = TaskTerm.Class.body
  private var isSubject = false
  /// Whether the code in backticks that is read is a single word.
  private var isSpanOfOne = false
  private var line: ArraySlice<UInt8> = []

  /// Reads a line whose plain words are of a class.
  mutating func read(_ line: ArraySlice<UInt8>, as plain: TaskTerm.Class) {
    self.line = line
    self.plain = plain
    isSubject = plain == .subject
    if plain == .codeBlock || plain == .trace {
      readTokens(line, as: plain)
    } else {
      readSentence()
    }
  }

  /// Adds the name of a function in a stack.
  mutating func addSymbol(_ symbol: [UInt8], position: Int) {
    for part in symbol[...].split(whereSeparator: { !$0.isIdentifier }) {
      table.add(part, .traceSymbol, position: position)
    }
  }

  /// Adds a line that reports an error.
  mutating func addMessage(_ message: ArraySlice<UInt8>) {
    let text = message.trimmed
    guard text.count > 3, text.count <= WordScanner.maximumQuotationLength else { return }
    mention(.quotation, text, .quoted)
  }

  // MARK: - Sentences

  private mutating func readSentence() {
    var index = line.startIndex
    var start = index
    var hasBackticks = true
    var hasQuotes = true
    while index < line.endIndex {
      var inner: (range: Range<Int>, end: Int)?
      var kind = plain
      switch line[index] {
      case .backtick where hasBackticks:
        inner = enclosedCode(at: index)
        hasBackticks = inner != nil
        kind = .code
      case .quote where hasQuotes:
        inner = quotation(at: index)
        hasQuotes = inner != nil || line[(index + 1)...].contains(.quote)
        kind = .quoted
      case .apostrophe:
        inner = singleQuotation(at: index)
        kind = .quoted
      case UInt8(ascii: "{"):
        inner = bracedCode(at: index)
        kind = .code
      default: break
      }
      guard let found = inner else {
        index += 1
        continue
      }
      readTokens(line[start..<index], as: plain)
      readEnclosed(line[found.range], as: kind)
      index = found.end
      start = found.end
    }
    readTokens(line[start..<line.endIndex], as: plain)
  }

  private mutating func readEnclosed(_ text: ArraySlice<UInt8>, as kind: TaskTerm.Class) {
    let kind = plain == .reply ? .reply : kind
    if kind == .quoted, text.count > 1 { mention(.quotation, text, .quoted) }
    // A quotation of one word is the way in which plain text marks code.
    let isCode = kind == .quoted && !text.contains { $0.isBlank }
    isSpanOfOne = !text.trimmed.contains { $0.isBlank }
    readTokens(text, as: isCode ? .code : kind)
  }

  /// `` `x` ``, ``` ``x`` ```, GNU's `` `x' ``.
  private func enclosedCode(at index: Int) -> (range: Range<Int>, end: Int)? {
    let open = line[index...].prefix { $0 == .backtick }.endIndex
    guard let close = line[open...].firstIndex(of: .backtick) else {
      let reach = line[open...].prefix(WordScanner.maximumQuotationLength)
      return reach.firstIndex(of: .apostrophe).map { (open..<$0, $0 + 1) }
    }
    return (open..<close, line[close...].prefix { $0 == .backtick }.endIndex)
  }

  private func quotation(at index: Int) -> (range: Range<Int>, end: Int)? {
    let reach = line[(index + 1)...].prefix(WordScanner.maximumQuotationLength)
    return reach.firstIndex(of: .quote).map { (index + 1..<$0, $0 + 1) }
  }

  /// An apostrophe opens a quotation only in front of a word, and closes it only behind one.
  private func singleQuotation(at index: Int) -> (range: Range<Int>, end: Int)? {
    if let before = line.at(index - 1), before.isIdentifier || before == .apostrophe { return nil }
    guard let first = line.at(index + 1), !first.isBlank, first != .apostrophe else { return nil }
    var close = index + 2
    let limit = min(line.endIndex, index + WordScanner.maximumQuotationLength)
    while close < limit {
      if line[close] == .apostrophe, !(line.at(close + 1)?.isIdentifier ?? false) {
        return (index + 1..<close, close + 1)
      }
      close += 1
    }
    return nil
  }

  /// Trac's `{{{x}}}` and Jira's `{{x}}` and `{code}x{code}`.
  private func bracedCode(at index: Int) -> (range: Range<Int>, end: Int)? {
    let rest = line[index...]
    let reach = rest.prefix(WordScanner.maximumQuotationLength)
    if rest.starts("{{") {
      let open = reach.prefix { $0 == UInt8(ascii: "{") }.endIndex
      guard let close = reach[open...].firstIndex(ofText: "}}") else { return nil }
      return (open..<close, line[close...].prefix { $0 == UInt8(ascii: "}") }.endIndex)
    }
    guard let code = rest.dropping("{code}"),
      let close = code.prefix(WordScanner.maximumQuotationLength).firstIndex(ofText: "{code}")
    else { return nil }
    return (code.startIndex..<close, close + 6)
  }

  // MARK: - Tokens

  private mutating func readTokens(_ text: ArraySlice<UInt8>, as kind: TaskTerm.Class) {
    var index = text.startIndex
    while index < text.endIndex {
      guard TokenShape.isToken(text[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < text.endIndex, TokenShape.isToken(text[end]) { end += 1 }
      if TokenShape.isAddress(text[index..<end]) {
        while end < text.endIndex, TokenShape.isAddressByte(text[end]) { end += 1 }
      }
      index = max(read(token: index..<end, in: text, as: kind), end)
    }
  }

  /// Reads one token.
  ///
  /// - Returns: Where reading goes on.
  private mutating func read(
    token range: Range<Int>, in text: ArraySlice<UInt8>, as kind: TaskTerm.Class
  ) -> Int {
    let whole = text[range]
    if TokenShape.isAddress(whole) {
      readAddress(whole, as: kind)
      return range.upperBound
    }
    if readOption(whole, before: line.at(range.lowerBound - 1), as: kind) {
      return range.upperBound
    }
    let token = TokenShape.trimmed(whole)
    if TokenShape.isEmoji(whole) || isNegation(whole, in: text) { return range.upperBound }
    if token.isEmpty || TokenShape.isUseless(token, before: line.at(token.startIndex - 1)) {
      return range.upperBound
    }
    // Only what the token ends with can be followed by a place outside of it.
    if let end = readPath(token, in: text, as: kind) { return end }
    let isCall = token.endIndex == range.upperBound && text.at(range.upperBound) == .openParenthesis
    readNames(token, as: kind, isCall: isCall)
    return range.upperBound
  }

  /// `don't`, `isn't`: neither part is a word.
  private func isNegation(_ token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    guard token.last == UInt8(ascii: "n"), text.at(token.endIndex) == .apostrophe,
      text.at(token.endIndex + 1) == UInt8(ascii: "t")
    else { return false }
    return text.at(token.endIndex + 2).map { !$0.isIdentifier } ?? true
  }

  /// A URL that shows a file of a repository names that file.
  private mutating func readAddress(_ address: ArraySlice<UInt8>, as kind: TaskTerm.Class) {
    guard let (path, place) = TokenShape.file(of: address) else { return }
    addPath(path, place: place, as: kind)
  }

  private mutating func readOption(
    _ token: ArraySlice<UInt8>, before: UInt8?, as kind: TaskTerm.Class
  ) -> Bool {
    guard token.starts("--"), before.map({ !$0.isIdentifier && $0 != .hyphen }) ?? true else {
      return false
    }
    let name = token.dropFirst(2).prefix {
      $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == .underscore
    }
    guard name.count > 1, name.first?.isLetter == true else { return false }
    let kind = WordScanner.isProse(kind) ? min(kind, .identifier) : kind
    mention(.option, name, kind)
    table.add(name, kind, position: name.startIndex, inSubject: isSubject)
    let rest = token[name.endIndex...].drop { !$0.isIdentifier }
    if !rest.isEmpty { readNames(rest, as: plain, isCall: false) }
    return true
  }

  /// Reads a token as a path.
  ///
  /// - Returns: Where the path and its place end; nil when it is none.
  private mutating func readPath(
    _ token: ArraySlice<UInt8>, in text: ArraySlice<UInt8>, as kind: TaskTerm.Class
  ) -> Int? {
    let path = token.prefix(TokenShape.pathLength(token))
    let place = readPlace(text, after: path.endIndex)
    if place == nil, text.at(path.endIndex) == .openParenthesis, !path.contains(.slash) {
      return nil
    }
    let isCode = kind == .code || kind == .codeBlock
    guard
      FileNameShape.isPath(path, inCode: isCode)
        || (place != nil && FileNameShape.isLocatedPath(path))
    else { return nil }
    addPath(path, place: place, as: kind)
    let end = place?.end ?? path.endIndex
    guard end < token.endIndex else { return end }
    // pytest's `test_a.py::Suite::test_b`.
    readNames(token[end...], as: kind, isCall: false)
    return token.endIndex
  }

  private mutating func addPath(
    _ path: ArraySlice<UInt8>, place: PathLocation?, as kind: TaskTerm.Class
  ) {
    // What a long log or a reply names isn't what the task is about.
    let isStrong = kind != .reply && kind != .trace && kind != .codeBlock
    let termClass = isStrong ? .path : kind
    let mention = TaskMention(
      kind: .path, bytes: Array(path), line: place?.line, column: place?.column,
      position: path.startIndex, class: termClass)
    table.add(mention)
    for part in path.split(whereSeparator: { $0 == .slash || $0 == .backslash }) {
      let suffix = FileNameShape.fileExtension(part)
      let isFile = part.endIndex == path.endIndex
      let stem = isFile ? part[..<(suffix.map { $0.startIndex - 1 } ?? part.endIndex)] : part
      table.add(stem, termClass, position: stem.startIndex, inSubject: isSubject)
    }
  }

  // MARK: - Names and words

  /// Reads a token that is no path: a qualified name, an identifier or words.
  private mutating func readNames(
    _ token: ArraySlice<UInt8>, as kind: TaskTerm.Class, isCall: Bool
  ) {
    let token = TokenShape.trimmed(token)
    // In a command or an expression not each word is a name.
    let isMarked = kind == .code && isSpanOfOne
    if isMarked || TokenShape.isQualifiedName(token) || isCall {
      if TokenShape.isQualifiedName(token) || TokenShape.isName(token) {
        let isException = WordShape.isException(token)
        let termClass = WordScanner.isProse(kind) ? min(kind, .identifier) : kind
        mention(isException ? .exception : .symbol, token, termClass)
        addWords(token, as: termClass)
        return
      }
    }
    addWords(token, as: kind)
  }

  private mutating func addWords(_ token: ArraySlice<UInt8>, as kind: TaskTerm.Class) {
    // Names of options, elements and functions of Lisp hold hyphens; sentences do too.
    let keepsHyphens = kind == .code
    for word in token.split(whereSeparator: { byte in
      !byte.isIdentifier && !(keepsHyphens && byte == .hyphen)
    }) {
      if WordShape.isNumberOrVersion(word) { continue }
      let isException = WordShape.isException(word)
      let isNamed = isException || WordShape.isIdentifier(word)
      let isProse = WordScanner.isProse(kind)
      let termClass = isNamed && isProse ? min(kind, .identifier) : kind
      if isNamed, isProse { mention(isException ? .exception : .symbol, word, termClass) }
      table.add(word, termClass, position: word.startIndex, inSubject: isSubject)
    }
  }

  /// Whether names stand out: in sentences, but not in code, logs and replies.
  private static func isProse(_ kind: TaskTerm.Class) -> Bool {
    kind == .subject || kind == .body || kind == .quoted || kind == .code
  }

  private mutating func mention(
    _ kind: TaskMention.Kind, _ bytes: ArraySlice<UInt8>, _ termClass: TaskTerm.Class
  ) {
    guard bytes.count > 1, bytes.count <= WordScanner.maximumQuotationLength else { return }
    table.add(
      TaskMention(
        kind: kind, bytes: Array(bytes), line: nil, column: nil, position: bytes.startIndex,
        class: plain == .reply ? .reply : termClass))
  }
}
