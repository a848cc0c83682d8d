// swift-tools-version: 6.2
//
// One section per layer, lowest first; docs/architecture.md holds the same table, and
// Tests/TidyTests checks that both, and the imports of every file, agree.

import PackageDescription

// MARK: - Settings

let release: BuildSettingCondition = .when(configuration: .release)

/// With REPOMAP_FUZZ=1 everything is compiled for the fuzz targets, and only these can be linked.
let isFuzzing = Context.environment["REPOMAP_FUZZ"] == "1"
let fuzzingFlags = ["-sanitize=fuzzer,address"]

/// With REPOMAP_THREAD_SANITIZER=1 tests and program tell the thread sanitizer what it can't see.
let isCheckingThreads = Context.environment["REPOMAP_THREAD_SANITIZER"] == "1"
let threadAnnotations: [Target.Dependency] = isCheckingThreads ? ["ThreadAnnotations"] : []

/// Applied to every Swift target.
let swiftSettings: [SwiftSetting] =
  (isFuzzing ? [.unsafeFlags(fuzzingFlags)] : []) + [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Generic functions of one module are specialised in another only with this flag, and only
    // where they are public: 24 times faster loops (docs/performance.md).
    .unsafeFlags(["-cross-module-optimization"], release),
    // Debug builds, in which all tests run, check at run time that nobody reads what another is
    // changing; that takes a twentieth of answering a question.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], release),
  ]

/// A static Swift runtime, lld and packed relocations: a process starts in 1.6 ms instead of
/// 9 ms or more. `.build/slib`, which `make` creates, holds links to the static C++ runtime.
let executableSettings: [SwiftSetting] =
  swiftSettings + [
    .unsafeFlags(["-static-stdlib"], release)
  ]
let executableLinkerSettings: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
      "-Xlinker", "--gc-sections", "-L.build/slib",
    ],
    release)
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: swiftSettings)
}

// MARK: - C libraries

let systemLibraries: [Target] = [
  .systemLibrary(name: "CSQLite"),
  .systemLibrary(name: "CPCRE2"),
  .systemLibrary(name: "CXXHash"),
  // Found by pkg-config: Debian's library, or the newer one that `make` builds.
  .systemLibrary(name: "CTreeSitter", pkgConfig: "tree-sitter"),
  .target(name: "CShim"),
]

// MARK: - Values

let values: [Target] = [
  module("StandardExtensions", ["CShim"]),
  module("SourceModel", ["StandardExtensions", "CXXHash"]),
  module("FileMapping", ["SourceModel"]),
  tests("StandardExtensions", ["TestSupport"]),
  tests("SourceModel", ["TestSupport"]),
  tests("FileMapping", ["SourceModel", "TestSupport"]),
]

// MARK: - Serving

let serving: [Target] = [
  module("LocalServing", ["StandardExtensions", "CShim"]),
  module("JSONRPC", ["StandardExtensions", "CShim"]),
  tests("LocalServing", ["StandardExtensions", "TestSupport"]),
  tests("JSONRPC", ["StandardExtensions", "TestSupport", "CShim"]),
]

// MARK: - Discovery

let discovery: [Target] = [
  module("PatternMatching", ["CPCRE2"]),
  module("FileDiscovery", ["SourceModel", "PatternMatching", "StandardExtensions", "CShim"]),
  tests("PatternMatching"),
  tests("FileDiscovery", ["SourceModel", "PatternMatching", "TestSupport"]),
]

// MARK: - Extraction

let extraction: [Target] = [
  module("SyntaxParsing", ["SourceModel", "PatternMatching", "CTreeSitter"]),
  module("TagQueries", ["SourceModel"]),
  module("LexicalAnalysis", ["SourceModel"]),
  module("TagExtraction", ["SourceModel", "SyntaxParsing", "TagQueries", "LexicalAnalysis"]),
  tests(
    "SyntaxParsing",
    ["SourceModel", "PatternMatching", "TagQueries", "TestSupport", "CTreeSitter"]),
  tests(
    "TagExtraction",
    ["SourceModel", "SyntaxParsing", "TagQueries", "TestSupport", "CTreeSitter"]),
]

