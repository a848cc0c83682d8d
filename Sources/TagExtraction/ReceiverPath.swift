/// What a name is written on.
enum WrittenReceiver {
  case nothing
  case own
  case expression
  case path(ReceiverPath)
}

/// Names that lead to a member, such as `a.b.c` in front of `.name`.
struct ReceiverPath {
  /// What stands before the first of the names.
  enum Base {
    case nothing
    case own
    case expression
  }

  /// Longer paths are taken as if they began with an expression.
  static let maximumCount = 4

  private(set) var base = Base.nothing
  /// Starts of the names, the last one first.
  private var starts = SIMD4<Int>()
  private var ends = SIMD4<Int>()
  private(set) var count = 0
  /// Behind the last name stands a separator of types and modules: `::`.
  var leadsToStatic = false
  /// The last name has the sign of a variable.
  var isVariable = false
  /// The last name is that of a type whose instance was just made: `Cart().add()`.
  private(set) var isConstructed = false

  /// The names, first one first.
  subscript(index: Int) -> Range<Int> {
    starts[count - 1 - index]..<ends[count - 1 - index]
  }

  /// The name that the receiver has by itself.
  var last: Range<Int> { starts[0]..<ends[0] }

  init(last: Range<Int>) { add(last) }

  init(constructed type: Range<Int>) {
    add(type)
    isConstructed = true
  }

  /// Puts a name in front; `false` where there is no room.
  @discardableResult
  mutating func add(_ name: Range<Int>) -> Bool {
    guard count < ReceiverPath.maximumCount else { return false }
    starts[count] = name.lowerBound
    ends[count] = name.upperBound
    count += 1
    return true
  }

  mutating func begin(with base: Base) { self.base = base }
}
