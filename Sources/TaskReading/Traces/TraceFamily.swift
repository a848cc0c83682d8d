/// A group of languages whose tools write traces alike.
package enum TraceFamily: UInt8, Sendable, CaseIterable {
  case python
  case javaScript
  case go
  case rust
  case jvm
  case c
  case dotNet
  case ruby
  case php
  case swift
  case beam
  case haskell
  case ocaml
  case perl
  case lua
  case dart
  case julia
  case r
  case zig
  case shell
  case other

  private static let familiesByExtension: [[UInt8]: TraceFamily] = {
    var families: [[UInt8]: TraceFamily] = [:]
    let groups: [(TraceFamily, String)] = [
      (.python, "py pyi pyx pxd pyw"),
      (.javaScript, "js jsx mjs cjs ts tsx mts cts vue svelte"),
      (.go, "go"), (.rust, "rs"),
      (.jvm, "java kt kts scala groovy clj cljc sbt gradle"),
      (.c, "c h cc hh cpp hpp cxx hxx c++ h++ m mm cu cuh inl ipp tcc"),
      (.dotNet, "cs fs fsx vb cshtml razor"), (.ruby, "rb rake erb gemspec"),
      (.php, "php phtml phpt inc"), (.swift, "swift"), (.beam, "ex exs eex heex erl hrl"),
      (.haskell, "hs lhs hsc"), (.ocaml, "ml mli mll mly"), (.perl, "pl pm t"), (.lua, "lua"),
      (.dart, "dart"), (.julia, "jl"), (.r, "r rmd"), (.zig, "zig"), (.shell, "sh bash zsh ksh"),
    ]
    for (family, extensions) in groups {
      for name in extensions.split(separator: " ") { families[Array(name.utf8)] = family }
    }
    return families
  }()

  /// The family of the file at `path`, by its extension.
  static func family(of path: ArraySlice<UInt8>) -> TraceFamily {
    let name = FileNameShape.baseName(path)
    guard let suffix = FileNameShape.fileExtension(name) else { return .other }
    return familiesByExtension[suffix.lowercased] ?? .other
  }
}
