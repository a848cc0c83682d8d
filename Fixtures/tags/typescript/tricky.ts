import { z } from "zod";
//       ^ import.name source=zod name=z

export function isString(value: unknown): value is string;
//              ^ definition.function scope=- exported
export function isString(this: Window, value: any) {
//              ^ definition.function scope=- exported
//                             ^ reference.type
  return typeof value === "string";
}

function* ids<T>(): Generator<T> {
//        ^ definition.function scope=-
//                  ^ reference.type
//                            ^ reference.type
  function helper() {}
//         ^ definition.function scope=ids
  yield helper() as T;
//      ^ reference.call
//                  ^ reference.type
}

export const schema = z.object({
//           ^ definition.constant scope=- exported
//                      ^ reference.call
  name: z.string(),
//        ^ reference.call
});
export type Schema = z.infer<typeof schema>;
//          ^ definition.type scope=- exported
//                     ^ reference.type
//                                  ^ reference.type

type Unwrap<T> = T extends Promise<infer U> ? Unwrap<U> : T;
//   ^ definition.type scope=-
//               ^ reference.type
//                         ^ reference.type
//                                            ^ reference.type
//                                                   ^ reference.type
//                                                        ^ reference.type
type Keys = { [K in keyof Schema as `on${Capitalize<K>}`]?: Schema[K] };
//   ^ definition.type scope=-
//                        ^ reference.type
//                                       ^ reference.type
//                                                  ^ reference.type
//                                                          ^ reference.type
//                                                                 ^ reference.type
type Tuple = readonly [first: Schema, ...rest: Keys[]];
//   ^ definition.type scope=-
//                            ^ reference.type
//                                             ^ reference.type
type Build = abstract new (...args: Tuple) => Service;
//   ^ definition.type scope=-
//                                  ^ reference.type
//                                            ^ reference.type

const pick = <T, K extends keyof T>(value: T, key: K): T[K] => value[key];
//    ^ definition.function scope=-
//                               ^ reference.type
//                                         ^ reference.type
//                                                 ^ reference.type
//                                                     ^ reference.type
//                                                       ^ reference.type

const compare = function (a: Keys, b: Keys): -1 | 1 {
//    ^ definition.function scope=-
//                           ^ reference.type
//                                    ^ reference.type
  return a < b ? -1 : 1;
};

let cache: WeakMap<object, Schema> | undefined,
//  ^ definition.variable scope=-
//         ^ reference.type
//                         ^ reference.type
  hits = 0;
//^ definition.variable scope=-
const [first, second] = pair();
//     ^ definition.constant scope=-
//            ^ definition.constant scope=-
//                      ^ reference.call
const { left, right: east } = sides;
//      ^ definition.constant scope=-
//                   ^ definition.constant scope=-

const Mixed = class extends Timed(Base) {
//    ^ definition.class scope=-
//                          ^ reference.call
//                                ^ reference.constant
  tick() {}
//^ definition.method scope=Mixed
};

const plain = <Schema>parse("{}");
//    ^ definition.constant scope=-
//             ^ reference.type
//                    ^ reference.call

export const store = {
//           ^ definition.constant scope=- exported
  get: (key: string) => cache!.get(key),
//^ definition.method scope=store
//                             ^ reference.call
  async load(url: URL) {
//      ^ definition.method scope=store
//                ^ reference.type
    const { decode } = await import("./codec");
//                                   ^ import.module source=./codec
    for (const item of [1]) {
      const square = item * item;
    }
    return decode(await fetch(url));
//         ^ reference.call
//                      ^ reference.call
  },
};

export default class {
//     ^ definition.class scope=- exported
  static {
    setup();
//  ^ reference.call
  }

  async *[Symbol.asyncIterator]() {}
//       ^ definition.method scope=default
//        ^ reference.constant
}

if (hits) {
  const local = 1;
}

store.use(function logger(key: string): string {
//    ^ reference.call
//                 ^ definition.function scope=- signature="function logger(key: string): string"
  return key;
});

function counter(start: number) {
//       ^ definition.function scope=-
  return function next(): number {
//                ^ definition.function scope=counter
    return retry(function attempt() {});
//         ^ reference.call
//                        ^ definition.function scope=counter.next
  };
}
