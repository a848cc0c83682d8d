// Reads the place that follows a path: the ways in which compilers, interpreters, test runners and
// people write line and column. Each is tried at the byte behind the path and looks at a bounded
// number of bytes.

/// The place that a text names behind a path, which ends at `end`; nil when there is none.
func readPlace(_ text: ArraySlice<UInt8>, after end: Int) -> PathLocation? {
  guard end < text.endIndex else { return nil }
  let rest = text[end...]
  switch rest[end] {
  case .colon: return readColonPlace(rest)
  case .openParenthesis: return readPair(rest.dropFirst(), style: .parentheses)
  case .number: return readNumberPlace(rest)
  case .quote, .apostrophe, .comma, .space: return readWordPlace(rest)
  default: return nil
  }
}

private func place(
  _ line: Int, _ column: Int?, _ style: PathLocation.Style, end: Int
) -> PathLocation? {
  guard line > 0 else { return nil }
  return PathLocation(
    path: 0..<0, line: line - 1, column: column.flatMap { $0 > 0 ? $0 - 1 : nil }, style: style,
    end: end)
}

/// `:1`, `:1:2`, `:1.2-5`, `:(1,2)-(3,4)`, `:[1,2]`, `: (1, 2)`, `:line 1`, `: line 1`.
private func readColonPlace(_ text: ArraySlice<UInt8>) -> PathLocation? {
  let rest = text.dropFirst()
  guard let first = rest.first else { return nil }
  if first == .openParenthesis || first == .openBracket {
    return readPair(rest.dropFirst(), style: .colons)
  }
  if let pair = rest.dropping(" (") { return readPair(pair, style: .colons) }
  if let word = rest.dropping("line ") ?? rest.dropping(" line ") {
    return word.leadingNumber.flatMap { place($0.value, nil, .words, end: $0.end) }
  }
  guard let line = rest.leadingNumber else { return nil }
  var end = line.end
  var column: Int?
  if let mark = rest.at(end), mark == .colon || mark == .dot,
    let number = rest[(end + 1)...].leadingNumber
  {
    column = number.value
    end = number.end
  }
  if rest.at(end) == .hyphen, let last = rest[(end + 1)...].leadingNumber { end = last.end }
  // `1:2` between digits and letters is no place: `a.b:10am`.
  if let next = rest.at(end), next.isLetter || next == .underscore { return nil }
  return place(line.value, column, .colons, end: end)
}

/// `1,2)`, `1, 2)`, `1)`, `1,2]`, `1,2,3,4)`.
private func readPair(_ text: ArraySlice<UInt8>, style: PathLocation.Style) -> PathLocation? {
  guard let line = text.leadingNumber else { return nil }
  var end = line.end
  var column: Int?
  for index in 0..<3 {
    guard text.at(end) == .comma || text.at(end) == .hyphen else { break }
    let rest = text[(end + 1)...].drop { $0 == .space }
    guard let number = rest.leadingNumber else { return nil }
    if index == 0, text.at(end) == .comma { column = number.value }
    end = number.end
  }
  guard text.at(end) == .closeParenthesis || text.at(end) == .closeBracket else { return nil }
  return place(line.value, column, style, end: end + 1)
}

/// `#12`, `#L12`, `#L12-L20`.
private func readNumberPlace(_ text: ArraySlice<UInt8>) -> PathLocation? {
  let rest = text.dropFirst()
  let digits = rest.first == UInt8(ascii: "L") ? rest.dropFirst() : rest
  guard let line = digits.leadingNumber else { return nil }
  var end = line.end
  if digits.at(end) == .hyphen {
    let last = digits[(end + 1)...]
    let number = last.first == UInt8(ascii: "L") ? last.dropFirst() : last
    end = number.leadingNumber?.end ?? end
  }
  return place(line.value, nil, .number, end: end)
}

/// `", line 1`, `, line 1`, ` line 1`, ` on line 1`, `"},{line,1}`, ` 1:2`.
private func readWordPlace(_ text: ArraySlice<UInt8>) -> PathLocation? {
  // Most words are followed by a space and another word.
  if text.first == .space, let next = text.dropFirst().first,
    next != UInt8(ascii: "l"), next != UInt8(ascii: "o"), !next.isDigit
  {
    return nil
  }
  var rest = text
  if rest.first == .quote || rest.first == .apostrophe { rest = rest.dropFirst() }
  rest = rest.dropping(" (inlined)") ?? rest
  if let number = rest.dropping("},{line,")?.leadingNumber {
    return place(number.value, nil, .words, end: number.end)
  }
  if let words = rest.dropping(", line ") ?? rest.dropping(" line ") ?? rest.dropping(" on line ")
    ?? rest.dropping(", lines ") ?? rest.dropping(", line: ")
  {
    return words.leadingNumber.flatMap { place($0.value, nil, .words, end: $0.end) }
      .map { readCharacters(text, $0) }
  }
  // Bundlers write `./src/a.ts 1:2`.
  guard let pair = rest.dropping(" "), let line = pair.leadingNumber, pair.at(line.end) == .colon,
    let column = pair[(line.end + 1)...].leadingNumber
  else { return nil }
  guard pair.at(column.end).map({ $0.isBlank || $0 == .hyphen }) ?? true else { return nil }
  return place(line.value, column.value + 1, .colons, end: column.end)
}

/// OCaml's `, characters 2-3`, counted from 0.
private func readCharacters(_ text: ArraySlice<UInt8>, _ place: PathLocation) -> PathLocation {
  var rest = text[place.end...]
  if rest.first == .hyphen, let last = rest.dropFirst().leadingNumber { rest = text[last.end...] }
  guard let number = rest.dropping(", characters ")?.leadingNumber else { return place }
  var result = place
  result.column = number.value
  result.end = number.end
  return result
}
