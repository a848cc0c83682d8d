internal import SourceModel
internal import SyntaxParsing
internal import TagQueries

#if canImport(Glibc)
  internal import Glibc
#endif

extension Engine {
  /// Looks at everything that a map needs.
  ///
  /// The cache is checked before the map, which would repair it; after damage the map is made without it, so
  /// that nothing changes.
  ///
  /// - Parameters:
  ///   - root: Bytes of the path of a directory.
  ///   - configuration: All settings, for their files and what is wrong with them.
  ///   - program: Version of the program.
  ///   - observer: Is told how far the work is.
  /// - Returns: What was found, the home directory written as `~`.
  public func examine(
    _ root: [UInt8], _ configuration: Configuration, program: String,
    observer: any ProgressObserver
  ) -> DoctorReport {
    var findings = versionFindings(program)
    findings += GrammarExamination(settings: settings, stop: stop).findings(root)
    findings += queryFindings(root)
    findings += configurationFindings(configuration)
    findings += tokenizerFindings(configuration)
    let cache = CacheExamination(settings: settings, root: root).findings
    findings += cache
    findings += RepositoryExamination(settings: settings, stop: stop).findings(root)
    let isCacheSound = !cache.contains { $0.level == .failure }
    let known = Set(findings.map { $0.detail })
    findings += mapFindings(root, usesCache: isCacheSound, known: known, observer)
    let home = settings.environment.nonEmpty("HOME")
    return DoctorReport(findings: findings.map { $0.redacted(home: home) })
  }

  private func versionFindings(_ program: String) -> [DoctorFinding] {
    let versions = libraryVersions()
    var findings = [
      DoctorFinding(
        .fine, "version", (["repomap \(program)"] + versions.prefix(2)).joined(separator: "; "))
    ]
    if !SyntaxRuntime.isRobust {
      findings.append(
        DoctorFinding(
          .warning, "tree-sitter", "version 0.20 fails on malformed input",
          advice: "`make` builds a newer one"))
    }
    return findings
  }

  /// What is wrong with queries and tables of the user and the repository.
  private func queryFindings(_ root: [UInt8]) -> [DoctorFinding] {
    let queries = UserQueries(directory: settings.queryDirectory, .directory(root))
    let languages = LanguageSupport(
      grammarDirectories: settings.grammarDirectories, userQueries: queries)
    languages.checkUserQueries()
    let problems = languages.diagnostics.filter { $0.isOfQueries }
    let count = queries.overlays.reduce(0) { $0 + $1.files.count }
    if problems.isEmpty {
      return [DoctorFinding(.fine, "queries", "\(countText(count, "file")) of your own")]
    }
    return problems.map {
      DoctorFinding(.failure, "queries", $0.message, advice: "correct or remove it")
    }
  }

  private func configurationFindings(_ configuration: Configuration) -> [DoctorFinding] {
    if configuration.warnings.isEmpty {
      let files = configuration.files.joined(separator: ", ")
      return [DoctorFinding(.fine, "settings", files.isEmpty ? "no files" : files)]
    }
    return configuration.warnings.map {
      DoctorFinding(
        .warning, "settings", $0, advice: "docs/reference/configuration.md lists all of them")
    }
  }

  /// How tokens are counted, and which vocabularies are there.
  private func tokenizerFindings(_ configuration: Configuration) -> [DoctorFinding] {
    let found = TokenizerSearch(environment: settings.environment).survey()
    let names = found.filter { $0.problem == nil }.map { $0.name }
    var unique: [String] = []
    for name in names where !unique.contains(name) { unique.append(name) }
    var findings: [DoctorFinding] = []
    var request = MapRequest(root: [])
    request.tokenizer = configuration.text(.tokenizer)
    do throws(EngineError) {
      _ = try counter(for: request)
      let way = request.tokenizer.map { "counted with \($0)" } ?? "estimated"
      let list =
        unique.isEmpty ? "no vocabularies" : "vocabularies: \(unique.joined(separator: ", "))"
      findings.append(DoctorFinding(.fine, "tokens", "\(way); \(list)"))
    } catch {
      findings.append(
        DoctorFinding(
          .failure, "tokens", error.message, advice: "name another tokenizer, or none"))
    }
    return findings
      + found.compactMap { vocabulary in
        vocabulary.problem.map {
          DoctorFinding(
            .warning, "tokens", "\(vocabulary.path): \($0)", advice: "it can't be counted with")
        }
      }
  }

  /// Makes one map and tells how long that takes, which is not judged. What it warns of and isn't `known` is
  /// told too: that the cache lies where caches are not safe, for one.
  private func mapFindings(
    _ root: [UInt8], usesCache: Bool, known: Set<String>, _ observer: any ProgressObserver
  ) -> [DoctorFinding] {
    var settings = settings
    settings.usesCache = settings.usesCache && usesCache
    let startedAt = monotonicTime()
    do throws(EngineError) {
      let engine = Engine(settings: settings, stop: stop)
      let map = try engine.map(MapRequest(root: root), observer: observer)
      let milliseconds = (monotonicTime() - startedAt) / 1_000_000
      let detail = "\(countText(map.statistics.files, "file")) in \(milliseconds) ms"
      let warnings = map.warnings.filter { !known.contains($0) }
      return [DoctorFinding(.fine, "map", detail)]
        + warnings.map { DoctorFinding(.warning, "map", $0) }
    } catch {
      return [
        DoctorFinding(
          .failure, "map", error.message, advice: "name a directory with source files")
      ]
    }
  }
}

extension Diagnostic {
  /// Whether it is about queries or tables that somebody wrote for their own use.
  fileprivate var isOfQueries: Bool {
    switch self {
    case .userQueryInvalid, .languageTableInvalid, .userFileUnreadable, .queryMissing,
      .queryInvalid:
      true
    default: false
    }
  }
}
