internal import StandardExtensions

/// The version of the requests and commands that are the server's own; goes up when one changes its meaning.
private let extensionsVersion = 1

/// Writes the result of `initialize`.
func writeInitializeResult(
  to json: inout JSONWriter, _ settings: ServerSettings, _ client: ClientCapabilities,
  version: String
) {
  json.object { json in
    json.member("capabilities") { json in
      json.object { json in
        if let encoding = client.encoding {
          json.member("positionEncoding") { $0.string(encoding.rawValue) }
        }
        writeSynchronization(to: &json)
        for feature in Feature.allCases where settings.has(feature) {
          writeProvider(of: feature, to: &json)
        }
        json.member("executeCommandProvider") { json in
          json.object { json in
            json.member("commands") { json in json.array(Commands.names) { $0.string($1) } }
            json.member("workDoneProgress") { $0.boolean(true) }
          }
        }
        writeWorkspace(to: &json)
        json.member("experimental") { json in
          json.object { json in
            json.member("repomap") { json in
              json.object { json in
                json.member("version") { $0.number(extensionsVersion) }
                json.member("methods") { json in json.array(ownMethods) { $0.string($1) } }
              }
            }
          }
        }
      }
    }
    json.member("serverInfo") { json in
      json.object { json in
        json.member("name") { $0.string("repomap") }
        json.member("version") { $0.string(version) }
      }
    }
  }
}

private func writeSynchronization(to json: inout JSONWriter) {
  json.member("textDocumentSync") { json in
    json.object { json in
      json.member("openClose") { $0.boolean(true) }
      // Incremental.
      json.member("change") { $0.number(2) }
      json.member("save") { json in json.object { $0.member("includeText") { $0.boolean(false) } } }
    }
  }
}

private func writeProvider(of feature: Feature, to json: inout JSONWriter) {
  switch feature {
  case .codeLens:
    json.member("codeLensProvider") { json in
      json.object { $0.member("resolveProvider") { $0.boolean(true) } }
    }
  case .documentLink:
    json.member("documentLinkProvider") { json in
      json.object { $0.member("resolveProvider") { $0.boolean(false) } }
    }
  case .workspaceSymbol, .callHierarchy, .documentSymbol, .definition, .references, .implementation,
    .hover:
    json.member("\(feature.rawValue)Provider") { $0.boolean(true) }
  }
}

private func writeWorkspace(to json: inout JSONWriter) {
  json.member("workspace") { json in
    json.object { json in
      json.member("workspaceFolders") { json in
        json.object { json in
          json.member("supported") { $0.boolean(true) }
          json.member("changeNotifications") { $0.boolean(true) }
        }
      }
    }
  }
}
