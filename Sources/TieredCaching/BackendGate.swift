internal import SourceModel
internal import Synchronization

/// L2 as the tiers see it: a backend that may fail or be missing.
///
/// The first failure is told in a diagnostic. After some in a row the backend isn't asked any more:
/// one that is broken mustn't cost its time-out for each file.
final class BackendGate<Value: Sendable>: Sendable {
  /// Failures in a row after which the backend isn't asked any more.
  static var failureLimit: Int { 3 }

  private struct State {
    var failuresInARow = 0
    var diagnostic: Diagnostic?
  }

  private let backend: (any CacheBackend<Value>)?
  private let state = Mutex(State())

  init(_ backend: (any CacheBackend<Value>)?) {
    self.backend = backend
  }

  /// What went wrong first.
  var diagnostic: Diagnostic? { state.withLock { $0.diagnostic } }

  /// Whether there is something to ask.
  var isOpen: Bool {
    backend != nil && state.withLock { $0.failuresInARow < BackendGate.failureLimit }
  }

  /// The values of `keys`, in their order; `nil` where there is none or it can't be read.
  func load(_ keys: [ContentHash]) -> [Value?] {
    guard let backend, isOpen else { return keys.map { _ in nil } }
    do {
      let values = try backend.load(keys)
      succeed()
      return values
    } catch {
      fail(error, at: backend.location)
      return keys.map { _ in nil }
    }
  }

  /// Keeps values, and says whether it could.
  func store(_ batch: [(key: ContentHash, value: Value)]) -> Bool {
    guard let backend, isOpen else { return false }
    do {
      try backend.store(batch)
      succeed()
      return true
    } catch {
      fail(error, at: backend.location)
      return false
    }
  }

  private func succeed() {
    state.withLock { if $0.failuresInARow < BackendGate.failureLimit { $0.failuresInARow = 0 } }
  }

  private func fail(_ error: CacheBackendError, at location: String) {
    guard case .failed(let detail) = error else { return }
    state.withLock { state in
      state.failuresInARow += 1
      state.diagnostic =
        state.diagnostic ?? .cacheUnusable(path: location, detail: detail)
    }
  }
}
