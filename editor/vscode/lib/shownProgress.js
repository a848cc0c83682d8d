// Progress of the server, in the status bar.

"use strict";

const vscode = require("vscode");

class ShownProgress {
  /** What shows and ends each, by token. */
  #shown = new Map();

  /** Takes the parameters of `$/progress`. */
  take({ token, value }) {
    if (value.kind === "begin") this.#begin(token, value);
    else if (value.kind === "report") this.#shown.get(token)?.report(value);
    else this.#end(token);
  }

  endAll() {
    for (const token of [...this.#shown.keys()]) this.#end(token);
  }

  #begin(token, value) {
    const options = { location: vscode.ProgressLocation.Window, title: `repomap: ${value.title}` };
    vscode.window.withProgress(options, (progress) => {
      const report = (value) => progress.report({ message: value.message });
      report(value);
      return new Promise((end) => this.#shown.set(token, { report, end }));
    });
  }

  #end(token) {
    this.#shown.get(token)?.end();
    this.#shown.delete(token);
  }
}

module.exports = { ShownProgress };
