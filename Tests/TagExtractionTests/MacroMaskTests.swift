import SourceModel
import Testing

@testable import TagExtraction

@Suite struct MacroMaskTests {
  @Test(arguments: [
    ("LIB_BEGIN\nclass A {};\n", "         \nclass A {};\n"),
    (
      "int x;\n  LIB_TEMPLATE // why\nclass A {};\n", "int x;\n  LIB_TEMPLATE // why\nclass A {};\n"
    ),
    (
      "/* one\n   two\n*/\nLIB_TEMPLATE\nclass A : B {\n",
      "/* one\n   two\n*/\n            \nclass A : B {\n"
    ),
    ("#define X 1\nLIB_STATIC\nint f();\n", "#define X 1\n          \nint f();\n"),
    ("class LIB_API Window : public View {\n", "class         Window : public View {\n"),
    ("struct LIB_API Point\n{\n", "struct         Point\n{\n"),
    ("}\nLIB_END\n", "}\n       \n"),
  ])
  func `macros in front of declarations become spaces`(_ source: String, _ expected: String) {
    #expect(masked(source) == expected)
  }

  @Test(arguments: [
    "enum color {\n  COLOR_RED\n};\n",
    "enum color {\n  COLOR_RED,\n  COLOR_BLUE\n};\n",
    "call(a,\n  LIB_FLAG\n);\n",
    "x = a |\n  LIB_FLAG\n  | b;\n",
    "MODULE_LICENSE(\"GPL\");\n",
    "struct FOO_BAR x;\n",
    "struct FOO_BAR *f(void) {\n",
    "LIB_MACRO(x)\nint y;\n",
    "a = 1;\nBEGIN\nint y;\n",
    "/*\nLIB_BEGIN\n*/\n",
    "",
  ])
  func `other uses of capitals stay`(_ source: String) {
    #expect(masked(source) == source)
  }

  @Test(arguments: [
    ("};\nLIB_NON_NULL(2)\nint f();\n", "};\n               \nint f();\n"),
    ("{\n  LIB_PRIVATE:\n  int x;\n", "{\n              \n  int x;\n"),
    ("};\nLIB_A(b(c), d)\nint f();\n", "};\n              \nint f();\n"),
    ("};\nLIB_A(b) + (c)\nint f();\n", "};\nLIB_A(b) + (c)\nint f();\n"),
    ("};\nTEST_CASE(\"x\")\n{\n}\n", "};\nTEST_CASE(\"x\")\n{\n}\n"),
    ("  call(x,\n  LIB_A(b)\n  c);\n", "  call(x,\n  LIB_A(b)\n  c);\n"),
  ])
  func `annotations become spaces on demand`(_ source: String, _ expected: String) {
    let result = Array(source.utf8).withUnsafeBytes { bytes in
      MacroMask.mask(bytes, .annotated).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(result ?? source == expected)
  }

  @Test(arguments: [
    ("NS_BEGIN\n@interface A : B\n@end\nNS_END\n", "        \n@interface A : B\n@end\n      \n"),
    ("@end\nLIB_X\n- (void)x;\n", "@end\n     \n- (void)x;\n"),
    ("typedef NS_ENUM(NSInteger, Color) {\n", "enum                       Color  {\n"),
    ("typedef NS_OPTIONS(NSUInteger, Flags)\n{\n", "enum                           Flags \n{\n"),
    ("typedef NSString *Key NS_STRING_ENUM;\n", "typedef NSString *Key               ;\n"),
    ("typedef NSString *SOME_KEY;\n", "typedef NSString *SOME_KEY;\n"),
    ("typedef NS_ENUM(\n", "typedef NS_ENUM(\n"),
  ])
  func `macros of Objective-C become spaces`(_ source: String, _ expected: String) {
    let result = Array(source.utf8).withUnsafeBytes { bytes in
      MacroMask.mask(bytes, .objectiveC).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(result ?? source == expected)
  }

  @Test func `members of a class behind a macro are found`() throws {
    let source = "LIB_TEMPLATE\nclass list : public base {\n  void add(int x);\n};\n"
    let ir = try extract(Array(source.utf8), Language("cpp"))
    #expect(ir.definitions.map { ir.nameText($0.name) } == ["list", "add"])
    #expect(ir.scopePath(of: 1) == ["list"])
  }

  private func masked(_ source: String) -> String {
    Array(source.utf8).withUnsafeBytes { bytes in
      MacroMask.mask(bytes).map { String(decoding: $0, as: UTF8.self) } ?? source
    }
  }
}
