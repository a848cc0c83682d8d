// Finds tasks in a repository's own history: commits that repair something, of which the message says
// what was wrong and the changes which files had to be touched.
//
// Input: commits with messages and changes, in any order. Output: at most so many tasks, oldest
// first.
//
// 1. Taken are commits of one parent that change few files, of which 1 to 5 are sources that were
//    there before; whose message speaks of a repair, and is long enough to be a question.
// 2. Left out are reverts, releases, updates of dependencies, changes of style and documents, by
//    what the subject says, and commits with the subject of a newer one (cherry-picks).
// 3. Of what remains every n-th is taken in the order of time, so that tasks are spread over the
//    life of the repository.
//
// The same commits give the same tasks, whatever their order. What a message calls a fix may well be
// something else; the words are a guess at what most projects write.

package import SourceModel

/// A change that somebody made, put as a task: find the places to change from the message.
package struct MinedTask: Sendable, Equatable {
  package let commit: GitCommit
  /// The state in which the task was found.
  package let parent: GitObjectID
  /// Changed source files, as they are called in the parent, in order.
  package let files: [RepositoryPath]

  /// Subject and body, as text for a question.
  package var message: String {
    String(decoding: commit.subject + Array("\n\n".utf8) + commit.body, as: UTF8.self)
  }
}

/// What makes a commit a task.
package struct MiningOptions: Sendable {
  /// At most so many tasks.
  package var maximumTasks: Int
  /// At most so many changed source files.
  package var maximumSourceFiles = 5
  /// At most so many changed files of any kind: above it a commit does more than one thing.
  package var maximumFiles = 15
  /// At least so many words in the message, trailers and addresses left out.
  package var minimumWords = 5

  package init(maximumTasks: Int) {
    self.maximumTasks = maximumTasks
  }
}

/// Chooses tasks from commits. `isSource` says whether a path, as it is in the parent, is a source
/// file that a task may be about.
package func mineTasks(
  from commits: [GitCommit], _ options: MiningOptions, isSource: (RepositoryPath) -> Bool
) -> [MinedTask] {
  let ordered = commits.sorted { ($0.commitTime, $0.id) < ($1.commitTime, $1.id) }
  var tasks: [MinedTask] = []
  var subjects: Set<[String]> = []
  var names: Set<GitObjectID> = []
  for commit in ordered.reversed() where names.insert(commit.id).inserted {
    guard let task = task(of: commit, options, isSource: isSource) else { continue }
    let words = MessageWords(subject: commit.subject, body: commit.body)
    guard isRepair(words), words.subject.count + words.body.count >= options.minimumWords,
      subjects.insert(words.subject).inserted
    else { continue }
    tasks.append(task)
  }
  tasks.reverse()
  return evenlySpread(tasks, count: options.maximumTasks)
}

/// The task that a commit's changes make, whatever its message.
private func task(
  of commit: GitCommit, _ options: MiningOptions, isSource: (RepositoryPath) -> Bool
) -> MinedTask? {
  guard commit.parents.count == 1, commit.changes.count <= options.maximumFiles else { return nil }
  var files: [RepositoryPath] = []
  for change in commit.changes {
    // A file that only moved is where it was: nothing in it had to be changed.
    if case .renamed(_, similarity: 100) = change.status { continue }
    guard change.status != .typeChanged, let path = change.pathInParent, isSource(path) else {
      continue
    }
    files.append(path)
  }
  guard !files.isEmpty, files.count <= options.maximumSourceFiles else { return nil }
  return MinedTask(commit: commit, parent: commit.parents[0], files: files.sorted())
}

/// `count` elements at equal distances, or all.
private func evenlySpread(_ tasks: [MinedTask], count: Int) -> [MinedTask] {
  guard count < tasks.count else { return tasks }
  return (0..<max(0, count)).map { tasks[($0 * 2 + 1) * tasks.count / (count * 2)] }
}
