/// One of the places in which a ``TieredCache`` looks, in this order.
package enum CacheTier: Int, CaseIterable, Sendable {
  /// L0: the values of the current generation, all of them, in memory.
  case generation
  /// L1: values in memory that earn their place.
  case memory
  /// L2: what outlives the process.
  case disk

  /// The short name: `l0`, `l1`, `l2`.
  package var name: String { "l\(rawValue)" }
}
