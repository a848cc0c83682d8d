internal import SourceModel

/// Collects what goes wrong during one walk, from all of its parts.
final class DiagnosticLog {
  var diagnostics: [Diagnostic] = []

  /// Notes that a file of git, or an ignore file, counts as empty.
  func reportUnreadable(_ path: [UInt8], _ detail: String) {
    diagnostics.append(.gitMetadataUnreadable(path: escapedText(path), detail: detail))
  }
}
