internal import FileDiscovery
internal import Glibc
internal import SourceModel

/// Walks a directory several times and prints what was found, with the least wall time and CPU of
/// a walk in microseconds.
///
/// With a file LISTING, the walk is given the listing that the file holds, which is read and decoded
/// within the measured time; if it was of no use, the one that the walk records is written there.
func runDiscovery() {
  let arguments = CommandLine.arguments
  guard arguments.count >= 2 else {
    print("usage: discovery ROOT [ROUNDS [THREADS [LISTING]]]")
    exit(2)
  }
  let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 1 : 1
  var options = DiscoveryOptions()
  options.threadCount = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
  let listing = arguments.count > 4 ? arguments[4] : nil
  options.recordsListing = listing != nil
  var leastWall = Int.max
  var leastCPU = Int.max
  var text = ""
  for _ in 0..<rounds {
    let wall = microseconds(CLOCK_MONOTONIC)
    let cpu = microseconds(CLOCK_PROCESS_CPUTIME_ID)
    let previous = listing.flatMap { content(of: $0) }.flatMap { TreeListing(decoding: $0) }
    guard let found = try? discoverFiles(in: arguments[1], options: options, previous: previous)
    else { exit(2) }
    leastWall = min(leastWall, microseconds(CLOCK_MONOTONIC) - wall)
    leastCPU = min(leastCPU, microseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    if let listing, let new = found.listing, !found.isListingUnchanged {
      write(new.encoded(), to: listing)
    }
    text = found.isListingUnchanged ? "unchanged " : ""
    text += "files \(found.files.count) others \(found.otherCount) ignored \(found.ignoredCount)"
  }
  print("\(text) wall \(leastWall) cpu \(leastCPU)")
}

private func microseconds(_ clock: clockid_t) -> Int {
  var time = timespec()
  clock_gettime(clock, &time)
  return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
}

private func content(of path: String) -> [UInt8]? {
  guard let stream = fopen(path, "rb") else { return nil }
  defer { fclose(stream) }
  var status = stat()
  guard fstat(fileno(stream), &status) == 0 else { return nil }
  return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
    count = fread(buffer.baseAddress, 1, buffer.count, stream)
  }
}

private func write(_ bytes: [UInt8], to path: String) {
  guard let stream = fopen(path, "wb") else { return }
  fwrite(bytes, 1, bytes.count, stream)
  fclose(stream)
}
