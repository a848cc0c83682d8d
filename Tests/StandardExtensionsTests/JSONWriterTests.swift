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

  @Test(arguments: [
    ("a\u{2028}b\u{2029}", #""a\u2028b\u2029""#), ("\u{85}", #""\u0085""#), ("é“”…Â", "\"é“”…Â\""),
    ("a\r\n\u{B}\u{C}", #""a\u000d\n\u000b\u000c""#), ("😀\u{2027}\u{86}", "\"😀\u{2027}\u{86}\""),
  ])
  func `a string has no line end of any kind`(text: String, expected: String) {
    var json = JSONWriter()
    json.string(text)
    #expect(String(decoding: json.text, as: UTF8.self) == expected)
  }
}
