// The life of `repomap lsp`: one process for the window, started when something is asked, and again
// when it has ended.

"use strict";

const { spawn } = require("child_process");
const vscode = require("vscode");
const { Connection } = require("./connection");
const { OpenDocuments } = require("./openDocuments");
const { ShownProgress } = require("./shownProgress");

/** How long a server may take to end before it is killed. */
const END_MILLISECONDS = 2000;

class Server {
  /** A promise of what is running; undefined where nothing is. */
  #running;
  #hasMissedProgram = false;
  #log = vscode.window.createOutputChannel("repomap");

  get isRunning() {
    return this.#running !== undefined;
  }

  /** Asks something, with all text as it is in editors. */
  async request(method, params, token) {
    const { connection, documents } = await this.#start();
    documents.synchronize(connection);
    return connection.request(method, params, token);
  }

  /** Ends the server; it comes back when it is asked. */
  async stop() {
    const running = this.#running;
    this.#running = undefined;
    this.#hasMissedProgram = false;
    const started = await running?.catch(() => undefined);
    if (!started) return;
    const { connection } = started;
    const timer = setTimeout(() => connection.process.kill("SIGKILL"), END_MILLISECONDS);
    await connection.request("shutdown").catch(() => {});
    connection.notify("exit");
    await connection.ended;
    clearTimeout(timer);
  }

  dispose() {
    this.#log.dispose();
  }

  #start() {
    if (!this.#running) {
      const running = this.#connect();
      this.#running = running;
      const forget = () => {
        if (this.#running === running) this.#running = undefined;
      };
      running.then(({ connection }) => connection.ended.then(forget), forget);
    }
    return this.#running;
  }

  async #connect() {
    const program = programPath();
    const folders = (vscode.workspace.workspaceFolders ?? [])
      .filter((folder) => folder.uri.scheme === "file")
      .map((folder) => ({ uri: folder.uri.toString(), name: folder.name }));
    const progress = new ShownProgress();
    const child = spawn(program, ["lsp"], { stdio: "pipe" });
    child.stderr.on("data", (bytes) => this.#log.append(bytes.toString()));
    const connection = new Connection(child, {
      onRequest: { "window/workDoneProgress/create": () => null },
      onNotification: { "$/progress": (params) => progress.take(params) },
    });
    connection.ended.then(() => progress.endAll());
    try {
      await connection.request("initialize", {
        processId: process.pid,
        clientInfo: { name: "Visual Studio Code", version: vscode.version },
        rootUri: folders[0]?.uri ?? null,
        workspaceFolders: folders,
        capabilities: { window: { workDoneProgress: true } },
      });
    } catch (error) {
      child.kill();
      throw error.code === "ENOENT" ? this.#missingProgram(program) : error;
    }
    connection.notify("initialized", {});
    return { connection, documents: new OpenDocuments() };
  }

  /** Lenses and views ask by themselves, and nobody sees their errors: this one is shown, once. */
  #missingProgram(program) {
    const error = new Error(`there is no program ${program}; see the setting repomap.path`);
    if (!this.#hasMissedProgram) {
      this.#hasMissedProgram = true;
      error.isShown = true;
      vscode.window.showErrorMessage(`repomap: ${error.message}`);
    }
    return error;
  }
}

/** Where the program is, by the settings. */
function programPath() {
  return vscode.workspace.getConfiguration("repomap").get("path");
}

module.exports = { Server, programPath };
