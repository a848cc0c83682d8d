// As much of the editor's interface as the extension uses. What is registered and shown is kept.

"use strict";

const fs = require("fs");
const path = require("path");

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(startLine, startCharacter, endLine, endCharacter) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

class Location {
  constructor(uri, range) {
    Object.assign(this, { uri, range });
  }
}

class Uri {
  constructor(parts) {
    Object.assign(this, { scheme: "file", path: "", query: "", fragment: "" }, parts);
  }
  static file(path) {
    return new Uri({ path });
  }
  static parse(text) {
    const url = new URL(text);
    return new Uri({
      scheme: url.protocol.slice(0, -1),
      path: decodeURIComponent(url.pathname),
      query: decodeURIComponent(url.search.slice(1)),
      fragment: url.hash.slice(1),
    });
  }
  static from(parts) {
    return new Uri(parts);
  }
  static joinPath(base, ...names) {
    return base.with({ path: path.posix.join(base.path, ...names) });
  }
  get fsPath() {
    return this.path;
  }
  with(change) {
    return new Uri({ ...this, ...change });
  }
  toString() {
    const authority = this.scheme === "file" ? "//" : "";
    const query = this.query && `?${encodeURIComponent(this.query)}`;
    const fragment = this.fragment && `#${this.fragment}`;
    return `${this.scheme}:${authority}${encodeURI(this.path)}${query}${fragment}`;
  }
}

class EventEmitter {
  #listeners = [];
  event = (listener) => {
    this.#listeners.push(listener);
    return { dispose: () => {} };
  };
  fire(value) {
    return Promise.all(this.#listeners.map((listener) => listener(value)));
  }
  dispose() {}
}

class TreeItem {
  constructor(label, collapsibleState) {
    Object.assign(this, { label, collapsibleState });
  }
}

class ThemeIcon {
  static File = new ThemeIcon("file");
  constructor(id) {
    this.id = id;
  }
}

/** A class whose instances have its arguments by name. */
const record = (...names) =>
  class {
    constructor(...values) {
      names.forEach((name, index) => (this[name] = values[index]));
    }
  };

const SYMBOL_KINDS = [
  "File", "Module", "Namespace", "Package", "Class", "Method", "Property", "Field", "Constructor",
  "Enum", "Interface", "Function", "Variable", "Constant", "String", "Number", "Boolean", "Array",
  "Object", "Key", "Null", "EnumMember", "Struct", "Event", "Operator", "TypeParameter",
];

class TextDocument {
  version = 1;
  isDirty = false;
  constructor(uri, text) {
    Object.assign(this, { uri, text, languageId: "python" });
  }
  getText() {
    return this.text;
  }
  edit(text) {
    this.text = text;
    this.version += 1;
    this.isDirty = true;
  }
}

/** An editor with one workspace folder, and settings that aren't the defaults of a manifest. */
function makeEditor(manifest, root, settings) {
  const kept = {
    commands: new Map(), executed: [], errors: [], messages: [], shown: [], progress: [],
    configuration: new Set(), views: new Map(), contentProviders: new Map(), links: [],
    definitions: [], lenses: [], symbols: [], agentTools: new Map(), input: [], settings,
    events: {},
  };
  const event = (name) => (kept.events[name] ??= new EventEmitter()).event;
  const keep = (place) => (...values) => {
    place.push(values.at(-1));
    return { dispose: () => {} };
  };
  const keepByName = (place) => (name, value) => {
    if (place.has(name)) throw new Error(`${name} is registered twice`);
    place.set(name, value);
    return { dispose: () => place.delete(name) };
  };
  const vscode = {
    version: "1.101.0",
    Position, Range, Location, Uri, EventEmitter, TreeItem, ThemeIcon,
    CodeLens: record("range"),
    DocumentLink: record("range", "target"),
    SymbolInformation: record("name", "kind", "containerName", "location"),
    McpStdioServerDefinition: record("label", "command", "args", "env", "version"),
    SymbolKind: Object.fromEntries(SYMBOL_KINDS.map((name, index) => [index, name])),
    TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
    ProgressLocation: { Window: 10 },
    commands: {
      registerCommand: keepByName(kept.commands),
      executeCommand: async (...values) => void kept.executed.push(values),
    },
    languages: {
      registerWorkspaceSymbolProvider: keep(kept.symbols),
      registerCodeLensProvider: keep(kept.lenses),
      registerDocumentLinkProvider: keep(kept.links),
      registerDefinitionProvider: keep(kept.definitions),
    },
    lm: { registerMcpServerDefinitionProvider: keepByName(kept.agentTools) },
    window: {
      activeTextEditor: undefined,
      createOutputChannel: () => ({ append: () => {}, dispose: () => {} }),
      registerTreeDataProvider: keepByName(kept.views),
      showErrorMessage: (text) => kept.errors.push(text),
      showWarningMessage: (text) => kept.messages.push(text),
      showInformationMessage: (text) => kept.messages.push(text),
      showInputBox: async () => kept.input.shift(),
      showQuickPick: async (items) => kept.input.shift()(items),
      showTextDocument: async (document) => void kept.shown.push(document),
      withProgress: (options, run) => {
        kept.progress.push(options.title);
        return run({ report: ({ message }) => kept.progress.push(message) })
          .then(() => kept.progress.push("end"));
      },
    },
    workspace: {
      workspaceFolders: root && [{ uri: Uri.file(root), name: "tree" }],
      textDocuments: [],
      getConfiguration: (section) => ({
        get: (name) => {
          const key = `${section}.${name}`;
          kept.configuration.add(key);
          const known = manifest.contributes.configuration.properties[key];
          if (!known) throw new Error(`the setting ${key} isn't contributed`);
          return settings[key] ?? known.default;
        },
      }),
      getWorkspaceFolder: ({ path }) =>
        vscode.workspace.workspaceFolders?.find(({ uri }) => path.startsWith(`${uri.path}/`)),
      registerTextDocumentContentProvider: keepByName(kept.contentProviders),
      onDidSaveTextDocument: event("save"),
      onDidChangeWorkspaceFolders: event("folders"),
      onDidChangeConfiguration: event("configuration"),
      openTextDocument: async (uri) => {
        const isIt = (document) => `${document.uri}` === `${uri}`;
        const open = vscode.workspace.textDocuments.find(isIt);
        if (open) return open;
        const provider = kept.contentProviders.get(uri.scheme);
        const text = provider
          ? await provider.provideTextDocumentContent(uri)
          : fs.readFileSync(uri.path, "utf8");
        const document = new TextDocument(uri, text);
        vscode.workspace.textDocuments.push(document);
        return document;
      },
    },
  };
  return { vscode, kept };
}

module.exports = { makeEditor };
