internal import SourceModel
internal import Synchronization
internal import TieredCaching

/// The maps that an engine has made, in memory, and with a ``MapStore`` on disk.
///
///     exact key ──→ memory ──miss──→ disk, where it pays ──miss──→ make
///     loose key ──→ exact key of the map that was given last
///
/// A text lies under the digest of everything that it depends on. So what is found is what would be
/// made, and looser promises (``RefreshMode``) are notes of which text was given last.
final class MapCache: Sendable {
  /// Notes of one tree; beyond, they are forgotten, which costs a map each.
  private static let noteLimit = 1024
  /// The kernel is asked how scarce memory is with every so many lookups: the answer takes as long as
  /// hundreds of hits.
  private static let pressureInterval = 64

  /// What is known of the maps of one tree.
  private struct TreeNotes {
    /// Goes up with each invalidation, so that no earlier text is found.
    var generation = 0
    /// The recipe of the map that was given last, by loose key.
    var lastKeys: [ContentHash: ContentHash] = [:]
    /// Whether the tree may have changed since it was last looked at, without anybody telling.
    var hasUnseenChanges = false
  }

  private struct State {
    var counts = MapCounts()
    var notes: [[UInt8]: TreeNotes] = [:]
    var lookupCount = 0
    var pressure = MemoryPressure.none
  }

  private let memory: TieredCache<[UInt8]>
  /// What gives up memory together with the maps.
  private let sources: SourceStore?
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limitBytes: Bytes of memory for maps.
  ///   - sources: What gives up memory together with them when it is scarce.
  init(limitBytes: Int, sources: SourceStore? = nil) {
    self.sources = sources
    var settings = TieredCacheSettings()
    settings.memoryLimitBytes = max(0, limitBytes)
    memory = TieredCache(settings) { $0.count }
  }

  /// Where the maps came from so far.
  var counts: MapCounts { state.withLock { $0.counts } }

  // MARK: Texts

  /// The map of a recipe: found, or made and kept.
  ///
  /// - Parameters:
  ///   - key: Key of the recipe.
  ///   - root: Bytes of the canonical path of the tree's root.
  ///   - store: The maps on disk; `nil` where asking doesn't pay.
  ///   - make: Makes the map. One that isn't reproducible is given, not kept.
  /// - Returns: The text, and where it came from.
  /// - Throws: What `make` throws.
  func text(
    _ key: ContentHash, root: [UInt8], store: MapStore?,
    make: () throws(MapError) -> MadeMap
  ) throws(MapError) -> (text: [UInt8], origin: MapOrigin) {
    adjustToPressure()
    var origin = MapOrigin.memory
    do throws(NotKept) {
      let text = try memory.value(for: memoryKey(key, root)) { () throws(NotKept) -> [UInt8] in
        if let found = find(key, in: store) {
          origin = .disk
          return found
        }
        origin = .computed
        return try keep(make, key, store)
      }
      count(origin)
      return (text, origin)
    } catch {
      switch error {
      case .failed(let error): throw error
      case .text(let text):
        count(.computed)
        return (text, .computed)
      }
    }
  }

  /// The map of a recipe, if there is one.
  func text(
    _ key: ContentHash, root: [UInt8], store: MapStore?
  ) -> (text: [UInt8], origin: MapOrigin)? {
    adjustToPressure()
    let result: (text: [UInt8], origin: MapOrigin)?
    if let text = memory.value(for: memoryKey(key, root)) {
      result = (text, .memory)
    } else {
      result = store?.text(key).map { ($0, .disk) }
    }
    if let result { count(result.origin) }
    return result
  }

  private func find(_ key: ContentHash, in store: MapStore?) -> [UInt8]? {
    guard let store else { return nil }
    let text = store.text(key)
    if text == nil { state.withLock { $0.counts.diskMisses += 1 } }
    return text
  }

