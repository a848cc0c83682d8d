// JSON-RPC 2.0 over the streams of a process, with the headers of the Language Server Protocol.

"use strict";

const METHOD_NOT_FOUND = -32601;

class Connection {
  /**
   * @param process A child process; its standard streams are the connection's from now on.
   * @param handlers `onRequest` by method, each gives a result, and `onNotification` by method.
   */
  constructor(process, { onRequest = {}, onNotification = {} } = {}) {
    this.process = process;
    this.onRequest = onRequest;
    this.onNotification = onNotification;
    this.pending = new Map();
    this.nextId = 1;
    this.input = Buffer.alloc(0);
    process.stdout.on("data", (bytes) => this.read(bytes));
    // Writing to a process that is gone is told by its end.
    process.stdin.on("error", () => {});
    /** Why no more answers come; undefined while they do. */
    this.problem = undefined;
    this.ended = new Promise((resolve) => {
      const end = (problem) => {
        this.problem ??= problem;
        this.rejectAll();
        resolve();
      };
      process.on("error", end);
      process.on("close", () => end(new Error("the server has ended")));
    });
  }

  /**
   * The result of a request; what the server says against it is an error.
   *
   * @param token A cancellation token of the editor.
   */
  request(method, params, token) {
    if (this.problem) return Promise.reject(this.problem);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      token?.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
      this.write({ id, method, params });
    });
  }

  notify(method, params) {
    this.write({ method, params });
  }

  write(message) {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  read(bytes) {
    this.input = Buffer.concat([this.input, bytes]);
    for (;;) {
      const end = this.input.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = /^content-length: *(\d+)/im.exec(this.input.toString("latin1", 0, end));
      const start = end + 4;
      const next = start + Number(length?.[1] ?? 0);
      if (this.input.length < next) return;
      const body = this.input.toString("utf8", start, next);
      this.input = this.input.subarray(next);
      if (body) this.take(JSON.parse(body));
    }
  }

  take(message) {
    if (message.method === undefined) {
      const request = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.error) request?.reject(new Error(message.error.message));
      else request?.resolve(message.result);
    } else if (message.id === undefined) {
      this.onNotification[message.method]?.(message.params);
    } else {
      this.answer(message);
    }
  }

  async answer({ id, method, params }) {
    const handler = this.onRequest[method];
    if (handler) this.write({ id, result: (await handler(params)) ?? null });
    else this.write({ id, error: { code: METHOD_NOT_FOUND, message: `no method ${method}` } });
  }

  rejectAll() {
    for (const request of this.pending.values()) request.reject(this.problem);
    this.pending.clear();
  }
}

module.exports = { Connection };
