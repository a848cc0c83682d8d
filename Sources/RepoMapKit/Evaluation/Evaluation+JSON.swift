internal import GitAccess
internal import SourceModel
internal import StandardExtensions

extension Evaluation {
  /// Everything, as docs/reference/evaluation.md describes it.
  var json: [UInt8] {
    JSONWriter.document { json in
      json.member("coldSeconds") { $0.number(coldSeconds) }
      json.member("summaries") { json in
        json.array(summaries) { json, summary in write(summary, to: &json) }
      }
      json.member("tasks") { json in
        json.array(measures) { json, measure in write(measure, to: &json) }
      }
    }
  }

  private struct NamedSummary {
    let group: String
    let method: String
    let budgetTokens: Int
    let values: EvaluationSummary
  }

  private var summaries: [NamedSummary] {
    var summaries: [NamedSummary] = []
    for group in groups {
      for (method, name) in methods.enumerated() {
        for budget in budgets {
          guard let values = summary(group, method: method, budgetTokens: budget) else { continue }
          summaries.append(
            NamedSummary(
              group: group.title, method: name, budgetTokens: budget, values: values))
        }
      }
    }
    return summaries
  }

  private func write(_ summary: NamedSummary, to json: inout JSONWriter) {
    let values = summary.values
    json.object { json in
      json.member("group") { $0.string(summary.group) }
      json.member("method") { $0.string(summary.method) }
      json.member("tokens") { $0.number(summary.budgetTokens) }
      json.member("tasks") { $0.number(values.taskCount) }
      json.member("tasksWithDefinitions") { $0.number(values.definitionTaskCount) }
      json.member("fileRecall") { $0.number(values.fileRecall) }
      if let recall = values.definitionRecall {
        json.member("definitionRecall") { $0.number(recall) }
      }
      if let rank = values.reciprocalRank { json.member("reciprocalRank") { $0.number(rank) } }
      json.member("seconds") { $0.number(values.seconds) }
    }
  }

  private func write(_ measure: TaskMeasure, to json: inout JSONWriter) {
    let task = measure.task
    json.object { json in
      json.member("commit") { $0.string(task.commit.id.hexadecimal) }
      json.member("subject") { $0.bytes(task.commit.subject) }
      json.member("language") { $0.string(task.language.name) }
      json.member("isNamed") { $0.boolean(task.isNamed) }
      json.member("coldSeconds") { $0.number(measure.coldSeconds) }
      json.member("files") { json in
        json.array(task.files) { json, file in
          json.object { json in
            json.member("path") { $0.bytes(file.path.bytes) }
            json.member("language") { $0.string(file.language.name) }
            json.member("definitions") { json in
              json.array(file.definitions) { json, definition in
                json.object { json in
                  json.member("name") { $0.bytes(definition.name) }
                  json.member("line") { $0.number(definition.line + 1) }
                }
              }
            }
          }
        }
      }
      json.member("maps") { json in
        json.array(measure.maps) { json, map in write(map, to: &json) }
      }
    }
  }

  private func write(_ map: MapMeasure, to json: inout JSONWriter) {
    json.object { json in
      json.member("method") { $0.string(methods[map.method]) }
      json.member("tokens") { $0.number(map.budgetTokens) }
      json.member("seconds") { $0.number(map.seconds) }
      if let place = map.firstPlace { json.member("firstPlace") { $0.number(place) } }
      json.member("shownFiles") { $0.array(map.shownFiles) { $0.boolean($1) } }
      json.member("shownDefinitions") { json in
        json.array(map.shownDefinitions) { json, file in
          json.array(file) { $0.boolean($1) }
        }
      }
    }
  }
}
