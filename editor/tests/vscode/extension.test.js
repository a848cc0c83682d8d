// The extension with a stub of the editor and the real server. Variables tell where things are:
// REPOMAP the program, TREE a repository, OUTSIDE a directory that is none.

"use strict";

const assert = require("assert");
const { execFileSync } = require("child_process");
const fs = require("fs");
const Module = require("module");
const path = require("path");
const { test } = require("node:test");
const { makeEditor } = require("./vscode-stub");

const FOLDER = path.resolve(__dirname, "../../vscode");
const { REPOMAP, TREE, OUTSIDE } = process.env;
const manifest = JSON.parse(fs.readFileSync(path.join(FOLDER, "package.json"), "utf8"));
const sources = [path.join(FOLDER, "extension.js")].concat(
  fs.readdirSync(path.join(FOLDER, "lib")).map((name) => path.join(FOLDER, "lib", name)),
);

let vscode;
const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

/** Runs `body` with an activated extension, and deactivates it. */
async function withExtension(body, { root = TREE, settings = {}, change = () => {} } = {}) {
  const editor = makeEditor(manifest, root, { "repomap.path": REPOMAP, ...settings });
  vscode = editor.vscode;
  change(vscode);
  for (const file of sources) delete require.cache[file];
  const extension = require(FOLDER + "/extension.js");
  const context = { subscriptions: [] };
  extension.activate(context);
  try {
    await body(editor.kept, extension);
  } finally {
    await extension.deactivate();
    for (const subscription of context.subscriptions) subscription.dispose();
  }
  assert.deepStrictEqual(children(), [], "processes are left");
}

function children() {
  const pids = fs.readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim();
  return pids === "" ? [] : pids.split(" ").filter((pid) => {
    return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("\0lsp");
  });
}

async function open(name, line, character) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path.join(TREE, name)));
  vscode.window.activeTextEditor = {
    document,
    selection: { active: new vscode.Position(line, character) },
  };
  return document;
}

function commandLine(...options) {
  return execFileSync(REPOMAP, ["map", "-n", ...options], { cwd: TREE, encoding: "utf8" });
}

const lastMap = (kept) => kept.shown.at(-1);
const run = (kept, name, ...values) => kept.commands.get(`repomap.${name}`)(...values);

test("what is contributed is registered, and the other way round", async () => {
  await withExtension((kept) => {
    const { commands, views, configuration, mcpServerDefinitionProviders, menus } =
      manifest.contributes;
    const named = commands.map(({ command }) => command).sort();
    assert.deepStrictEqual([...kept.commands.keys()].sort(), named);
    assert.deepStrictEqual([...kept.views.keys()], Object.values(views).flat().map(({ id }) => id));
    assert.deepStrictEqual(
      [...kept.agentTools.keys()], mcpServerDefinitionProviders.map(({ id }) => id));
    for (const { command } of Object.values(menus).flat()) assert(named.includes(command));

    const text = sources.map((file) => fs.readFileSync(file, "utf8")).join("\n");
    const used = [
      ...[...text.matchAll(/\.get\("([\w.]+)"\)/g)].map(([, name]) => `repomap.${name}`),
      ...[...text.matchAll(/affectsConfiguration\("(repomap\.[\w.]+)"\)/g)].map(([, name]) => name),
    ];
    assert.deepStrictEqual(
      [...new Set(used)].sort(), Object.keys(configuration.properties).sort());
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const name of restrictedConfigurations) assert(configuration.properties[name]);
    assert.strictEqual(configuration.properties["repomap.path"].scope, "machine-overridable");
  });
});

test("nothing runs until something is asked", async () => {
  await withExtension(() => assert.deepStrictEqual(children(), []));
});

test("the map is that of the command line, and leads to the source", async () => {
  await withExtension(async (kept) => {
    await open("shop/cart.py", 9, 30);
    await run(kept, "showMap");
    assert.deepStrictEqual(kept.errors, []);
    const map = lastMap(kept);
    assert.strictEqual(
      map.getText(), commandLine("--tokens", "2048", "--focus", "shop/cart.py:10:31"));
    assert.strictEqual(map.uri.path, "cart.py.map");
    const lines = map.getText().split("\n");
    const number = lines.findIndex((text) => text.includes("def sum"));
    const place = kept.definitions[0].provideDefinition(map, new vscode.Position(number, 3));
    assert.strictEqual(place.uri.path, path.join(TREE, "shop/cart.py"));
    assert.strictEqual(place.range.line, 7);
    const links = kept.links[0].provideDocumentLinks(map);
    const targets = links.map(({ target }) => `${target}`);
    assert(targets.includes(`file://${TREE}/shop/cart.py#L8`), targets.join());
    assert(targets.includes(`file://${TREE}/shop/price.py`), targets.join());
    const nowhere = new vscode.Position(99, 0);
    assert.strictEqual(kept.definitions[0].provideDefinition(map, nowhere), undefined);
    assert.strictEqual(children().length, 1);
  });
});

