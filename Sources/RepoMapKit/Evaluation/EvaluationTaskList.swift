internal import GitAccess
internal import SourceModel
internal import StandardExtensions

/// Tasks of a repository's history, for a listing.
public struct EvaluationTaskList: Sendable {
  let tasks: [MinedTask]
  /// Lines for the user about what is not as it should be.
  public let warnings: [String]

  /// One line for each: the commit, the number of its files, the first line of its message.
  public var text: String {
    tasks.map { task in
      "\(task.commit.shortName)\t\(countText(task.files.count, "file"))\t"
        + "\(escapedText(task.commit.subject))\n"
    }.joined()
  }

  /// One JSON object.
  public var json: [UInt8] {
    JSONWriter.document { json in
      json.member("tasks") { json in
        json.array(tasks) { json, task in
          json.object { json in
            json.member("commit") { $0.string(task.commit.id.hexadecimal) }
            json.member("parent") { $0.string(task.parent.hexadecimal) }
            json.member("subject") { $0.bytes(task.commit.subject) }
            json.member("files") { $0.array(task.files) { $0.bytes($1.bytes) } }
          }
        }
      }
    }
  }
}
