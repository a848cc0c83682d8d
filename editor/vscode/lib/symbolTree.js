// The view: files of the workspace by what matters most in them, each with its best definitions.

"use strict";

const vscode = require("vscode");
const { location, symbolKind } = require("./conversion");

class SymbolTree {
  #changed = new vscode.EventEmitter();
  onDidChangeTreeData = this.#changed.event;

  constructor(server) {
    this.server = server;
  }

  refresh() {
    this.#changed.fire();
  }

  /** Files, in the order of their best definitions; of a file its definitions, by rank. */
  async getChildren(file) {
    if (file) return file.symbols;
    if (!vscode.workspace.workspaceFolders?.length) return [];
    const files = new Map();
    for (const symbol of await this.server.request("workspace/symbol", { query: "" })) {
      const { uri } = symbol.location;
      if (!files.has(uri)) files.set(uri, { uri: vscode.Uri.parse(uri), symbols: [] });
      files.get(uri).symbols.push(symbol);
    }
    return [...files.values()];
  }

  getTreeItem(element) {
    return element.symbols ? fileItem(element) : symbolItem(element);
  }
}

function fileItem({ uri }) {
  const item = new vscode.TreeItem(uri, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = true;
  item.iconPath = vscode.ThemeIcon.File;
  return item;
}

function symbolItem(symbol) {
  const item = new vscode.TreeItem(symbol.name, vscode.TreeItemCollapsibleState.None);
  const { uri, range } = location(symbol.location);
  const kind = vscode.SymbolKind[symbolKind(symbol.kind)];
  item.description = symbol.containerName;
  item.iconPath = new vscode.ThemeIcon(`symbol-${kind.toLowerCase()}`);
  item.command = { title: "Open", command: "vscode.open", arguments: [uri, { selection: range }] };
  return item;
}

module.exports = { SymbolTree };