test("maps for a task and of everything", async () => {
  await withExtension(async (kept) => {
    await run(kept, "showMap");
    assert.strictEqual(lastMap(kept).getText(), commandLine("--tokens", "300"));
    kept.input.push("totals are wrong", undefined);
    await run(kept, "showMapForTask");
    assert.strictEqual(
      lastMap(kept).getText(), commandLine("--tokens", "300", "--task", "totals are wrong"));
    await run(kept, "showMapForTask");
    assert.strictEqual(kept.shown.length, 2);
  }, { settings: { "repomap.tokens": 300 } });
});

test("text that isn't saved counts", async () => {
  await withExtension(async (kept) => {
    const document = await open("shop/price.py", 0, 0);
    const saved = document.getText();
    document.edit("# Ж😀\r\nclass Unsaved:\r\n    pass\r\n" + saved);
    await run(kept, "showMap");
    const { lenses: [lenses] } = kept;
    assert((await lenses.provideCodeLenses(document)).some(({ range }) => range.start.line === 1));
    document.edit("class Later: pass\n" + saved);
    const found = await kept.symbols[0].provideWorkspaceSymbols("Later");
    assert.strictEqual(found[0].name, "Later");
    document.isDirty = false;
    document.text = saved;
    assert.deepStrictEqual(
      (await kept.symbols[0].provideWorkspaceSymbols("Later")).map(({ name }) => name), []);
  });
});

test("symbols come by rank, in the view too", async () => {
  await withExtension(async (kept) => {
    const symbols = await kept.symbols[0].provideWorkspaceSymbols("");
    assert.strictEqual(symbols[0].name, "Price");
    assert.strictEqual(vscode.SymbolKind[symbols[0].kind], "Class");
    assert.strictEqual(symbols[0].location.uri.path, path.join(TREE, "shop/price.py"));
    const tree = kept.views.get("repomap.symbols");
    const files = await tree.getChildren();
    assert.deepStrictEqual(
      files.map(({ uri }) => path.relative(TREE, uri.path)),
      [...new Set(symbols.map(({ location }) => path.relative(TREE, location.uri.path)))]);
    const item = tree.getTreeItem(files[0]);
    assert.strictEqual(item.label.path, path.join(TREE, "shop/price.py"));
    const [first] = await tree.getChildren(files[0]);
    const leaf = tree.getTreeItem(first);
    assert.strictEqual(leaf.label, "Price");
    assert.strictEqual(leaf.iconPath.id, "symbol-class");
    assert.strictEqual(leaf.command.command, "vscode.open");
    assert.strictEqual(leaf.command.arguments[1].selection.start.line, 0);
  });
});

