// Imports of Python.
//
// A *root* is a directory that holds top-level modules: one that is no package itself. Roots are
// found, not told: every directory without `__init__.py` is a root for the modules and packages in
// it.
//
// `import a.b` is looked up below
//   1. the roots that hold the importer, the innermost first: the directory of a script, the root
//      of the repository, `src`;
//   2. other roots that hold a module or a regular package of that name, the nearest first, unless
//      they belong to tests, examples or a vendor that the importer isn't part of.
// A module of the standard library is only looked for in the first group.
//
// `from a import b` is the module `a.b` where there is one, else `a`. Names that `__init__.py`
// imports from elsewhere are for the caller to follow.

internal import SourceModel

/// The rules of Python.
struct PythonImports: ImportRules {
  private let tree: ImportTree
  /// Names of modules and packages, and the roots that hold each; packages without `__init__.py`
  /// are known, but have no root.
  private var names = ByteInterner()
  private var roots: [[Int]] = []
  private var isPackage: [Bool]

  /// Stubs stand for modules that are written in another language.
  private static let endings = [
    "/__init__.py", ".py", "/__init__.pyi", ".pyi", ".pyx", ".pxd", ".ipynb",
  ].map { Array($0.utf8) }

  /// Roots of one name that are tried, and that are looked at: a name like `utils` stands in
  /// hundreds of directories.
  private static let maximumRoots = (tried: 16, seen: 256)

  init(_ tree: ImportTree) {
    self.tree = tree
    let paths = tree.paths
    isPackage = (0..<paths.directoryCount).map { directory in
      let path = paths.directoryPath(directory)
      return !path.isEmpty
        && (paths.file(path + Bytes("/__init__.py")) ?? paths.file(path + Bytes("/__init__.pyi")))
          != nil
    }
    var isKnown = [Bool](repeating: false, count: paths.directoryCount)
    for (place, family) in tree.families.enumerated() where family == .python {
      let path = paths.path(at: place)
      let directory = paths.directory(of: place)
      if !isPackage[directory] { add(path.stem, root: directory) }
      addPackages(from: directory, &isKnown)
    }
  }

  /// Adds a directory and those above it, up to one that was added before.
  private mutating func addPackages(from directory: Int, _ isKnown: inout [Bool]) {
    var next: Int? = directory
    while let directory = next, !isKnown[directory], directory != PathIndex.root {
      isKnown[directory] = true
      let path = tree.paths.directoryPath(directory)
      next = tree.paths.directory(path.directory)
      let isTop = next.map { !isPackage[$0] } ?? false
      add(path.fileName, root: isPackage[directory] && isTop ? next : nil)
    }
  }

  private mutating func add(_ name: ByteSlice, root: Int?) {
    let number = name.withUnsafeBytes { names.intern($0) }
    if number == roots.count { roots.append([]) }
    if let root, roots[number].last != root { roots[number].append(root) }
  }

  func target(of request: ImportRequest, in place: Int) -> ImportTarget {
    let source = request.source[...]
    let module = source.drop { $0 == Sign.dot }
    // The rest of the name is only known when it runs.
    if !module.isEmpty, module.last == Sign.dot { return .unresolved }
    var path = joined(module.split(separator: Sign.dot), Sign.slash)
    let dots = module.startIndex - source.startIndex
    if dots > 0 { return relativeTarget(&path, dots: dots, request.name, in: place) }
    guard let head = module.split(separator: Sign.dot, maxSplits: 1).first else {
      return .unresolved
    }
    guard let number = head.withUnsafeBytes({ names.index(of: $0) }) else { return .external }
    let paths = tree.paths
    for directory in paths.directoriesAbove(place) where !isPackage(directory) {
      if let found = file(in: directory, path, request.name) { return .files([found]) }
    }
    if Self.standardLibrary.contains(Bytes(head)) { return .external }
    let others = otherRoots(roots[number], place)
    for root in others {
      if let found = file(in: paths.directoryPath(root), path, request.name) {
        return .files([found])
      }
    }
    return !others.isEmpty || isLocal(head, place) ? .unresolved : .external
  }

  private func relativeTarget(
    _ path: inout Bytes, dots: Int, _ name: Bytes?, in place: Int
  ) -> ImportTarget {
    var directory = tree.paths.directoryPath(of: place)
    for _ in 1..<dots {
      guard !directory.isEmpty else { return .unresolved }
      directory = directory.directory
    }
    return ImportTarget(place: file(in: directory, path, name)) ?? .unresolved
  }

