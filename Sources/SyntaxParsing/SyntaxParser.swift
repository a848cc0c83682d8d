internal import CTreeSitter
internal import Synchronization

/// Parses sources, one after the other, on one thread.
package struct SyntaxParser: ~Copyable {
  private let parser: OpaquePointer

  package init() {
    guard let parser = ts_parser_new() else { preconditionFailure("out of memory") }
    self.parser = parser
  }

  deinit { ts_parser_delete(parser) }

  /// Parses `source`.
  ///
  /// - Parameters:
  ///   - source: At most 4 GiB.
  ///   - grammar: The language of the source.
  ///   - limit: Bounds the work; holds afterwards how much was done.
  /// - Returns: A tree of all bytes, or `nil` when the limit was reached.
  package func parse(
    _ source: UnsafeRawBufferPointer, grammar: Grammar, limit: inout WorkLimit
  ) -> SyntaxTree? {
    guard ts_parser_set_language(parser, grammar.pointer) else { return nil }
    // A null pointer is not allowed even for an empty text.
    let bytes = source.assumingMemoryBound(to: CChar.self).baseAddress
    let tree = withUnsafePointer(to: CChar(0)) { empty in
      repomap_parse(parser, bytes ?? empty, UInt32(source.count), &limit.raw)
    }
    return tree.map { SyntaxTree($0) }
  }
}

/// How much work one parse or query may do, in steps of tree-sitter's progress callback.
///
/// Steps are the same on every machine and run, unlike time, so a file that reaches the limit
/// reaches it always.
package struct WorkLimit {
  var raw: repomap_work_limit
  /// As long as it lives, nobody else has the memory that `raw` points to.
  private let stop: StopFlag

  /// - Parameters:
  ///   - steps: About 100 operations of the parser each, fewer while it recovers from errors.
  ///   - stop: Work ends as soon as this is raised.
  package init(steps: Int, stop: StopFlag) {
    self.stop = stop
    raw = repomap_work_limit(steps: 0, step_limit: UInt64(max(0, steps)), stop: stop.pointer)
  }

  /// Steps done so far.
  package var steps: Int { Int(raw.steps) }

  /// Steps that may still be done.
  var remainingSteps: Int { Int(clamping: raw.step_limit - min(raw.steps, raw.step_limit)) }

  /// Whether all work shall end.
  var isStopped: Bool { StopFlag.isRaised(at: raw.stop) }

  /// Counts work that was done outside of the library.
  mutating func add(steps: Int) { raw.steps += UInt64(clamping: steps) }
}

/// A flag that a signal handler or another thread raises to end all work soon.
///
/// The memory is never freed, because a C callback may read it at any moment; a later flag takes it over.
package final class StopFlag: Sendable {
  // Read and written atomically only, here, by C and by `StopHandle`.
  nonisolated(unsafe) let pointer: UnsafeMutablePointer<Int>

  // Nobody has these pointers; the lock around them hands each to one flag.
  private struct Unused: @unchecked Sendable {
    var pointers: [UnsafeMutablePointer<Int>] = []
  }

  private static let unused = Mutex(Unused())

  package init() {
    let known = StopFlag.unused.withLock { $0.pointers.popLast() }
    pointer = known ?? UnsafeMutablePointer<Int>.allocate(capacity: 1)
    StopFlag.set(0, at: pointer)
  }

  deinit { StopFlag.unused.withLock { [pointer] in $0.pointers.append(pointer) } }

  /// The flag's memory, for signal handlers; nobody else has it as long as the flag lives.
  package var address: UnsafeMutablePointer<Int> { pointer }

  /// Whether work shall end.
  package var isRaised: Bool { StopFlag.isRaised(at: pointer) }

  /// Ends all work that looks at this flag. Safe in a signal handler.
  package func raise() { StopFlag.set(1, at: pointer) }

  /// Whether the flag that has the memory at `address` is raised. What was written before it was is there.
  package static func isRaised(at address: UnsafePointer<Int>) -> Bool {
    // `Atomic<Int>` is laid out as `Int` is, which C reads the same way.
    UnsafeRawPointer(address).assumingMemoryBound(to: Atomic<Int>.self).pointee
      .load(ordering: .acquiring) != 0
  }

  /// Sets the flag that has the memory at `address`; 0 lowers it. Safe in a signal handler.
  package static func set(_ value: Int, at address: UnsafeMutablePointer<Int>) {
    UnsafeRawPointer(address).assumingMemoryBound(to: Atomic<Int>.self).pointee
      .store(value, ordering: .releasing)
  }
}

/// A syntax tree, which owns its nodes.
package struct SyntaxTree: ~Copyable {
  private let tree: OpaquePointer

  init(_ tree: OpaquePointer) { self.tree = tree }

  deinit { ts_tree_delete(tree) }

  /// Gives up the tree without freeing it, because its memory is an arena's.
  consuming func abandon() { discard self }

  /// The root; nodes must not be used after the tree is gone.
  package var root: SyntaxNode { SyntaxNode(ts_tree_root_node(tree)) }
}