test("lenses count references and show them", async () => {
  await withExtension(async (kept) => {
    const document = await open("shop/price.py", 0, 6);
    const [provider] = kept.lenses;
    const lenses = await provider.provideCodeLenses(document);
    assert.strictEqual(lenses[0].command, undefined);
    const { command } = await provider.resolveCodeLens(lenses[0]);
    assert.match(command.title, /^\d+ references? · rank #\d+$/);
    assert(kept.commands.has(command.command), command.command);
    await kept.commands.get(command.command)(...command.arguments);
    await run(kept, "showReferences");
    assert.deepStrictEqual(kept.errors, []);
    for (const [name, uri, position, locations] of kept.executed) {
      assert.strictEqual(name, "editor.action.showReferences");
      assert.strictEqual(uri.path, document.uri.path);
      assert.strictEqual(position.line, 0);
      assert(locations.some(({ uri }) => uri.path.endsWith("/shop/cart.py")));
    }
    assert.strictEqual(kept.executed.length, 2);
    kept.settings["repomap.codeLens.enabled"] = false;
    assert.deepStrictEqual(await provider.provideCodeLenses(document), []);
  });
});

test("related files and status", async () => {
  await withExtension(async (kept) => {
    await open("shop/cart.py", 0, 0);
    kept.input.push((items) => items.find(({ label }) => label === "tests/test_cart.py"));
    await run(kept, "showRelated");
    assert.strictEqual(lastMap(kept).path, path.join(TREE, "tests/test_cart.py"));
    await run(kept, "showStatus");
    assert.match(kept.messages.at(-1), /: 3 files, \d+ definitions \(python 3\)$/);
    assert.deepStrictEqual(kept.errors, []);
  });
});

test("agents get our command line", async () => {
  await withExtension((kept) => {
    const provider = kept.agentTools.get("repomap");
    const [server] = provider.provideMcpServerDefinitions();
    assert.deepStrictEqual([server.command, server.args], [REPOMAP, ["mcp"]]);
    assert.strictEqual(server.cwd.path, TREE);
    assert.strictEqual(server.version, manifest.version);
    kept.settings["repomap.mcp.enabled"] = false;
    assert.deepStrictEqual(provider.provideMcpServerDefinitions(), []);
  });
  await withExtension((kept) => assert.strictEqual(kept.agentTools.size, 0), {
    change: (vscode) => delete vscode.lm,
  });
});

test("problems are told in one message", async () => {
  await withExtension(async (kept) => {
    await run(kept, "showMap");
    assert.strictEqual(kept.errors.length, 1);
    assert.match(kept.errors[0], /^repomap: there is no program \/nowhere\/repomap; see the set/);
    await assert.rejects(kept.symbols[0].provideWorkspaceSymbols(""));
    assert.strictEqual(kept.errors.length, 1);
    await run(kept, "showStatus");
    assert.strictEqual(kept.errors.length, 2);
  }, { settings: { "repomap.path": "/nowhere/repomap" } });
  await withExtension(async (kept) => {
    await run(kept, "showMap");
    await run(kept, "showReferences");
    const file = path.join(OUTSIDE, "alone.py");
    fs.writeFileSync(file, "x = 1\n");
    vscode.window.activeTextEditor = {
      document: await vscode.workspace.openTextDocument(vscode.Uri.file(file)),
      selection: { active: new vscode.Position(0, 0) },
    };
    await run(kept, "showMap");
    assert.strictEqual(kept.errors.length, 3, kept.errors.join("\n"));
    for (const text of kept.errors) assert.match(text, /^repomap: /);
    assert.deepStrictEqual(await kept.views.get("repomap.symbols").getChildren(), []);
  }, { root: null });
});

test("a server that was killed is replaced, one that is restarted too", async () => {
  await withExtension(async (kept) => {
    await run(kept, "showStatus");
    const [first] = children();
    process.kill(Number(first), "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 200));
    await run(kept, "showStatus");
    const [second] = children();
    assert.notStrictEqual(second, first);
    await run(kept, "restart");
    await run(kept, "showStatus");
    assert.strictEqual(children().length, 1);
    assert.notStrictEqual(children()[0], second);
    await kept.events.configuration.fire({ affectsConfiguration: () => true });
    assert.deepStrictEqual(children(), []);
    await kept.events.folders.fire({});
    assert.deepStrictEqual(kept.errors, []);
  });
});

test("open maps, the view and lenses are made anew when a file is saved", async () => {
  await withExtension(async (kept) => {
    await run(kept, "showMap");
    const map = lastMap(kept);
    const changed = [];
    kept.contentProviders.get("repomap").onDidChange((uri) => changed.push(`${uri}`));
    kept.views.get("repomap.symbols").onDidChangeTreeData(() => changed.push("view"));
    kept.lenses[0].onDidChangeCodeLenses(() => changed.push("lenses"));
    for (let count = 0; count < 3; count++) kept.events.save.fire({});
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.deepStrictEqual(changed, [`${map.uri}`, "view", "lenses"]);
  });
});

test("progress is shown and ends", async () => {
  const editor = makeEditor(manifest, TREE, {});
  vscode = editor.vscode;
  const file = path.join(FOLDER, "lib/shownProgress.js");
  delete require.cache[file];
  const { ShownProgress } = require(file);
  const progress = new ShownProgress();
  progress.take({ token: 1, value: { kind: "begin", title: "Indexing", message: "1 of 2 files" } });
  progress.take({ token: 1, value: { kind: "report", message: "2 of 2 files" } });
  progress.take({ token: 1, value: { kind: "end" } });
  progress.take({ token: 2, value: { kind: "end" } });
  await new Promise(setImmediate);
  assert.deepStrictEqual(
    editor.kept.progress, ["repomap: Indexing", "1 of 2 files", "2 of 2 files", "end"]);
});
