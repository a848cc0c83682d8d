/// What a pattern says about itself: `(#set! injection.language "css")`.
///
/// The only directive that is read. A setting of a capture (`(#set! @name key value)`) isn't one of
/// the pattern, and is passed over as other directives are.
package struct QuerySetting: Sendable, Equatable {
  package let key: String
  /// Empty where only the key is given.
  package let value: String

  /// The setting of `words`; `nil` for everything else.
  ///
  /// - Parameter words: Name and arguments of a predicate or directive, as the query has them.
  init?(_ words: [QueryPredicate.Word]) {
    guard words.first == .string("set!"), words.count == 2 || words.count == 3,
      case .string(let key) = words[1]
    else { return nil }
    self.key = key
    guard words.count == 3 else {
      value = ""
      return
    }
    guard case .string(let value) = words[2] else { return nil }
    self.value = value
  }
}
