internal import SourceModel

/// A change of a file that need not be on disk. Paths are bytes, relative to the root, without `.` and `..`.
public enum FileEdit: Sendable {
  /// A file has another content.
  case modify([UInt8], content: [UInt8])
  /// There is a new file.
  case create([UInt8], content: [UInt8])
  /// A file is gone.
  case delete([UInt8])
  /// A file has another path.
  case rename([UInt8], to: [UInt8])
}

/// Why a session doesn't do what it is asked for.
public enum SessionError: Error, Sendable, Equatable {
  /// A path that leads nowhere in a tree: absolute, empty, or with `.` or `..` in it.
  case badPath([UInt8])
  case noSuchFile([UInt8])
  case fileExists([UInt8])
  /// The session was committed, rolled back, or not used for too long.
  case ended
  /// So many sessions are open that there may be no more.
  case tooManySessions(limit: Int)
  /// Files that the session changed were changed by somebody else since it began.
  case conflict([[UInt8]])
  /// The tree can't be looked at.
  case engine(EngineError)

  /// One line for people, without a final period.
  public var message: String {
    switch self {
    case .badPath(let path): "\(escapedText(path)): not a path of a file below the root"
    case .noSuchFile(let path): "\(escapedText(path)): no such file"
    case .fileExists(let path): "\(escapedText(path)): there is such a file already"
    case .ended: "the session has ended"
    case .tooManySessions(let limit): "\(limit) sessions are open, which is the limit"
    case .conflict(let paths):
      "changed by others since the session began: "
        + paths.map { escapedText($0) }.joined(separator: ", ")
    case .engine(let error): error.message
    }
  }
}
