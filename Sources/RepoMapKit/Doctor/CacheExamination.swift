internal import DiskCaching
internal import SourceModel

#if canImport(Glibc)
  internal import Glibc
#endif

/// Looks at the cache of a tree: whether it can be written, where it lies, and whether it is whole.
struct CacheExamination {
  let settings: EngineSettings
  let root: [UInt8]

  /// What was found; nothing is changed.
  var findings: [DoctorFinding] {
    guard settings.usesCache else {
      return [DoctorFinding(.warning, "cache", "switched off", advice: "maps are slower without")]
    }
    guard let directory = settings.cacheDirectory else {
      return [
        DoctorFinding(
          .failure, "cache", "neither HOME nor XDG_CACHE_HOME is set",
          advice: "set one, or name a directory with --cache-dir")
      ]
    }
    return [writingFinding(directory), wholenessFinding].compactMap { $0 }
  }

  private func writingFinding(_ directory: String) -> DoctorFinding {
    // What will be made is made in the nearest directory that is there.
    var existing = directory
    while access(existing, F_OK) != 0, errno == ENOENT, let slash = existing.lastIndex(of: "/"),
      slash > existing.startIndex
    {
      existing = String(existing[..<slash])
    }
    let probe = "\(existing)/.repomap-doctor-\(getpid())"
    let descriptor = open(probe, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      return DoctorFinding(
        .failure, "cache", "\(existing) can't be written to: \(errorText(errno))",
        advice: "change its permissions, or name another with --cache-dir")
    }
    close(descriptor)
    unlink(probe)
    return DoctorFinding(.fine, "cache", "\(directory) can be written to")
  }

  private var wholenessFinding: DoctorFinding? {
    do throws(CacheInspectionError) {
      let inspection = try CacheInspection(settings: settings, root: root)
      let reply = try inspection.check(.tree, repairs: false, .lines)
      let text = String(decoding: reply.text, as: UTF8.self)
      switch reply.outcome {
      case .done: return DoctorFinding(.fine, "cache", String(text.prefix { $0 != "\n" }))
      case .nothingFound: return nil
      case .damageLeft:
        let first = String(text.prefix { $0 != "\n" })
        return DoctorFinding(
          .failure, "cache", first,
          advice: "`repomap cache check --repair` removes what is damaged")
      }
    } catch .rootMissing {
      return nil
    } catch {
      return DoctorFinding(
        .failure, "cache", error.description, advice: "`repomap cache clear` removes it")
    }
  }
}
