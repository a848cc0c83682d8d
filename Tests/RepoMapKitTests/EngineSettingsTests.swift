import RepoMapKit
import Testing

/// What an environment makes of the settings.
@Suite struct EngineSettingsTests {
  private func settings(_ environment: [String: String]) -> EngineSettings {
    EngineSettings(environment: environment, executableDirectory: nil)
  }

  @Test func `without variables the defaults count`() {
    let settings = settings([:])
    #expect(settings.cacheSizeBytes == 1024 << 20)
    #expect(settings.inMemoryCacheBytes == 48 << 20)
    #expect(settings.refreshMode == .auto)
    #expect(settings.cacheDirectory == nil)
    #expect(settings.warnings == [])
  }

  @Test(arguments: [("1", 1), ("64", 64), ("1048576", 1_048_576), ("", nil)])
  func `sizes are in megabytes`(_ value: String, _ megabytes: Int?) {
    let settings = settings(["REPO_MAP_CACHE_SIZE_MB": value, "REPO_MAP_CACHE_L1_SIZE": value])
    #expect(settings.cacheSizeBytes == (megabytes ?? 1024) << 20)
    #expect(settings.inMemoryCacheBytes == (megabytes ?? 48) << 20)
    #expect(settings.warnings == [])
  }

  @Test(arguments: ["0", "-3", "1.5", "10 MB", "many", "1048577", "9223372036854775807"])
  func `a size that is none is told by the variable's name, and the default counts`(
    _ value: String
  ) {
    for name in ["REPO_MAP_CACHE_SIZE_MB", "REPO_MAP_CACHE_L1_SIZE"] {
      let settings = settings([name: value])
      #expect(settings.cacheSizeBytes == 1024 << 20)
      #expect(settings.inMemoryCacheBytes == 48 << 20)
      #expect(settings.warnings.count == 1)
      #expect(settings.warnings.first?.hasPrefix("\(name)='\(value)' is not ") == true)
    }
  }

  @Test(arguments: RefreshMode.allCases)
  func `refresh modes are known by their names`(_ mode: RefreshMode) {
    #expect(settings(["REPO_MAP_CACHE_REFRESH_MODE": mode.rawValue]).refreshMode == mode)
  }

  @Test(arguments: ["AUTO", "never", " auto"])
  func `another refresh mode is told, and the default counts`(_ value: String) {
    let settings = settings(["REPO_MAP_CACHE_REFRESH_MODE": value])
    #expect(settings.refreshMode == .auto)
    #expect(
      settings.warnings == [
        "REPO_MAP_CACHE_REFRESH_MODE='\(value)' is not auto, files, always or manual; using auto"
      ])
  }

  @Test(arguments: [
    (["HOME": "/home/me"], "/home/me/.cache/repomap"),
    (["HOME": "/home/me", "XDG_CACHE_HOME": "/caches"], "/caches/repomap"),
    (["HOME": "/home/me", "XDG_CACHE_HOME": "caches"], "/home/me/.cache/repomap"),
    (["XDG_CACHE_HOME": "/caches", "REPO_MAP_CACHE_DIR": "mine"], "mine"),
  ])
  func `the directory of caches is the nearest that is set`(
    _ environment: [String: String], _ directory: String
  ) {
    #expect(settings(environment).cacheDirectory == directory)
  }
}
