#if canImport(Glibc)
  internal import Glibc
#endif

/// When text for people is coloured.
enum ColorMode: String, CaseIterable {
  case auto
  case always
  case never
}

/// How text for people looks on one stream. Results for programs, maps among them, are never coloured.
struct TextStyle {
  let isColored: Bool

  static let plain = TextStyle(isColored: false)

  private init(isColored: Bool) {
    self.isColored = isColored
  }

  /// The style of a stream.
  ///
  /// In the mode `auto`, `NO_COLOR` that isn't empty turns colours off and `CLICOLOR_FORCE` on, as
  /// https://no-color.org and https://bixense.com/clicolors have it; else they are for terminals.
  init(_ mode: ColorMode, of descriptor: Int32, _ context: CommandContext) {
    isColored =
      switch mode {
      case .always: true
      case .never: false
      case .auto:
        if context.variable("NO_COLOR") != nil {
          false
        } else if let force = context.variable("CLICOLOR_FORCE"), force != "0" {
          true
        } else {
          isatty(descriptor) != 0 && (context.variable("TERM") ?? "dumb") != "dumb"
        }
      }
  }

  func bold(_ text: String) -> String { styled(text, "1") }
  func red(_ text: String) -> String { styled(text, "1;31") }
  func yellow(_ text: String) -> String { styled(text, "1;33") }
  func green(_ text: String) -> String { styled(text, "32") }

  private func styled(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
