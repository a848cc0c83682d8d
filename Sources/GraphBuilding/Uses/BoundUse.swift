package import SourceModel

/// How it is known which definitions a use means, the surest first.
package enum BindingMeans: UInt8, Sendable, CaseIterable, Comparable {
  /// The definition lies in a scope around the use, or belongs to the type around it.
  case scope
  /// The file itself defines the name.
  case file
  /// The file imports the name, or the module that it is used on.
  case imported
  /// The name belongs to the type that it is used on, or to a base of it.
  case receiver
  /// The file sees all of the other: by an include, a wildcard, a module.
  case visible
  /// Both are in the same package, namespace or module.
  case package
  /// Nothing but the name tells.
  case name
  /// No other definition that may be meant lies nearer.
  case nearest

  init(_ rule: BindingRule) {
    switch rule {
    case .name: self = .name
    case .imported: self = .imported
    case .receiver: self = .receiver
    case .visible: self = .visible
    case .package: self = .package
    case .nearest: self = .nearest
    }
  }

  package static func < (left: BindingMeans, right: BindingMeans) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// One use of a name, with the definitions that it means.
package struct BoundUse: Sendable, Equatable {
  /// Bytes of the name in the source.
  package var range: Range<Int>
  package var line: Int
  /// How the name is used; `nil` where an import names it.
  package var kind: ReferenceKind?
  /// Index of the innermost definition of the file around it.
  package var enclosing: Int?
  package var means: BindingMeans
  /// What may be meant alike, each as the place of its first definition, in the order of the paths, then of the
  /// source; never empty. See ``UseBinder/definitions(like:)``.
  package var targets: [Int]
}
