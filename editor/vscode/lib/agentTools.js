// The tools of `repomap mcp` for agents, in editors that know the Model Context Protocol.

"use strict";

const vscode = require("vscode");
const { version } = require("../package.json");
const { programPath } = require("./server");

function registerAgentTools() {
  if (!vscode.lm?.registerMcpServerDefinitionProvider) return [];
  const changed = new vscode.EventEmitter();
  return [
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("repomap")) changed.fire();
    }),
    vscode.lm.registerMcpServerDefinitionProvider("repomap", {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions,
    }),
  ];
}

function provideMcpServerDefinitions() {
  const folder = vscode.workspace.workspaceFolders?.[0];
  const isEnabled = vscode.workspace.getConfiguration("repomap").get("mcp.enabled");
  if (!folder || !isEnabled) return [];
  const server = new vscode.McpStdioServerDefinition(
    "repomap", programPath(), ["mcp"], {}, version,
  );
  server.cwd = folder.uri;
  return [server];
}

module.exports = { registerAgentTools };
