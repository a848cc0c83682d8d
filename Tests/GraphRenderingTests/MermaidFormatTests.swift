import GraphRendering
import SourceModel
import TestSupport
import Testing

/// Mermaid's limits and its escapes.
@Suite struct MermaidFormatTests {
  /// A flowchart as this test reads it.
  private struct Flowchart {
    var labels: [String] = []
    var edgeCount = 0

    init?(_ text: String) {
      var lines = text.split(separator: "\n")
      guard lines.removeFirst() == "flowchart LR" else { return nil }
      for line in lines {
        if let node = line.wholeMatch(of: #/  n(\d+)(?:\(\[|\[)"([^"]*)"(?:\]\)|\])/#) {
          guard node.1 == "\(labels.count)" else { return nil }
          labels.append(Flowchart.unescaped(String(node.2)))
        } else if line.wholeMatch(of: #/  n\d+ -->(?:\|"[^"|]+"\|)? n\d+/#) != nil {
          edgeCount += 1
        } else {
          return nil
        }
      }
    }

    /// The text of a label: `#35;` is the character with the number 35.
    private static func unescaped(_ text: String) -> String {
      text.replacing(/#(\d+);/) { match in
        UInt32(match.1).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? "?"
      }
    }
  }

  @Test func `labels are the paths`() throws {
    let chart = try #require(Flowchart(MermaidFormat().text(SampleGraph.odd)))
    let texts = SampleGraph.odd.nodes.map {
      $0.text.replacing("\u{fffe}", with: "\u{fffd}").replacing("\u{ffff}", with: "\u{fffd}")
    }
    #expect(chart.labels == texts)
    #expect(chart.edgeCount == SampleGraph.odd.edges.count)
  }

  @Test func `labels hold nothing that could be markup`() {
    let text = MermaidFormat().text(SampleGraph.odd)
    for line in text.split(separator: "\n").dropFirst() {
      let label = line.split(separator: "\"", omittingEmptySubsequences: false)
      #expect(label.count == 3, "\(line)")
      #expect(label.count < 2 || !label[1].contains(/[<>`*&|\[\](){}]/), "\(line)")
    }
  }

  @Test(arguments: [10, 2_000])
  func `the text stays below Mermaid's limits`(_ count: Int) throws {
    let paths = (0..<count).map {
      "some/rather/long/folder/\($0)/and_a_long_name_of_a_file_\($0).py"
    }
    let edges = (0..<count).flatMap { from in
      (1...3).map { step in
        CodeGraph.Edge(
          from: from, to: (from + step) % count, share: 0.1, flow: 0.1, isImport: false)
      }
    }
    let text = MermaidFormat().text(SampleGraph.graph(paths, edges))
    let chart = try #require(Flowchart(text))
    #expect(text.utf16.count < MermaidFormat.maximumLength)
    #expect(chart.edgeCount <= MermaidFormat.maximumEdges)
    #expect(chart.labels.count == min(count, chart.labels.count))
    #expect(count > 10 || (chart.labels.count == 10 && chart.edgeCount == 30))
    #expect(count <= 10 || chart.labels.count > 400)
  }

  @Test func `a long path loses its middle`() throws {
    let path = "a/" + String(repeating: "b", count: 200) + "/c.py"
    let chart = try #require(Flowchart(MermaidFormat().text(SampleGraph.graph([path], []))))
    #expect(chart.labels[0].count == 60)
    #expect(chart.labels[0].hasPrefix("a/bbb") && chart.labels[0].hasSuffix("bbb/c.py"))
  }
}
