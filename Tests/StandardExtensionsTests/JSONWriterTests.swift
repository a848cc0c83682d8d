import StandardExtensions
import Testing

@Suite struct JSONWriterTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `bytes that aren't UTF-8 are written as RFC 4648 has it`(text: String, expected: String) {
    #expect(base64(Array(text.utf8)) == expected)
  }
}