// MARK: - Clones

let clones: [Target] = [
  module("CloneDetection", ["SourceModel"]),
  tests("CloneDetection", ["SourceModel", "TestSupport"]),
]

// MARK: - Imports

let imports: [Target] = [
  module("ImportResolution", ["SourceModel"]),
  .testTarget(
    name: "ImportResolutionTests",
    dependencies: ["ImportResolution", "SourceModel", "TestSupport"], exclude: ["Cases"],
    swiftSettings: swiftSettings),
]

// MARK: - Caching

let caching: [Target] = [
  module("SQLiteAccess", ["CSQLite", "CShim"]),
  module("DiskCaching", ["SQLiteAccess", "SourceModel", "FileMapping", "CShim"]),
  module("TieredCaching", ["DiskCaching", "SourceModel"]),
  tests("SQLiteAccess", ["TestSupport"]),
  tests("DiskCaching", ["SQLiteAccess", "SourceModel", "FileMapping", "TestSupport"]),
  tests("TieredCaching", ["DiskCaching", "SourceModel", "TestSupport"]),
]

// MARK: - Graph and rank

let ranking: [Target] = [
  module("GraphBuilding", ["SourceModel", "FileMapping", "ImportResolution"]),
  module("LexicalIndexing", ["SourceModel", "FileMapping", "LexicalAnalysis"]),
  module("SymbolRanking", ["SourceModel", "FileMapping", "GraphBuilding", "LexicalIndexing"]),
  tests("LexicalIndexing", ["SourceModel", "FileMapping", "LexicalAnalysis", "TestSupport"]),
  tests(
    "GraphBuilding", ["SourceModel", "FileMapping", "ImportResolution", "TestSupport"]),
  tests(
    "SymbolRanking",
    [
      "SourceModel", "FileMapping", "GraphBuilding", "LexicalAnalysis", "LexicalIndexing",
      "TestSupport",
    ]),
]

// MARK: - History

let history: [Target] = [
  module("GitAccess", ["SourceModel", "CShim"]),
  module(
    "HistoryIndexing", ["SourceModel", "FileMapping", "LexicalAnalysis", "LexicalIndexing"]),
  tests("GitAccess", ["SourceModel", "TestSupport"]),
  tests(
    "HistoryIndexing",
    [
      "GitAccess", "SourceModel", "FileMapping", "LexicalAnalysis", "LexicalIndexing",
      "TestSupport",
    ]),
]

// MARK: - Tasks

let taskReading: [Target] = [
  module("TaskReading", ["SourceModel"]),
  .testTarget(
    name: "TaskReadingTests", dependencies: ["TaskReading", "TestSupport"],
    exclude: ["Diffs", "Traces"], swiftSettings: swiftSettings),
]

// MARK: - Selection and rendering

let rendering: [Target] = [
  module("TokenCounting", ["SourceModel", "PatternMatching"]),
  module("MapSelection"),
  module("MapRendering", ["StandardExtensions", "SourceModel", "MapSelection"]),
  module("GraphRendering", ["SourceModel"]),
  .testTarget(
    name: "TokenCountingTests", dependencies: ["TokenCounting", "PatternMatching", "TestSupport"],
    exclude: ["Oracle"], swiftSettings: swiftSettings),
  tests("MapSelection", ["TestSupport"]),
  tests(
    "MapRendering",
    [
      "SourceModel", "SyntaxParsing", "TagQueries", "TagExtraction", "MapSelection", "TestSupport",
    ], exclude: ["Cases"]),
  .testTarget(
    name: "GraphRenderingTests",
    dependencies: ["GraphRendering", "SourceModel", "TestSupport"],
    exclude: ["Golden", "Tools"], swiftSettings: swiftSettings),
]

