// The commands. What goes wrong is told in one message.

"use strict";

const vscode = require("vscode");
const { location } = require("./conversion");

function registerCommands(server, maps, refresh) {
  const commands = {
    "repomap.showMap": () => {
      const place = activePlace();
      return maps.show(place ? baseName(place) : "all", { ...place, tokens: tokens() });
    },
    "repomap.showMapForTask": async () => {
      const task = await vscode.window.showInputBox({
        title: "Map for a task",
        prompt: "An issue, a message, a stack trace, a name",
      });
      if (task) await maps.show("task", { task, ...activeFolder(), tokens: tokens() });
    },
    "repomap.showReferences": (place) => showReferences(server, place ?? neededPlace()),
    "repomap.showRelated": () => showRelated(server, neededPlace()),
    "repomap.showStatus": () => showStatus(server),
    "repomap.refresh": refresh,
    "repomap.restart": async () => {
      await server.stop();
      refresh();
    },
  };
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(name, async (...values) => {
      try {
        return await run(...values);
      } catch (error) {
        if (!error.isShown) vscode.window.showErrorMessage(`repomap: ${error.message}`);
      }
    }),
  );
}

/** References of what is at a place, as the editor shows them. */
async function showReferences(server, place) {
  const found = await server.request("workspace/executeCommand", {
    command: "repomap.showReferences",
    arguments: [place],
  });
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(place.textDocument.uri),
    new vscode.Position(place.position.line, place.position.character),
    (found ?? []).map(location),
  );
}

async function showRelated(server, { textDocument }) {
  const { files } = await server.request("repomap/related", { textDocument });
  const chosen = await vscode.window.showQuickPick(
    files.map((file) => ({
      label: file.path,
      description: file.relation,
      detail: file.names.join(", "),
    })),
    { title: "Related files", matchOnDetail: true },
  );
  if (!chosen) return;
  const { root } = await server.request("repomap/status", { textDocument });
  await vscode.window.showTextDocument(vscode.Uri.joinPath(vscode.Uri.file(root), chosen.label));
}

async function showStatus(server) {
  const status = await server.request("repomap/status", activePlace() ?? {});
  const languages = status.languages.map(({ name, files }) => `${name} ${files}`).join(", ");
  vscode.window.showInformationMessage(
    `${status.root}: ${status.files} files, ${status.definitions} definitions (${languages})`,
  );
}

/** The document and position of the cursor, as the protocol has them. */
function activePlace() {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.scheme !== "file") return undefined;
  const { line, character } = editor.selection.active;
  return {
    textDocument: { uri: editor.document.uri.toString() },
    position: { line, character },
  };
}

function neededPlace() {
  const place = activePlace();
  if (!place) throw new Error("no file of a project is active");
  return place;
}

/** The workspace folder of the cursor; without one the server takes the first. */
function activeFolder() {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const folder = uri && vscode.workspace.getWorkspaceFolder(uri);
  return folder ? { root: folder.uri.toString() } : {};
}

function tokens() {
  return vscode.workspace.getConfiguration("repomap").get("tokens");
}

function baseName(place) {
  return vscode.Uri.parse(place.textDocument.uri).path.split("/").pop();
}

module.exports = { registerCommands };
