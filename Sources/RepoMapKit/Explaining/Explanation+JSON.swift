internal import GraphBuilding
internal import LexicalIndexing
internal import SourceModel
internal import StandardExtensions
internal import SymbolRanking

extension Explanation {
  /// The explanation as one JSON object.
  var json: [UInt8] {
    JSONWriter.document { json in
      json.member("path") { $0.bytes(path) }
      json.member("shown") { $0.boolean(isShown) }
      json.member("held") { $0.boolean(isHeld) }
      json.member("tokens") { $0.number(budgetTokens) }
      json.member("class") { $0.string(noise) }
      if let task { json.member("task") { write(task, to: &$0) } }
      json.member("references") { $0.array(references) { write($1, to: &$0) } }
      json.member("definitions") { $0.array(definitions) { write($1, to: &$0) } }
    }
  }

  private func write(_ task: ExplainedTask, to json: inout JSONWriter) {
    json.object { json in
      if let rank = task.explanation.rank { json.member("rank") { $0.number(rank) } }
      json.member("files") { $0.number(task.explanation.fileCount) }
      json.member("pointedTo") { $0.boolean(task.isPointedTo) }
      json.member("score") { $0.number(task.explanation.score) }
      json.member("classFactor") { $0.number(task.explanation.prior) }
      json.member("words") {
        $0.array(task.explanation.terms) { json, share in
          json.object { json in
            json.member("word") { $0.string(task.words[share.term]) }
            json.member("content") { $0.number(share.content) }
            json.member("path") { $0.number(share.path) }
          }
        }
      }
    }
  }

  private func write(_ reference: ExplainedReference, to json: inout JSONWriter) {
    json.object { json in
      json.member("from") { $0.string(reference.path) }
      json.member("name") { $0.string(reference.name) }
      json.member("meaning") { $0.string(reference.meaning) }
      json.member("binding") { $0.string(reference.binding.name) }
      json.member("definers") { $0.number(reference.definerCount) }
      json.member("share") { $0.number(reference.share) }
    }
  }

  private func write(_ definition: ExplainedDefinition, to json: inout JSONWriter) {
    json.object { json in
      json.member("name") { $0.string(definition.name) }
      json.member("kind") { $0.string(definition.kind) }
      json.member("line") { $0.number(definition.line) }
      if let rank = definition.rank { json.member("rank") { $0.number(rank) } }
      json.member("score") { $0.number(definition.score) }
      json.member("shown") { $0.boolean(definition.isShown) }
      json.member("inFocus") { $0.boolean(definition.isInFocus) }
      guard let shares = definition.task, let task else { return }
      json.member("fileShare") { $0.number(shares.fileShare) }
      json.member("factors") {
        $0.object { json in
          json.member("class") { $0.number(shares.factors.file) }
          json.member("length") { $0.number(shares.factors.length) }
          json.member("test") { $0.number(shares.factors.test) }
          json.member("scale") { $0.number(shares.scale) }
        }
      }
      json.member("words") {
        $0.array(shares.terms) { json, share in
          json.object { json in
            json.member("word") { $0.string(task.words[share.term]) }
            json.member("value") { $0.number(share.value) }
            json.member("inName") { $0.boolean(share.fields.isInName) }
          }
        }
      }
    }
  }
}