// MARK: - Façade and command line

let facade: [Target] = [
  module(
    "RepoMapKit",
    [
      "StandardExtensions", "SourceModel", "FileMapping", "FileDiscovery", "SyntaxParsing",
      "TagQueries", "TagExtraction", "ImportResolution", "DiskCaching", "TieredCaching",
      "GraphBuilding", "LexicalAnalysis", "LexicalIndexing", "SymbolRanking", "TaskReading",
      "TokenCounting", "MapSelection", "MapRendering", "GraphRendering", "GitAccess",
      "HistoryIndexing", "CloneDetection",
    ]),
  module("ArgumentParsing", ["StandardExtensions"]),
  module("MCPServer", ["RepoMapKit", "JSONRPC", "StandardExtensions"]),
  module("LSPServer", ["RepoMapKit", "JSONRPC", "StandardExtensions", "CShim"]),
  tests("LSPServer", ["RepoMapKit", "JSONRPC", "StandardExtensions", "TestSupport"]),
  .executableTarget(
    name: "repomap",
    dependencies: [
      "RepoMapKit", "ArgumentParsing", "LocalServing", "JSONRPC", "LSPServer", "MCPServer",
      "StandardExtensions", "CShim",
    ] + threadAnnotations,
    swiftSettings: executableSettings, linkerSettings: executableLinkerSettings),
]

// MARK: - Tests of the whole

let wholeTests: [Target] = [
  // Temporary trees, processes, golden files, and repositories written as text.
  .target(
    name: "TestSupport",
    dependencies: ["SourceModel", "GraphBuilding", "ImportResolution", "CShim"]
      + threadAnnotations,
    path: "Tests/TestSupport", swiftSettings: swiftSettings),
  tests(
    "RepoMapKit",
    [
      "SourceModel", "StandardExtensions", "SyntaxParsing", "DiskCaching", "LexicalAnalysis",
      "LexicalIndexing",
      "SymbolRanking",
      "MapSelection",
      "MapRendering", "TokenCounting", "GitAccess", "GraphRendering", "TestSupport",
    ]),
  tests("ArgumentParsing", ["StandardExtensions", "TestSupport"]),
  tests(
    "MCPServer", ["RepoMapKit", "JSONRPC", "StandardExtensions", "TestSupport"],
    exclude: ["Golden"]),
  // The engine as its users see it: bad input, determinism, what is parsed again.
  .testTarget(
    name: "EngineTests", dependencies: ["RepoMapKit", "TestSupport"], swiftSettings: swiftSettings),
  .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: swiftSettings),
  // The program, whatever happens to its cache and its tree meanwhile.
  .testTarget(
    name: "ResilienceTests", dependencies: ["TestSupport", "repomap"],
    swiftSettings: swiftSettings),
  .testTarget(
    name: "CommandLineTests",
    dependencies: [
      "LocalServing", "SourceModel", "SyntaxParsing", "StandardExtensions", "TestSupport",
      "repomap",
    ],
    exclude: ["Golden", "Tools"],
    swiftSettings: swiftSettings),
]

// MARK: - Benchmarks