  private func keep(
    _ make: () throws(MapError) -> MadeMap, _ key: ContentHash, _ store: MapStore?
  ) throws(NotKept) -> [UInt8] {
    let map: MadeMap
    do throws(MapError) {
      map = try make()
    } catch {
      throw .failed(error)
    }
    guard map.isReproducible else { throw .text(map.text) }
    store?.store(map.text, for: key)
    // Without the room that it grew into, which may be as much again.
    return map.text.withUnsafeBufferPointer { Array($0) }
  }

  /// Counts a map by where it came from.
  func count(_ origin: MapOrigin) { state.withLock { $0.counts.count(origin) } }

  /// Gives the maps in memory the limit that goes with how scarce memory is.
  private func adjustToPressure() {
    let isDue = state.withLock { state in
      state.lookupCount += 1
      return state.lookupCount.isMultiple(of: MapCache.pressureInterval)
    }
    guard isDue else { return }
    let readings = MemoryReadings(readFile: MemoryReadings.contentOfKernelFile)
    let pressure = state.withLock { state in
      state.pressure = MemoryPressure.pressure(showing: readings, after: state.pressure)
      return state.pressure
    }
    memory.adjust(to: pressure)
    sources?.adjust(to: pressure)
  }
}

/// Why the making of a map left nothing to keep.
private enum NotKept: Error {
  /// The text isn't reproducible.
  case text([UInt8])
  case failed(MapError)
}

// MARK: - Notes and invalidation

extension MapCache {
  /// The recipe of the map that was given last under a looser key.
  func lastKey(_ looseKey: ContentHash, root: [UInt8], store: MapStore?) -> ContentHash? {
    state.withLock { $0.notes[root]?.lastKeys[looseKey] } ?? store?.lastKey(looseKey)
  }

  /// Notes the recipe of the map that is given under a looser key.
  func setLastKey(
    _ key: ContentHash, for looseKey: ContentHash, root: [UInt8], store: MapStore?
  ) {
    let isNew = state.withLock { state in
      let keys = state.notes[root]?.lastKeys ?? [:]
      if keys[looseKey] == key { return false }
      if keys.count >= MapCache.noteLimit { state.notes[root]?.lastKeys = [:] }
      state.notes[root, default: TreeNotes()].lastKeys[looseKey] = key
      return true
    }
    if isNew { store?.setLastKey(key, for: looseKey) }
  }

  /// Forgets all maps of a tree: the notes now, and the texts because nobody will ask for their keys.
  func removeAll(root: [UInt8]) {
    state.withLock { state in
      state.notes[root, default: TreeNotes()].generation += 1
      state.notes[root]?.lastKeys = [:]
    }
  }

  /// Notes that a request was answered without a look at the tree.
  func noteUnseenChanges(root: [UInt8]) {
    state.withLock { $0.notes[root, default: TreeNotes()].hasUnseenChanges = true }
  }

  /// Whether requests were answered without a look at the tree since this was last asked: then what
  /// somebody tells of its changes is not all.
  func takeUnseenChanges(root: [UInt8]) -> Bool {
    state.withLock { state in
      let hasUnseen = state.notes[root]?.hasUnseenChanges ?? false
      if hasUnseen { state.notes[root]?.hasUnseenChanges = false }
      return hasUnseen
    }
  }

  /// The key of a text in memory, which trees share until maps of one are invalidated.
  private func memoryKey(_ key: ContentHash, _ root: [UInt8]) -> ContentHash {
    let generation = state.withLock { $0.notes[root]?.generation ?? 0 }
    guard generation > 0 else { return key }
    var input = DigestInput()
    input.append(key)
    input.append(root)
    input.append(generation)
    return input.digest
  }
}

// MARK: - Metrics

extension MapCache {
  /// What the tiers did and hold.
  var tierCounts: CacheCounts {
    var tiers = memory.counts
    let maps = counts
    // For the tiers in memory the disk is a part of making a value.
    tiers[.disk].hitCount = maps.diskHits
    tiers[.disk].missCount = maps.diskMisses
    tiers.computedCount = maps.computed
    return tiers
  }
}
