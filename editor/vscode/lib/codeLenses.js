// Above definitions: how often they are referred to, and their rank. Counted when they are shown.

"use strict";

const vscode = require("vscode");
const { range } = require("./conversion");

class CodeLenses {
  #changed = new vscode.EventEmitter();
  onDidChangeCodeLenses = this.#changed.event;

  constructor(server) {
    this.server = server;
  }

  refresh() {
    this.#changed.fire();
  }

  async provideCodeLenses(document, token) {
    if (!vscode.workspace.getConfiguration("repomap").get("codeLens.enabled")) return [];
    const lenses = await this.server.request(
      "textDocument/codeLens",
      { textDocument: { uri: document.uri.toString() } },
      token,
    );
    return (lenses ?? []).map((lens) =>
      Object.assign(new vscode.CodeLens(range(lens.range)), { unresolved: lens }),
    );
  }

  async resolveCodeLens(lens, token) {
    const resolved = await this.server.request("codeLens/resolve", lens.unresolved, token);
    lens.command = resolved.command;
    return lens;
  }
}

module.exports = { CodeLenses };
