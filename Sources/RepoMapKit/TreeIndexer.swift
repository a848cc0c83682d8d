internal import DiskCaching
internal import FileDiscovery
internal import SourceModel
internal import Synchronization
internal import SyntaxParsing
internal import TagExtraction

/// Brings everything that is known about the files of a tree up to date.
///
/// Input: a root. Output: an ``IndexedTree``. Steps: discover the files with their stamps; for
/// those whose stamp the cache knows and trusts, take its document; read the others and look their
/// content up; parse what is left; store what is new.
///
/// Invariant: the result is the same with any cache and number of threads. It does not rank.
struct TreeIndexer {
  let settings: EngineSettings
  let languages: LanguageSupport
  let stop: StopFlag

  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - timer: Is told when a step ends.
  func index(
    _ root: [UInt8], observer: any ProgressObserver, timer: inout StepTimer
  ) throws(EngineError) -> IndexedTree {
    let discovery = try discover(root)
    timer.end("discovery")
    let cache = openCache(discovery)
    var jobs = FileJobs(discovery.files, cache: cache, languages: languages)
    timer.end("cache")
    let results = run(jobs, root: discovery.root, cache: cache, observer: observer)
    timer.end("extraction")
    cache?.finish(results, jobs: jobs)
    timer.end("store")
    if stop.isRaised { throw .cancelled }
    return tree(discovery, jobs: &jobs, results: results, cache: cache)
  }
}
