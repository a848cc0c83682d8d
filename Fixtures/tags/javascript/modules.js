import "./polyfill";
//      ^ import.module source=./polyfill
import Router from "./router";
//     ^ import.name source=./router name=Router
import fs, { readFile, writeFile as write } from "node:fs";
//     ^ import.name source=node:fs name=fs
//           ^ import.name source=node:fs name=readFile
//                     ^ import.name source=node:fs name=writeFile alias=write
import path, * as paths from "node:path";
//     ^ import.name source=node:path name=path
//                            ^ import.module source=node:path alias=paths
import * as util from "node:util";
//                     ^ import.module source=node:util alias=util
import { default as Store } from "./store";
//       ^ import.name source=./store name=default alias=Store

export * from "./base";
//     ^ import.reexport source=./base wildcard
export * as colors from "./colors";
//                       ^ import.reexport source=./colors alias=colors
export { shade, tint as lighten } from "./shades";
//       ^ import.reexport source=./shades name=shade
//              ^ import.reexport source=./shades name=tint alias=lighten
export { helper, LIMIT as MAX };

/** How many items a page holds. */
const LIMIT = 20;
//    ^ definition.constant scope=- doc exported

export const VERSION = "1.0", REVISION = 7;
//           ^ definition.constant scope=- exported
//                            ^ definition.constant scope=- exported
export let current = null;
//         ^ definition.variable scope=- exported
export const { red, green: verde } = palette;
//             ^ definition.constant scope=- exported
//                         ^ definition.constant scope=- exported

export const routes = {
//           ^ definition.constant scope=- exported
  home: "/",
  open(id) {
//^ definition.method scope=routes
    return Router.go(id);
//         ^ reference.constant
//                ^ reference.call
  },
  close: function () {},
//^ definition.method scope=routes
  back: async () => fs.close(),
//^ definition.method scope=routes
//                     ^ reference.call
};

export const table = new Map([["a", 1]]);
//           ^ definition.constant scope=- exported
//                       ^ reference.class
export const slice = createSlice({
//           ^ definition.constant scope=- exported
//                   ^ reference.call
  name: "slice",
});

// Adds two numbers.
export function add(a, b) {
//              ^ definition.function scope=- doc exported
  return a + b;
}

export async function* stream(
//                     ^ definition.function scope=- exported lines=4 signature=")"
  source,
  { chunk = 16 } = {},
) {
  const local = 1;
  yield* read(source, local);
//       ^ reference.call
}

export const double = (x) => add(x, x);
//           ^ definition.function scope=- exported
//                           ^ reference.call

export const debounce = function (fn) {
//           ^ definition.function scope=- exported
  const later = () => fn();
//      ^ definition.function scope=debounce
//                    ^ reference.call
  return later;
};

function helper() {
//       ^ definition.function scope=- exported
  return import("./lazy");
//               ^ import.module source=./lazy
}

/**
 * Keeps what was seen.
 */
export default class Cache extends Store {
//                   ^ definition.class scope=- doc exported
//                                 ^ reference.implementation
  static instance = null;
//       ^ definition.field scope=Cache
  #items = [];
//^ definition.field scope=Cache
  options = { size: 1 };
//^ definition.field scope=Cache
  onEvict = (key) => this.drop(key);
//^ definition.method scope=Cache
//                        ^ reference.call

  constructor(size) {
//^ definition.constructor scope=Cache
    super(size);
    this.map = new util.WeakStore();
//                      ^ reference.class
  }

  // Whether nothing is left.
  get empty() {
//    ^ definition.property scope=Cache doc
    return this.#items.length === 0;
  }

  set limit(value) {}
//    ^ definition.property scope=Cache

  static async open(file) {
//             ^ definition.method scope=Cache
    const text = await readFile(file);
//                     ^ reference.call
    return new Cache(text, VERSION);
//             ^ reference.class
//                         ^ reference.constant
  }

  #drop(key) {
//^ definition.method scope=Cache
    this.#drop(key);
//       ^ reference.call
    delete this[Symbol.toStringTag];
//              ^ reference.constant
  }

  *[Symbol.iterator]() {}
// ^ definition.method scope=Cache
//  ^ reference.constant
}

@sealed
 // <- reference.attribute
@registry.component("x-panel")
//        ^ reference.attribute
export class Panel extends ui.Element {
//           ^ definition.class scope=- exported lines=3
//                            ^ reference.implementation
  @observable title = "";
// ^ reference.attribute
//            ^ definition.field scope=Panel

  @action
// ^ reference.attribute
  render() {
//^ definition.method scope=Panel lines=2
    return { Cache, size: LIMIT };
//           ^ reference.constant
//                        ^ reference.constant
  }
}
