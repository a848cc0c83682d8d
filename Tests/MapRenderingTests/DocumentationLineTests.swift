import TestSupport
import Testing

@testable import MapRendering

/// The first line of a documentation that says something.
@Suite struct DocumentationLineTests {
  /// A documentation, and the line that is found in it; `nil` for none.
  static let cases: [(String, String?)] = [
    // Comments of one line each.
    ("/// A shop.", "A shop."),
    ("/// A shop.\n/// It sells.", "A shop."),
    ("///\n/// A shop.", "A shop."),
    ("//! A crate.", "A crate."),
    ("// A shop.  ", "A shop."),
    ("//A shop.", "A shop."),
    ("////////////\n// A shop.\n////////////", "A shop."),
    ("///< How many.", "How many."),
    ("//!< How many.", "How many."),
    ("# A shop.", "A shop."),
    ("## A shop.", "A shop."),
    ("#: A shop.", "A shop."),
    ("#' A shop.\n#' @param x What.", "A shop."),
    ("-- A shop.", "A shop."),
    ("--- A shop.", "A shop."),
    ("-- | A shop.", "A shop."),
    ("-- ^ How many.", "How many."),
    ("-----------\n-- A shop.", "A shop."),
    (";; A shop.", "A shop."),
    (";;; A shop.", "A shop."),
    ("% A shop.", "A shop."),
    ("%% A shop.", "A shop."),
    ("%% @doc A shop.", "A shop."),
    ("! A shop.", "A shop."),
    ("!> A shop.", "A shop."),
    ("!< How many.", "How many."),
    ("//| A shop.", "A shop."),
    // Comments of several lines.
    ("/* A shop. */", "A shop."),
    ("/** A shop. */", "A shop."),
    ("/**\n * A shop.\n */", "A shop."),
    ("/**\n  A shop.\n*/", "A shop."),
    ("/*!\n * \\brief A shop.\n */", "A shop."),
    ("/***********\n * A shop.\n ***********/", "A shop."),
    ("/* ---------\n   A shop.\n   --------- */", "A shop."),
    ("/** A shop. **/", "A shop."),
    ("/**< How many. */", "How many."),
    ("(* A shop. *)", "A shop."),
    ("(** A shop. *)", "A shop."),
    ("{- A shop. -}", "A shop."),
    ("{-|\nA shop.\n-}", "A shop."),
    ("{-| A shop. -}", "A shop."),
    ("{ A shop. }", "A shop."),
    ("#| A shop. |#", "A shop."),
    ("#= A shop. =#", "A shop."),
    ("##[ A shop. ]##", "A shop."),
    ("#[ A shop. ]#", "A shop."),
    ("--[[ A shop. ]]", "A shop."),
    ("--[==[ A shop. ]==]", "A shop."),
    ("/++ A shop. +/", "A shop."),
    ("/++\n + A shop.\n +/", "A shop."),
    ("%{\nA shop.\n%}", "A shop."),
    ("<!-- A shop. -->", "A shop."),
    ("<#\n.SYNOPSIS\n  Sells.\n#>", "Sells."),
    ("=begin\nA shop.\n=end", "A shop."),
    ("=pod\n\nA shop.\n\n=cut", "A shop."),
    ("=head2 total\n\nWhat it costs.\n\n=cut", "total"),
    // Strings.
    ("\"\"\"A shop.\"\"\"", "A shop."),
    ("\"\"\"\n    A shop.\n    \"\"\"", "A shop."),
    ("r\"\"\"A \\shop.\"\"\"", "A \\shop."),
    ("'''A shop.'''", "A shop."),
    ("'A shop.'", "A shop."),
    ("\"A shop.\nIt sells.\"", "A shop."),
    ("\"A \\\"shop\\\".\"", "A \\\"shop\\\"."),
    ("@doc \"A shop.\"", "A shop."),
    ("@doc \"\"\"\nA shop.\n\"\"\"", "A shop."),
    ("@moduledoc ~S\"\"\"\nA shop.\n\"\"\"", "A shop."),
    // What stands for the layout.
    ("/// <summary>\n/// A shop.\n/// </summary>", "A shop."),
    ("/// <summary>A shop.</summary>", "A shop."),
    ("/// <summary> A <b>shop</b>.<br/>", "A <b>shop</b>."),
    ("/** <p>A shop.</p> */", "A shop."),
    ("/// # A shop", "A shop"),
    ("# # A shop", "A shop"),
    ("/// @brief A shop.", "A shop."),
    ("/// @summary A shop.", "A shop."),
    // Text that looks like signs.
    ("/// (a) or (b)", "(a) or (b)"),
    ("/// - A list", "- A list"),
    ("/// `Shop` sells.", "`Shop` sells."),
    ("/// [Shop] sells.", "[Shop] sells."),
    ("/// <T> is what it sells.", "<T> is what it sells."),
    ("/// Ends with */", "Ends with */"),
    ("\"\"\"* one\"\"\"", "* one"),
    ("\"\"\"Ends with 'x'\"\"\"", "Ends with 'x'"),
    ("/** `*` is a star */", "`*` is a star"),
    ("/// ÄÖ", "ÄÖ"),
    ("// 42", "42"),
    // Lines that describe something else.
    ("/** @param x What. */", nil),
    ("/**\n * @param x What it is,\n *   and more.\n * @return y\n */", nil),
    ("/**\n * A shop.\n * @param x What.\n */", "A shop."),
    ("/**\n * @internal\n * A shop.\n */", "A shop."),
    ("/** @deprecated Use Store. */", "@deprecated Use Store."),
    ("\"\"\":param x: What.\"\"\"", nil),
    ("---@param x string", nil),
    ("# @param x [String]", nil),
    // Nothing.
    ("", nil), ("//", nil), ("///", nil), ("/**/", nil), ("/** */", nil), ("\"\"\"\"\"\"", nil),
    ("# ------", nil), ("/// <summary>", nil), ("/*\n *\n */", nil), ("\n\n", nil),
  ]

