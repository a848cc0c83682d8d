// Tells what a place in a line is from the text around it.
//
//   before ──────── path:place ──────── behind
//   "  at f ("      a.js:1:2            ")"
//
// Rules are tried in order; the first that knows the shape decides kind and symbol. What no rule
// knows is a diagnostic when the line says error, warning or the like, else a mention.

/// A place, and what stands around it.
struct FrameContext {
  let line: ArraySlice<UInt8>
  let path: ArraySlice<UInt8>
  let location: PathLocation
  let family: TraceFamily
  /// The line up to the path.
  let before: ArraySlice<UInt8>
  /// The line from the place on.
  let behind: ArraySlice<UInt8>
  let memory: TraceMemory

  init(line: ArraySlice<UInt8>, location: PathLocation, memory: TraceMemory) {
    self.line = line
    path = line[location.path]
    self.location = location
    family = TraceFamily.family(of: placelessPath(path)[...])
    before = line[..<location.path.lowerBound]
    behind = line[location.end...]
    self.memory = memory
  }

  /// What a rule finds.
  struct Finding {
    var kind: StackFrame.Kind
    var symbol: ArraySlice<UInt8>?
  }

  func frame(textLine: Int) -> StackFrame {
    let finding = finding()
    let symbol = finding.symbol.flatMap { cleanSymbol(family == .jvm ? withoutModule($0) : $0) }
    var written = placelessPath(path)
    if family == .jvm, finding.kind == .call, let symbol, !written.contains(.slash) {
      written = packageDirectories(of: symbol[...]) + written
    }
    return StackFrame(
      path: written, line: location.line, column: location.column, symbol: symbol,
      family: family, kind: finding.kind, textLine: textLine, stack: 0, depth: 0)
  }

  private func finding() -> Finding {
    calleeBehind() ?? calleeBefore() ?? calleeOnPreviousLine() ?? complaint()
  }

  // MARK: - Behind the place

  /// Python, Ruby, Lua, pytest, Elixir, PHP, Zig: the function follows.
  private func calleeBehind() -> Finding? {
    if location.style == .testName {
      return Finding(kind: .mention, symbol: line[(location.path.upperBound + 2)..<location.end])
    }
    if let name = behind.dropping(", in ") {
      return Finding(kind: .call, symbol: name.trimmed.equals("<module>") ? nil : name.trimmed)
    }
    if let name = behind.dropping(":in ") {
      return Finding(kind: .call, symbol: quotedPart(name).map { rubyMethod($0) })
    }
    if let name = behind.dropping(": in ") { return nameAfterIn(name) }
    if let name = behind.dropping(": 0x")?.firstIndex(ofText: " in ") {
      return Finding(kind: .call, symbol: firstWord(behind[(name + 4)...]))
    }
    if location.style == .parentheses, family == .php, before.trimmed.first == .number {
      return Finding(
        kind: .call, symbol: behind.dropping(": ").map { withoutArguments($0) })
    }
    if family == .beam, before.trimmed.last == .closeParenthesis || before.first == .space,
      let name = behind.dropping(": ")
    {
      return Finding(kind: .call, symbol: name.contains(.slash) ? firstWord(name) : nil)
    }
    // pytest ends a stack with `a.py:8: TypeError`.
    if family == .python, before.isEmpty, let name = behind.dropping(": "),
      WordShape.isException(name), name.allSatisfy({ $0.isIdentifier })
    {
      return Finding(kind: .call, symbol: nil)
    }
    if behind.starts(" +0x") {
      return Finding(kind: .call, symbol: goFunction(memory.previous))
    }
    return nil
  }

  /// Lua's `in function 'f'`, `in main chunk`; pytest's `in test_a`.
  private func nameAfterIn(_ text: ArraySlice<UInt8>) -> Finding? {
    if text.starts("main chunk") { return Finding(kind: .call, symbol: nil) }
    if family == .lua {
      // A function without a name has its place in angle brackets.
      let isNamed = text.contains(.apostrophe)
      return Finding(kind: .call, symbol: isNamed ? quotedPart(text) : nil)
    }
    let word = firstWord(text)
    guard !word.isEmpty, word.endIndex == text.trimmed.endIndex else { return nil }
    return Finding(kind: .call, symbol: word.equals("<module>") ? nil : word)
  }

  // MARK: - Before the place

  /// The function stands in front, after `at`, a number or an address.
  private func calleeBefore() -> Finding? {
    let text = before.trimmed
    if text.last == .openParenthesis { return calleeBeforeParenthesis(text.dropLast().trimmed) }
    if text.ends(", called at") {
      return Finding(kind: .call, symbol: lastWord(text.dropLast(11)))
    }
    if let call = text.firstIndex(ofText: " called at"), call + 10 == text.endIndex {
      return Finding(kind: .call, symbol: withoutArguments(text[..<call]))
    }
    if location.style == .words, text.ends("file \"") || text.ends("File \"") || text.isEmpty {
      return calleeOfOCaml(text)
    }
    if family == .perl, location.style == .words, text.ends(" at") {
      return Finding(kind: .call, symbol: nil)
    }
    if text.ends(",[{file,\"") { return calleeOfErlang(text.dropLast(9)) }
    if let function = text.dropping("at "), text.ends(" in") {
      return Finding(kind: .call, symbol: withoutArguments(function.dropLast(3)))
    }
    if let name = calleeOfNumberedFrame(text) { return name }
    if text.last == .at, location.column != nil {
      // Safari's and Firefox's `function@url`.
      return Finding(kind: .call, symbol: text.dropLast())
    }
    if text.equals("at") || text.ends("\tat"), location.column != nil, family != .rust {
      return Finding(kind: .call, symbol: nil)
    }
    return nil
  }

