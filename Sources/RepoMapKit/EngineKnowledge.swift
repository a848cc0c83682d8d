internal import SourceModel
internal import Synchronization
internal import TieredCaching

/// What engines know that share it: nothing of it changes an answer, all of it makes answers faster.
final class EngineKnowledge: Sendable {
  let languageSupport: LanguageSupport
  /// Those with queries of users and repositories, by the digest of these.
  let userLanguages = Mutex<[ContentHash: LanguageSupport]>([:])
  /// The trees that were asked about.
  let states = TreeStates()
  /// Those of them that are watched.
  let watches = TreeWatches()
  /// The histories that tasks were answered with, by the bytes of the paths of git's directories.
  let histories = Mutex<[[UInt8]: KnownHistory]>([:])
  let mapCache: MapCache
  let sources: SourceStore
  /// Vocabularies by what they were asked for as.
  let tokenizers = Mutex<[String: LoadedTokenizer]>([:])
  /// Look-ups of documents on disk.
  let documentMetrics = CacheMetrics()
  /// What the stages took.
  let stageMetrics = StageMetrics()

  init(_ settings: EngineSettings) {
    languageSupport = LanguageSupport(grammarDirectories: settings.grammarDirectories)
    let third = settings.inMemoryCacheBytes / 3
    sources = SourceStore(limitBytes: third)
    mapCache = MapCache(limitBytes: third, sources: sources)
  }
}
