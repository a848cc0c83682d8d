internal import Glibc
internal import RepoMapKit

/// Measures what an editor's edit costs in a process that lives: an engine has the map, a file gets
/// some more text, the engine is asked again.
///
/// Prints the median milliseconds of wall and of CPU from the question to its answer. Files stay
/// edited: give it a copy.
func runEditToMap() {
  let arguments = CommandLine.arguments
  guard arguments.count >= 5, arguments.count % 2 == 1 else {
    print("usage: edit-to-map ROOT CACHE FILE TEXT [FILE TEXT]…")
    exit(2)
  }
  var environment: [String: String] = [:]
  for name in ["HOME", "REPO_MAP_GRAMMAR_DIR"] {
    environment[name] = getenv(name).map { String(cString: $0) }
  }
  var settings = EngineSettings(environment: environment, executableDirectory: nil)
  settings.cacheDirectory = arguments[2]
  let engine = Engine(settings: settings)
  let request = MapRequest(root: Array(arguments[1].utf8))
  do {
    _ = try engine.map(request, observer: NoObserver())
    var walls: [Double] = []
    var processorTimes: [Double] = []
    for index in stride(from: 3, to: arguments.count, by: 2) {
      append(arguments[index + 1], to: arguments[index])
      let start = (milliseconds(CLOCK_MONOTONIC), milliseconds(CLOCK_PROCESS_CPUTIME_ID))
      _ = try engine.map(request, observer: NoObserver())
      walls.append(milliseconds(CLOCK_MONOTONIC) - start.0)
      processorTimes.append(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - start.1)
    }
    print("\(median(walls)) \(median(processorTimes))")
  } catch {
    print(error.message)
    exit(1)
  }
}

/// Nobody watches.
private struct NoObserver: ProgressObserver {
  func advanced(to done: Int, of total: Int) {}
}

private func append(_ text: String, to path: String) {
  guard let file = fopen(path, "ab") else { exit(2) }
  fputs(text, file)
  fclose(file)
}

private func milliseconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