  /// The file of a module below a directory, or of the module that one of its names is.
  private func file(in directory: ByteSlice, _ path: Bytes, _ name: Bytes?) -> Int? {
    var module = Bytes(directory)
    if !module.isEmpty, !path.isEmpty { module.append(Sign.slash) }
    module += path
    if let name {
      let part = module.isEmpty ? name : module + [Sign.slash] + name
      if let found = tree.paths.file(part, endings: Self.endings) { return found }
    }
    guard !module.isEmpty else { return tree.paths.file(Bytes("__init__.py")) }
    return tree.paths.file(module, endings: Self.endings)
  }

  private func isPackage(_ directory: ByteSlice) -> Bool {
    tree.paths.directory(directory).map { isPackage[$0] } ?? false
  }

  /// A root that holds the importer has a module or package of that name.
  private func isLocal(_ head: ByteSlice, _ place: Int) -> Bool {
    tree.paths.directoriesAbove(place).contains { directory in
      !isPackage(directory) && file(in: directory, Bytes(head), nil) != nil
    }
  }

  /// Those of some roots that don't hold the importer, the nearest first.
  private func otherRoots(_ roots: [Int], _ place: Int) -> [Int] {
    let importer = tree.paths.directoryPath(of: place)
    return roots.prefix(Self.maximumRoots.seen).lazy
      .map { (root: $0, path: tree.paths.directoryPath($0)) }
      .filter { !isApart($0.path, from: importer) }
      .prefix(Self.maximumRoots.tried)
      .sorted { left, right in
        let shared = (sharedParts(left.path, importer), sharedParts(right.path, importer))
        return shared.0 != shared.1 ? shared.0 > shared.1 : left.path.count < right.path.count
      }
      .map { $0.root }
  }

  /// What the root doesn't share with the importer is a part of tests, examples or a vendor.
  private func isApart(_ root: ByteSlice, from importer: ByteSlice) -> Bool {
    let parts = root.parts(Sign.slash)
    let shared = sharedParts(root, importer)
    let own = parts.dropFirst(shared)
    return !own.isEmpty && Self.holdsSamples(parts.prefix(shared))
      || own.contains { Self.apartNames.contains(Bytes($0)) || $0.first == Sign.dot }
  }

  /// What tests read, of which no sample knows another: `fixtures`, or `data` of tests.
  private static func holdsSamples(_ folders: some BidirectionalCollection<ByteSlice>) -> Bool {
    guard let last = folders.last else { return false }
    if sampleNames.contains(Bytes(last)) { return true }
    return last.equals("data")
      && folders.contains { $0.equals("tests") || $0.equals("test") }
  }

  private static let sampleNames = words("fixture fixtures testdata test_data")

  private func sharedParts(_ path: ByteSlice, _ other: ByteSlice) -> Int {
    zip(path.parts(Sign.slash), other.parts(Sign.slash)).prefix { $0 == $1 }.count
  }

  private static let apartNames = words(
    """
    test tests testing fixture fixtures testdata test_data data example examples docs doc demo \
    demos samples sample vendor vendored _vendor third_party thirdparty site-packages \
    node_modules benchmarks benchmark scripts tools templates
    """)

  private static let standardLibrary = words(
    """
    __future__ __main__ _thread abc aifc argparse array ast asynchat asyncio asyncore atexit \
    audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath \
    cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib \
    contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib \
    dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp \
    fileinput fnmatch fractions ftplib functools gc getopt getpass gettext glob graphlib grp \
    gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io \
    ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap \
    marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nntplib \
    numbers operator optparse os pathlib pdb pickle pickletools pipes pkgutil platform \
    plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc \
    queue quopri random re readline reprlib resource runpy sched secrets select selectors \
    shelve shlex shutil signal site smtplib sndhdr socket socketserver spwd sqlite3 ssl stat \
    statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog \
    tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token \
    tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest \
    urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml \
    xmlrpc zipapp zipfile zipimport zlib zoneinfo
    """)

  private static func words(_ text: String) -> Set<Bytes> {
    Set(text.split(separator: " ").map { Array($0.utf8) })
  }
}
