internal import CShim

#if canImport(Glibc)
  internal import Glibc
#endif

/// Beginnings of the names of all variables that an engine asks for; making texts of the others would
/// take a twentieth of a small map's time.
private let variablePrefixes =
  [
    "HOME=", "XDG_", "REPO_MAP_", "CLAUDE_PROJECT_DIR=", "GIT_", "PATH=", "TMPDIR=",
    "LD_LIBRARY_PATH=", "TIKTOKEN_CACHE_DIR=", "DATA_GYM_CACHE_DIR=", "VIRTUAL_ENV=", "HF_HOME=",
  ] + terminalVariables.map { "\($0)=" }

/// Variables on which nothing depends but how text looks.
let terminalVariables = ["NO_COLOR", "CLICOLOR_FORCE", "TERM"]

/// The variables of the process that settings may depend on; the first of a name counts.
func processEnvironment() -> [String: String] {
  var variables: [String: String] = [:]
  guard var entry = repomap_environment() else { return [:] }
  while let text = entry.pointee {
    entry += 1
    guard variablePrefixes.contains(where: { strncmp(text, $0, $0.utf8.count) == 0 }) else {
      continue
    }
    let line = String(cString: text)
    guard let sign = line.firstIndex(of: "=") else { continue }
    let name = String(line[..<sign])
    if variables[name] == nil { variables[name] = String(line[line.index(after: sign)...]) }
  }
  return variables
}

/// The directory of the program's file, symbolic links resolved.
func executableDirectory() -> String? {
  var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = buffer.withUnsafeMutableBytes { bytes in
    bytes.withMemoryRebound(to: CChar.self) { name in
      name.baseAddress.map { readlink("/proc/self/exe", $0, name.count) } ?? -1
    }
  }
  guard count > 0, let slash = buffer[..<count].lastIndex(of: UInt8(ascii: "/")) else { return nil }
  return String(decoding: buffer[..<slash], as: UTF8.self)
}
