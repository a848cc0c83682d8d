// From what the server says to what the editor takes.

"use strict";

const vscode = require("vscode");

function range({ start, end }) {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function location({ uri, range: place }) {
  return new vscode.Location(vscode.Uri.parse(uri), range(place));
}

/** A symbol's kind; the protocol counts from 1. */
function symbolKind(kind) {
  return kind - 1;
}

module.exports = { location, range, symbolKind };
