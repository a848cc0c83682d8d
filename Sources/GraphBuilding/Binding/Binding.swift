internal import SourceModel

/// Where a use leads.
enum Binding: Equatable {
  /// To all that define the name, which the rule finds too.
  case byName(BindingRule)
  case outside
  /// To these files, from one to ``maximumTargets``, ascending.
  case scoped([FileID], BindingRule)

  /// More files than this are not told apart: a use that may mean any of them says too little.
  static let maximumTargets = 8

  /// How that was found.
  var rule: BindingRule {
    switch self {
    case .byName(let rule), .scoped(_, let rule): rule
    case .outside: .name
    }
  }

  /// The scopes of the pools that the use belongs to, each with all of its evidence.
  var scopes: [PoolScope] {
    switch self {
    case .byName: [.byName]
    case .outside: [.outside]
    case .scoped(let files, let rule):
      files.map { PoolScope(target: $0, count: files.count, rule: rule) }
    }
  }
}