  @Test(arguments: cases) func `the first line with text is found`(
    _ documentation: String, _ line: String?
  ) {
    let source = Array("int x; \(documentation)\r\nint y;".utf8)
    let range = 7..<(7 + documentation.utf8.count)
    let found = source.withUnsafeBytes { documentationLine(of: range, in: $0) }
    #expect(found.map { String(decoding: source[$0], as: UTF8.self) } == line)
  }

  @Test func `lines that end with carriage returns are found too`() {
    let source = Array("/**\r\n * A shop.\r\n */".utf8)
    let found = source.withUnsafeBytes { documentationLine(of: 0..<source.count, in: $0) }
    #expect(found.map { String(decoding: source[$0], as: UTF8.self) } == "A shop.")
  }

  @Test func `whatever the bytes, a line is inside of them, of one line and not empty`() {
    let pieces = [
      "/", "*", "/**", "*/", "\n", " ", "\"\"\"", "'", "#", "{-", "-}", "<summary>", "</p>", "@a",
      ":b:", "--[[", "]]", "é", "x", "=", "\u{0}", "|", "r\"", "@doc ", "(*", "*)", "\r", "\t",
    ]
    for seed in 0..<4000 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      var source = (0..<Int.random(in: 0..<14, using: &random))
        .flatMap { _ in Array(random.pick(pieces).utf8) }
      if random.chance(percent: 20) { source += random.bytes(count: 6) }
      let bounds = (0..<2).map { _ in Int.random(in: 0...(source.count + 2), using: &random) }
      let range = min(bounds[0], bounds[1])..<max(bounds[0], bounds[1])
      guard let line = source.withUnsafeBytes({ documentationLine(of: range, in: $0) }) else {
        continue
      }
      #expect(!line.isEmpty && range.contains(line.lowerBound), "seed \(seed)")
      #expect(line.upperBound <= range.upperBound, "seed \(seed)")
      #expect(!source[line].contains(UInt8(ascii: "\n")), "seed \(seed)")
    }
  }
}