/// Targets of this package, because another one can't see `package` declarations; only there when
/// they are asked for.
let benchmarks: [Target] =
  Context.environment["REPOMAP_BENCHMARKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "discovery", dependencies: ["FileDiscovery", "SourceModel"],
      path: "Benchmarks/Discovery", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "parse-only", dependencies: ["FileDiscovery", "SourceModel", "SyntaxParsing"],
      path: "Benchmarks/ParseOnly", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "edit-map", dependencies: ["RepoMapKit"], path: "Benchmarks/Edits",
      swiftSettings: executableSettings, linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "soak", dependencies: ["RepoMapKit", "CShim"], path: "Benchmarks/Soak",
      swiftSettings: executableSettings, linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "query-engines",
      dependencies: [
        "FileDiscovery", "SourceModel", "SyntaxParsing", "TagExtraction", "TagQueries",
      ],
      path: "Benchmarks/QueryEngines", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "cache-tiers", dependencies: ["TieredCaching", "DiskCaching", "SourceModel"],
      path: "Benchmarks/CacheTiers", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "increments", dependencies: ["GraphBuilding", "SourceModel"],
      path: "Benchmarks/Increments", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .target(
      name: "IndexReading", dependencies: ["FileMapping", "GraphBuilding", "SourceModel"],
      path: "Benchmarks/IndexReading", swiftSettings: swiftSettings),
    .executableTarget(
      name: "list-imports",
      dependencies: ["FileMapping", "GraphBuilding", "IndexReading", "SourceModel"],
      path: "Benchmarks/ImportListing", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "list-edges",
      dependencies: ["FileMapping", "GraphBuilding", "IndexReading", "SourceModel"],
      path: "Benchmarks/EdgeListing", swiftSettings: executableSettings,
      linkerSettings: executableLinkerSettings),
    .executableTarget(
      name: "token-counts", dependencies: ["TokenCounting"], path: "Benchmarks/TokenCounts",
      swiftSettings: executableSettings, linkerSettings: executableLinkerSettings),
  ]

// MARK: - Thread sanitizer

let threadChecks: [Target] =
  !isCheckingThreads
  ? []
  : [
    .target(
      name: "ThreadAnnotations", path: "Tests/ThreadAnnotations",
      cSettings: [
        .define("REPOMAP_REPORTS", to: "\"\(Context.packageDirectory)/.build/tsan/reports/race\"")
      ]),
    .executableTarget(
      name: "sanitizer-check", dependencies: ["StandardExtensions", "ThreadAnnotations"],
      path: "Tests/SanitizerCheck", swiftSettings: swiftSettings),
  ]

// MARK: - Fuzz targets

func fuzzTarget(_ name: String, _ folder: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: ["FuzzSupport"] + dependencies, path: "Fuzz/\(folder)",
    // gold, the default, stumbles over the sanitizer's symbols.
    swiftSettings: swiftSettings,
    linkerSettings: [.unsafeFlags(fuzzingFlags + ["-use-ld=lld"])])
}

let fuzzTargets: [Target] =
  !isFuzzing
  ? []
  : [
    .systemLibrary(name: "CFuzzer", path: "Fuzz/CFuzzer"),
    .target(
      name: "FuzzSupport", dependencies: ["CFuzzer"], path: "Fuzz/FuzzSupport",
      swiftSettings: swiftSettings),
    fuzzTarget("fuzz-file-documents", "FileDocuments", ["SourceModel"]),
    fuzzTarget("fuzz-section-files", "SectionFiles", ["FileMapping", "SourceModel"]),
    fuzzTarget("fuzz-ignore-files", "IgnoreFiles", ["FileDiscovery", "PatternMatching"]),
    fuzzTarget("fuzz-message-framing", "MessageFraming", ["JSONRPC", "StandardExtensions"]),
    fuzzTarget("fuzz-git-indexes", "GitIndexes", ["FileDiscovery"]),
    fuzzTarget(
      "fuzz-tag-extraction", "TagExtraction",
      ["SourceModel", "SyntaxParsing", "TagQueries", "TagExtraction", "TestSupport"]),
  ]

let package = Package(
  name: "repomap",
  products: [
    .executable(name: "repomap", targets: ["repomap"]),
    .library(name: "RepoMapKit", targets: ["RepoMapKit"]),
  ],
  targets: systemLibraries + values + serving + discovery + extraction + clones + imports + caching
    + ranking + history + taskReading + rendering + facade + wholeTests + benchmarks
    + threadChecks + fuzzTargets,
  swiftLanguageModes: [.v6]
)
