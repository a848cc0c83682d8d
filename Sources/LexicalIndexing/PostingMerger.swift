internal import FileMapping

/// Merges the runs of collections into the columns of an index.
///
/// Words that begin alike are merged at a time: their postings fit into a core's cache, and are sorted
/// as plain numbers by the rest of the word. The units of a word come in their order from each
/// collection, so where there is one collection they need no sorting, else next to none.
struct PostingMerger: ~Copyable {
  private var words = ColumnBuilder<UInt32>()
  private var ends = ColumnBuilder<UInt32>()
  private var fileCounts = ColumnBuilder<UInt32>()
  private var postings: ColumnBuilder<UInt8>
  /// For each unit where the units of its file end.
  private let fileEnds: [UInt32]

  /// - Parameters:
  ///   - collections: Finished.
  ///   - files: Their files.
  init(_ collections: [WordCollection], _ files: CollectedFiles) {
    fileEnds = files.fileEnds
    let byteCount = collections.reduce(0) { $0 + $1.runs.reduce(0) { $0 + $1.byteCount } }
    postings = ColumnBuilder(capacity: byteCount)
    var keys: [UInt64] = []
    for bucket in 0..<PostingKey.bucketCount {
      keys.removeAll(keepingCapacity: true)
      for (collection, numbers) in zip(collections, files.numbers) {
        for run in collection.runs {
          run.forEachPosting(inBucket: bucket) { word, unit, fields in
            keys.append(PostingKey.inBucket(word, unit: numbers[unit], fields))
          }
        }
      }
      sort(&keys, from: PostingKey.restShift, digitBits: 8)
      keys.withUnsafeMutableBufferPointer { append($0, bucket) }
    }
  }

  /// Appends the postings of a bucket, which are sorted by word.
  private mutating func append(_ keys: UnsafeMutableBufferPointer<UInt64>, _ bucket: Int) {
    var start = 0
    while start < keys.count {
      let rest = keys[start] >> PostingKey.restShift
      var end = start + 1
      var isAscending = true
      while end < keys.count, keys[end] >> PostingKey.restShift == rest {
        if keys[end] < keys[end - 1] { isAscending = false }
        end += 1
      }
      var ofWord = UnsafeMutableBufferPointer(rebasing: keys[start..<end])
      if !isAscending { ofWord.sort() }
      append(wordWith: ofWord)
      words.append(PostingKey.word(keys[start], bucket: bucket))
      ends.append(UInt32(postings.count))
      start = end
    }
  }

  private mutating func append(wordWith keys: UnsafeMutableBufferPointer<UInt64>) {
    var last: UInt32 = 0
    var fileEnd: UInt32 = 0
    var fileCount: UInt32 = 0
    for key in keys {
      let unit = PostingKey.unit(key)
      if unit >= fileEnd {
        fileCount += 1
        fileEnd = fileEnds[Int(unit)]
      }
      postings.append(posting: UInt64(unit - last), PostingKey.fields(key))
      last = unit
    }
    fileCounts.append(fileCount)
  }

  /// All words, for each how many files hold it and where its postings end, and the postings.
  consuming func columns() -> (
    words: Column<UInt32>, fileCounts: Column<UInt32>, ends: Column<UInt32>,
    postings: Column<UInt8>
  ) {
    (words.column(), fileCounts.column(), ends.column(), postings.column())
  }
}
