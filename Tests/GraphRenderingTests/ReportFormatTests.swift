import GraphRendering
import TestSupport
import Testing

/// The frame of the report. What it does is tested in a browser, see GraphReportTests.
@Suite struct ReportFormatTests {
  private func page(title: String = "shop", _ data: [UInt8]) -> String {
    String(decoding: ReportFormat().text(title: title, data: data), as: UTF8.self)
  }

  private func count(_ part: String, in text: String) -> Int { text.ranges(of: part).count }

  @Test func `no text of a repository can end the block of data`() {
    let plain = page(Array("{}".utf8))
    for text in SampleGraph.oddNames.map({ String(decoding: $0, as: UTF8.self) }) {
      let odd = page(title: text, Array("{\"name\": \"\(text)\"}".utf8))
      for tag in ["<script", "</script", "<!--", "<b>", "<style"] {
        #expect(count(tag, in: odd) == count(tag, in: plain), "\(text): \(tag)")
      }
    }
  }

  @Test func `the page asks for no address`() {
    let page = page(Array("{}".utf8))
    #expect(page.contains("default-src 'none'"))
    for part in [
      "src=\"http", "href=\"http", "@import", "url(", "fetch(", "XMLHttpRequest", "innerHTML",
    ] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(count("https:", in: page) == 0)
    // The name of SVG's elements is the only one.
    #expect(count("http:", in: page) == 1)
    #expect(page.contains("\"http://www.w3.org/2000/svg\""))
  }

  @Test func `data arrives as it is, apart from the sign that begins a tag`() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      let bytes = generator.bytes(count: 200).filter { $0 != 0x3C && $0 < 0x80 }
      #expect(page(bytes).contains(String(decoding: bytes, as: UTF8.self)))
    }
  }
}
