// "Go to Symbol in Workspace": names by letters over all languages, what matters most first.

"use strict";

const vscode = require("vscode");
const { location, symbolKind } = require("./conversion");

class WorkspaceSymbols {
  constructor(server) {
    this.server = server;
  }

  async provideWorkspaceSymbols(query, token) {
    const symbols = await this.server.request("workspace/symbol", { query }, token);
    return symbols.map(
      (symbol) =>
        new vscode.SymbolInformation(
          symbol.name,
          symbolKind(symbol.kind),
          symbol.containerName ?? "",
          location(symbol.location),
        ),
    );
  }
}

module.exports = { WorkspaceSymbols };
