// Maps as read-only documents `repomap:NAME.map?PARAMETERS`. Their lines lead to the source: by
// links on the numbers, and by "Go to Definition".

"use strict";

const vscode = require("vscode");

const SCHEME = "repomap";
const SOURCE_LINE = /^ *(\d+)│/;

class Maps {
  #changed = new vscode.EventEmitter();
  onDidChange = this.#changed.event;
  /** The roots of maps that were made, by URI. */
  #roots = new Map();
  #registrations;

  constructor(server) {
    this.server = server;
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      vscode.languages.registerDefinitionProvider({ scheme: SCHEME }, this),
    ];
  }

  dispose() {
    for (const registration of this.#registrations) registration.dispose();
  }

  /** Shows the map for what parameters of `repomap/map` name. */
  async show(name, parameters) {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `${name}.map`,
      query: JSON.stringify(parameters),
    });
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Makes all maps that are open anew. */
  refresh() {
    for (const document of vscode.workspace.textDocuments) {
      if (document.uri.scheme === SCHEME) this.#changed.fire(document.uri);
    }
  }

  async provideTextDocumentContent(uri, token) {
    // Without numbers no line could lead anywhere.
    const parameters = { ...JSON.parse(uri.query), lineNumbers: true };
    const map = await this.server.request("repomap/map", parameters, token);
    this.#roots.set(uri.toString(), map.root);
    for (const text of map.warnings) vscode.window.showWarningMessage(`repomap: ${text}`);
    return map.text;
  }

  provideDocumentLinks(document) {
    return this.#places(document).map(({ file, line, range }) => {
      const target = line ? file.with({ fragment: `L${line}` }) : file;
      return new vscode.DocumentLink(range, target);
    });
  }

  provideDefinition(document, position) {
    const place = this.#places(document).find(({ range }) => range.start.line === position.line);
    return place && new vscode.Location(place.file, new vscode.Position((place.line || 1) - 1, 0));
  }

  /** What lines of a map name: a file, a line of it or 0 for the whole, and where that is said. */
  #places(document) {
    const root = this.#roots.get(document.uri.toString());
    if (root === undefined) return [];
    const places = [];
    let file;
    document.getText().split("\n").forEach((text, number) => {
      const source = SOURCE_LINE.exec(text);
      if (source && file) {
        const range = new vscode.Range(number, 0, number, source[0].length - 1);
        places.push({ file, line: Number(source[1]), range });
      } else if (text.endsWith(":")) {
        file = vscode.Uri.joinPath(vscode.Uri.file(root), text.slice(0, -1));
        const range = new vscode.Range(number, 0, number, text.length - 1);
        places.push({ file, line: 0, range });
      }
    });
    return places;
  }
}

module.exports = { Maps };
