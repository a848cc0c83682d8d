// Includes of C and the languages around it: C++, Objective-C, CUDA, GLSL, HLSL.
//
// A tree doesn't tell the search path that its build has, so a header is
//   1. the file beside the includer that the path leads to;
//   2. the nearest file that ends in the path (`Nearness.swift`): the directory in front of it is
//      the include root that was found.
// Of several that are equally near none is taken. Names of the system's headers need a plausible root: a file `string.h` somewhere isn't what
// `<string.h>` means. The IR doesn't tell quotes from angle brackets.

internal import SourceModel

/// The rules of C's family.
struct IncludeRules: ImportRules {
  private let tree: ImportTree

  init(_ tree: ImportTree) {
    self.tree = tree
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let source = request.source[...]
    guard request.kind == .include || source.contains(Sign.dot) && source.contains(Sign.slash)
    else {
      // `@import CoreData`, `import std`.
      return .external
    }
    let paths = tree.paths
    if let near = joinedPath(paths.directoryPath(of: place), source), let found = paths.file(near),
      found != place
    {
      return .files([found])
    }
    var suffix = source
    while suffix.hasPrefix("../") || suffix.hasPrefix("./") {
      suffix = suffix[((suffix.firstIndex(of: Sign.slash) ?? suffix.startIndex) + 1)...]
    }
    let isSystem = Self.isSystem(suffix)
    let found = paths.nearestFile(suffix, from: place, root: isSystem ? .plausible : .unambiguous)
    // A header that wraps the system's has its name.
    if found == place { return .external }
    if let found { return .files([found]) }
    return isSystem || !looksLocal(suffix) ? .external : .unresolved
  }

  /// A header in no directory, or in one that the tree has.
  private func looksLocal(_ path: ByteSlice) -> Bool {
    guard let slash = path.firstIndex(of: Sign.slash) else { return true }
    return !tree.paths.directorySuffixes.candidates(path[..<slash]).isEmpty
  }

  /// Headers of C, C++ and POSIX.
  private static func isSystem(_ path: ByteSlice) -> Bool {
    guard let slash = path.firstIndex(of: Sign.slash) else {
      return !path.contains(Sign.dot)
        || path.hasSuffix(".h") && systemHeaders.contains(Bytes(path.dropLast(2)))
    }
    return systemDirectories.contains(Bytes(path[..<slash]))
  }

  private static let systemDirectories: Set<Bytes> = Set(
    ["sys", "netinet", "arpa", "bits", "net", "mach", "gnu"].map { Array($0.utf8) })

  private static let systemHeaders: Set<Bytes> = Set(
    """
    aio alloca assert complex conio ctype cpio crypt direct dirent dlfcn elf endian errno \
    execinfo fcntl features fenv float fmtmsg fnmatch fts ftw getopt glob grp iconv ifaddrs \
    immintrin intrin inttypes io iso646 langinfo libgen libintl limits link locale malloc math \
    memory monetary mqueue ndbm netdb nl_types nmmintrin objbase paths poll pthread pty pwd \
    regex resolv sched search semaphore setjmp shadow signal spawn stdalign stdarg stdatomic \
    stdbit stdbool stddef stdint stdio stdlib stdnoreturn string strings stropts syslog tar \
    tchar termio termios tgmath threads time trace uchar ucontext ulimit unistd utime utmp \
    utmpx values varargs wchar wctype windows winsock winsock2 wordexp ws2tcpip zlib
    """.split(separator: " ").map { Array($0.utf8) })
}
