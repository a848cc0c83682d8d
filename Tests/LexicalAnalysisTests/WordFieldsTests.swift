import SourceModel
import Testing

struct WordFieldsTests {
  @Test func `counts are kept, large ones rounded down`() {
    for name in 0...2 {
      for signature in 0...2 {
        for documentation in 0...5 {
          let fields = WordFields(
            name: name, signature: signature, documentation: documentation, body: 0)
          #expect(fields.isInName == (name > 0))
          #expect(fields.isInSignature == (signature > 0))
          #expect(fields.documentationCount == min(documentation, 3))
          #expect(fields.bodyCount == 0)
        }
      }
    }
    var last = 0
    for body in 0...1000 {
      let kept = WordFields(name: 0, signature: 0, documentation: 0, body: body).bodyCount
      #expect(kept <= body && kept >= last && (body > 8 || kept == body))
      last = kept
    }
  }
}
