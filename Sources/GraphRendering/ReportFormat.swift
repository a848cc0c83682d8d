// One HTML page that shows a repository and needs nothing besides: report/ has its sources.
//
// The page's policy (Content-Security-Policy) allows what is in the page and no address at all: nothing that a file
// name could bring in would be fetched. What the repository says stands in one block of JSON, where `<` is written as
// an escape, so that no text of it can end the block; the script puts it on the page as text only.

/// The report as one HTML page.
package struct ReportFormat {
  package init() {}

  /// The page.
  ///
  /// - Parameters:
  ///   - title: What the page is about, for the window's title.
  ///   - data: What it shows: one JSON object in UTF-8, see report/data.md.
  /// - Returns: HTML in UTF-8.
  package func text(title: String, data: [UInt8]) -> [UInt8] {
    var page: [UInt8] = []
    page.reserveCapacity(data.count + ReportPage.script.utf8.count + 16_384)
    for part in ReportPage.parts {
      switch part {
      case .text(let text): page.append(contentsOf: text.utf8)
      case .title: page.append(contentsOf: GraphMLFormat.escaped(title).utf8)
      case .style: page.append(contentsOf: ReportPage.style.utf8)
      case .script: page.append(contentsOf: ReportPage.script.utf8)
      case .data: append(data, to: &page)
      }
    }
    return page
  }

  private func append(_ data: [UInt8], to page: inout [UInt8]) {
    for byte in data {
      if byte == UInt8(ascii: "<") {
        page.append(contentsOf: "\\u003c".utf8)
      } else {
        page.append(byte)
      }
    }
  }
}

/// A part of the page.
enum ReportPart {
  case text(String)
  case title, style, script, data
}
