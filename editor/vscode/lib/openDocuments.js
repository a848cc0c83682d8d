// What is in editors and not in files. The server reads files by itself, so only unsaved documents
// are told, whole, and only when something is asked: nothing can get out of step.

"use strict";

const vscode = require("vscode");

class OpenDocuments {
  /** The versions that were told, by URI. */
  #told = new Map();

  synchronize(connection) {
    const unsaved = new Map(
      vscode.workspace.textDocuments
        .filter((document) => document.isDirty && document.uri.scheme === "file")
        .map((document) => [document.uri.toString(), document]),
    );
    for (const uri of this.#told.keys()) {
      if (unsaved.has(uri)) continue;
      connection.notify("textDocument/didClose", { textDocument: { uri } });
      this.#told.delete(uri);
    }
    for (const [uri, document] of unsaved) {
      const { version } = document;
      const told = this.#told.get(uri);
      if (told === version) continue;
      if (told === undefined) {
        connection.notify("textDocument/didOpen", {
          textDocument: { uri, version, languageId: document.languageId, text: document.getText() },
        });
      } else {
        connection.notify("textDocument/didChange", {
          textDocument: { uri, version },
          contentChanges: [{ text: document.getText() }],
        });
      }
      this.#told.set(uri, version);
    }
  }
}

module.exports = { OpenDocuments };
