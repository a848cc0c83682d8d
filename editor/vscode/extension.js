// repomap in Visual Studio Code: maps, symbols by rank, references and related files, and its tools
// for agents. All answers come from `repomap lsp`, which is started when something is asked first.

"use strict";

const vscode = require("vscode");
const { registerCommands } = require("./lib/commands");
const { CodeLenses } = require("./lib/codeLenses");
const { Maps } = require("./lib/maps");
const { registerAgentTools } = require("./lib/agentTools");
const { Server } = require("./lib/server");
const { SymbolTree } = require("./lib/symbolTree");
const { WorkspaceSymbols } = require("./lib/workspaceSymbols");

/** What is kept open is asked for again so long after a file was saved. */
const REFRESH_MILLISECONDS = 500;

let server;

function activate(context) {
  server = new Server();
  const maps = new Maps(server);
  const tree = new SymbolTree(server);
  const lenses = new CodeLenses(server);
  const refresh = () => {
    maps.refresh();
    tree.refresh();
    lenses.refresh();
  };

  let timer;
  const refreshSoon = () => {
    clearTimeout(timer);
    // Who has asked nothing yet has nothing to refresh.
    timer = setTimeout(() => server.isRunning && refresh(), REFRESH_MILLISECONDS);
  };

  context.subscriptions.push(
    server,
    maps,
    { dispose: () => clearTimeout(timer) },
    vscode.window.registerTreeDataProvider("repomap.symbols", tree),
    vscode.languages.registerWorkspaceSymbolProvider(new WorkspaceSymbols(server)),
    vscode.languages.registerCodeLensProvider({ scheme: "file" }, lenses),
    vscode.workspace.onDidSaveTextDocument(refreshSoon),
    vscode.workspace.onDidChangeWorkspaceFolders(async () => {
      await server.stop();
      refresh();
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("repomap.path")) await server.stop();
      if (event.affectsConfiguration("repomap")) refresh();
    }),
    ...registerCommands(server, maps, refresh),
    ...registerAgentTools(),
  );
}

async function deactivate() {
  await server?.stop();
}

module.exports = { activate, deactivate };