  /// `at f (`, `#0 f (`, `by 0x1: f (`, `in call from a:g/0 (`.
  private func calleeBeforeParenthesis(_ text: ArraySlice<UInt8>) -> Finding? {
    if let name = text.dropping("at ") {
      let address = name.dropping("0x").flatMap { _ in name.firstIndex(ofText: ": ") }
      return Finding(kind: .call, symbol: address.map { name[($0 + 2)...] } ?? name)
    }
    if text.equals("at") { return Finding(kind: .call, symbol: nil) }
    if text.first == .number, let rest = numberedRest(text) {
      return Finding(kind: .call, symbol: rest)
    }
    if let address = text.firstIndex(ofText: "by 0x") ?? text.firstIndex(ofText: "at 0x"),
      let name = text[address...].firstIndex(ofText: ": ")
    {
      return Finding(kind: .call, symbol: text[(name + 2)...])
    }
    if family == .beam { return Finding(kind: .call, symbol: lastWord(text)) }
    return nil
  }

  /// OCaml's `Called from A.f in file "`; Python's frames without a function.
  private func calleeOfOCaml(_ text: ArraySlice<UInt8>) -> Finding? {
    guard let file = text.lastIndex(ofText: " in file \"") else {
      return text.isEmpty ? nil : Finding(kind: .diagnostic, symbol: nil)
    }
    return Finding(kind: .call, symbol: lastWord(text[..<file]))
  }

  /// `{cart,total,[1]`: the second part.
  private func calleeOfErlang(_ text: ArraySlice<UInt8>) -> Finding? {
    guard let brace = text.lastIndex(of: UInt8(ascii: "{")) else { return nil }
    let parts = text[(brace + 1)...].split(separator: .comma, maxSplits: 2)
    return parts.count > 1 ? Finding(kind: .call, symbol: parts[1]) : nil
  }

  /// gdb's `#0  0x1 in f (a=1) at `, ASan's `#0 0x1 in f(int) `, Swift's `0 0x1 f() + 12 in a at `,
  /// Julia's `[1] f(x::Int) @ Main `, R's `4: f(x) at `.
  private func calleeOfNumberedFrame(_ text: ArraySlice<UInt8>) -> Finding? {
    let hasAt = text.ends(" at") || text.ends(")at")
    if text.first == .number, let rest = numberedRest(text) {
      let name = hasAt ? rest.dropLast(3) : rest
      return Finding(kind: .call, symbol: withoutArguments(name))
    }
    if text.first == .openBracket, let close = text.firstIndex(of: .closeBracket),
      text[(text.startIndex + 1)..<close].allSatisfy({ $0.isDigit })
    {
      let rest = text[(close + 1)...].trimmed
      let module = rest.lastIndex(ofText: " @") ?? (hasAt ? rest.endIndex - 3 : rest.endIndex)
      return Finding(kind: .call, symbol: withoutArguments(rest[..<module]))
    }
    guard hasAt else { return calleeOfJulia(text) }
    let rest = text.dropLast(3)
    if let number = rest.leadingNumber, let mark = rest.at(number.end),
      mark == .colon || mark.isBlank
    {
      let name = rest[(number.end + 1)...].trimmed
      guard name.starts("0x") || name.contains(.openParenthesis) else { return nil }
      return Finding(kind: .call, symbol: withoutArguments(withoutAddress(name)))
    }
    guard family == .r || family == .swift, rest.last == .closeParenthesis else { return nil }
    return Finding(kind: .call, symbol: withoutArguments(rest))
  }

  /// Julia's second line of a frame: `@ Main `.
  private func calleeOfJulia(_ text: ArraySlice<UInt8>) -> Finding? {
    guard text.first == .at, family == .julia,
      let close = memory.previous.firstIndex(of: .closeBracket)
    else { return nil }
    return Finding(
      kind: .call, symbol: withoutArguments(memory.previous[(close + 1)...].trimmed))
  }

  /// What follows `#12  `, `0x00001 in `.
  private func numberedRest(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let number = text.dropFirst().leadingNumber else { return nil }
    return withoutAddress(text[number.end...].trimmed)
  }

  // MARK: - On the line before

  /// Rust's and Go's frames of two lines.
  private func calleeOnPreviousLine() -> Finding? {
    let text = before.trimmed
    if family == .rust, text.equals("at") {
      return Finding(kind: .call, symbol: rustFunction(memory.previous))
    }
    let isIndented = before.first == .tab && text.isEmpty
    if family == .go, isIndented, let name = goFunction(memory.previous) {
      return Finding(kind: .call, symbol: name)
    }
    return nil
  }

  // MARK: - Diagnostics

  private func complaint() -> Finding {
    let text = before.trimmed
    if text.starts("In file included from") || (text.equals("from") && family == .c) {
      return Finding(kind: .inclusion, symbol: nil)
    }
    if text.isEmpty, behind.trimmed.isEmpty { return Finding(kind: .call, symbol: nil) }
    let isFirst = (text.isEmpty || text.last == .colon) && behind.first == .colon
    let marks: [StaticString] = [
      "error", "Error", "ERROR", "warning", "Warning", "WARN", "panicked",
    ]
    let isMarked =
      text.ends("-->") || text.equals("e:") || text.equals("w:")
      || marks.contains { text.suffix(64).holds($0) || behind.prefix(64).holds($0) }
    guard isFirst || isMarked else { return Finding(kind: .mention, symbol: nil) }
    return Finding(kind: .diagnostic, symbol: family == .c && text.isEmpty ? memory.function : nil)
  }
}
