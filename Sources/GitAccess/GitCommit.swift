package import SourceModel

/// A commit, and what it changed against its first parent.
package struct GitCommit: Sendable, Equatable {
  package let id: GitObjectID
  package let parents: [GitObjectID]
  /// When the change was written, in seconds since 1970 UTC.
  package let authorTime: Int64
  /// When the commit was made, in seconds since 1970 UTC.
  package let commitTime: Int64
  /// The first paragraph of the message as one line, in UTF-8 as far as its encoding was told.
  package let subject: [UInt8]
  /// The rest of the message.
  package let body: [UInt8]
  /// Changed files below the root, in the order of their paths; submodules are left out.
  package var changes: [GitChange]

  package init(
    id: GitObjectID, parents: [GitObjectID], authorTime: Int64, commitTime: Int64,
    subject: [UInt8] = [], body: [UInt8] = [], changes: [GitChange] = []
  ) {
    self.id = id
    self.parents = parents
    self.authorTime = authorTime
    self.commitTime = commitTime
    self.subject = subject
    self.body = body
    self.changes = changes
  }
}

/// What a commit did to one file.
package struct GitChange: Sendable, Equatable {
  /// How a file changed.
  package enum Status: Sendable, Equatable {
    case added, modified, deleted
    /// Became a link or ceased to be one.
    case typeChanged
    /// Was at `origin` before; `similarity` is the percentage of content that is the same.
    case renamed(origin: RepositoryPath, similarity: Int)
  }

  package let status: Status
  /// Where the file is afterwards, or was before it was deleted.
  package let path: RepositoryPath

  package init(_ status: Status, _ path: RepositoryPath) {
    self.status = status
    self.path = path
  }

  /// Where the file was in the parent; `nil` for a new one.
  package var pathInParent: RepositoryPath? {
    switch status {
    case .added: nil
    case .renamed(let origin, _): origin
    case .modified, .deleted, .typeChanged: path
    }
  }
}
