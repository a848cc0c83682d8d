import "reflect-metadata";
//      ^ import.module source=reflect-metadata
import type { Request, Response as Reply } from "./http";
//            ^ import.name source=./http name=Request
//                     ^ import.name source=./http name=Response alias=Reply
import { type Logger, createLogger } from "./logger";
//            ^ import.name source=./logger name=Logger
//                    ^ import.name source=./logger name=createLogger
import Default from "./default";
//     ^ import.name source=./default name=Default
import * as events from "node:events";
//                       ^ import.module source=node:events alias=events
import legacy = require("./legacy");
//                       ^ import.module source=./legacy alias=legacy
import Alias = legacy.Inner;

export * from "./types";
//     ^ import.reexport source=./types wildcard
export * as errors from "./errors";
//                       ^ import.reexport source=./errors alias=errors
export { Level, parse as parseLevel } from "./levels";
//       ^ import.reexport source=./levels name=Level
//              ^ import.reexport source=./levels name=parse alias=parseLevel
export type { Options } from "./options";
//            ^ import.reexport source=./options name=Options
export { Service as Main };

/** Retries before giving up. */
const RETRIES: number = 3;
//    ^ definition.constant scope=- doc

export const headers: Record<string, string> = {
//           ^ definition.constant scope=- exported
//                    ^ reference.type
  accept: "*/*",
};

export const levels = ["low", "high"] as const;
//           ^ definition.constant scope=- exported

export const config = {
//           ^ definition.constant scope=- exported
  size: 1,
  resolve(key: keyof Options) {
//                   ^ reference.type
    return key;
  },
} satisfies Partial<Options>;
//          ^ reference.type
//                  ^ reference.type

/**
 * What a service is made from.
 */
export interface Options<T = unknown> extends BaseOptions, events.Listener<T> {
//               ^ definition.interface scope=- doc exported signature="export interface Options<T = unknown> extends BaseOptions, events.Listener<T>"
//                                            ^ reference.implementation
//                                                                ^ reference.implementation
//                                                                         ^ reference.type
  // The name that logs show.
  readonly name: string;
//         ^ definition.property scope=Options doc
  "max-age"?: number;
// ^ definition.property scope=Options
  handler: (request: Request) => Promise<Reply>;
//^ definition.property scope=Options
//                   ^ reference.type
//                               ^ reference.type
//                                       ^ reference.type
  start(signal?: AbortSignal): void;
//^ definition.method scope=Options
//               ^ reference.type
  get size(): number;
//    ^ definition.property scope=Options
  <K extends keyof T>(key: K): T[K];
//                 ^ reference.type
//                         ^ reference.type
//                             ^ reference.type
//                               ^ reference.type
}

type Handler<In, Out = void> = (input: In) => Out | undefined;
//   ^ definition.type scope=-
//                                     ^ reference.type
//                                            ^ reference.type

export type Point = {
//          ^ definition.type scope=- exported
  x: number;
//^ definition.property scope=Point
  move(by: Point): Point;
//^ definition.method scope=Point
//         ^ reference.type
//                 ^ reference.type
};

export enum Level {
//          ^ definition.enum scope=- exported
  Low = 1,
//^ definition.enumerator scope=Level
  High = Low << 1,
//^ definition.enumerator scope=Level
//       ^ reference.constant
  "very-high",
// ^ definition.enumerator scope=Level
  Max,
//^ definition.enumerator scope=Level
}

const enum Flag {
//         ^ definition.enum scope=-
  On,
//^ definition.enumerator scope=Flag
}

export abstract class Base<T extends object> implements Disposable, Iterable<T> {
//                    ^ definition.class scope=- exported
//                                                      ^ reference.implementation
//                                                                  ^ reference.implementation
//                                                                           ^ reference.type
  protected static count = 0;
//                 ^ definition.field scope=Base
  private readonly items: Map<string, T[]> = new Map<string, T[]>();
//                 ^ definition.field scope=Base private
//                        ^ reference.type
//                                    ^ reference.type
//                                               ^ reference.class
//                                                           ^ reference.type
  declare kind: Level;
//        ^ definition.field scope=Base
//              ^ reference.type
  abstract name: string;
//         ^ definition.field scope=Base
  #secret?: Handler<T>;
//^ definition.field scope=Base
//          ^ reference.type
//                  ^ reference.type
  onClose = (code: number): void => {
//^ definition.method scope=Base
    this.close(code);
//       ^ reference.call
  };

  constructor(
//^ definition.constructor scope=Base lines=5
    private readonly logger: Logger,
//                   ^ definition.field scope=Base.constructor private
//                           ^ reference.type
    readonly size = 1,
//           ^ definition.field scope=Base.constructor
    plain?: string,
  ) {
    super();
  }

  abstract run(input: T): Promise<void>;
//         ^ definition.method scope=Base
//                    ^ reference.type
//                        ^ reference.type

  find(key: string): T;
//^ definition.method scope=Base
//                   ^ reference.type
  find(key: number): T | null;
//^ definition.method scope=Base
//                   ^ reference.type
  find(key: string | number): T | null {
//^ definition.method scope=Base
//                            ^ reference.type
    return this.items.get(String(key)) as unknown as T;
//                    ^ reference.call
//                        ^ reference.call
//                                                   ^ reference.type
  }

  protected get length(): number {
//              ^ definition.property scope=Base
    return this.items.size;
  }

  private async close<K>(
//              ^ definition.method scope=Base private lines=4 signature="): Promise<void>"
    code: number,
    reason?: K,
//           ^ reference.type
  ): Promise<void> {
//   ^ reference.type
    const local: Handler<K> = (value) => this.drop(value!);
//        ^ definition.function scope=Base.close
//               ^ reference.type
//                       ^ reference.type
//                                            ^ reference.call
    await local(reason);
//        ^ reference.call
  }

  static is(value: unknown): value is Base<object> {
//       ^ definition.method scope=Base
//                                    ^ reference.type
    return value instanceof Base;
//                          ^ reference.constant
  }
}

@Injectable({ scope: "root" })
 // <- reference.attribute
export class Service extends Base<Point> {
//           ^ definition.class scope=- exported lines=2 signature="export class Service extends Base<Point>"
//                           ^ reference.implementation
//                                ^ reference.type
  @Input() label?: string;
// ^ reference.attribute
//         ^ definition.field scope=Service

  // Called for each request.
  @Get("/")
// ^ reference.attribute
  @Cached
// ^ reference.attribute
  public handle(@Body() request: Request): typeof config {
//       ^ definition.method scope=Service doc
//               ^ reference.attribute
//                               ^ reference.type
//                                                ^ reference.type
    return createLogger<Service>(request, Level.High);
//         ^ reference.call
//                      ^ reference.type
//                                        ^ reference.constant
//                                              ^ reference.constant
  }
}

export default function main(options: Options): asserts options is Options {
//                      ^ definition.function scope=- exported
//                                    ^ reference.type
//                                                                 ^ reference.type
  legacy.start(new Service(Default));
//       ^ reference.call
//                 ^ reference.class
//                         ^ reference.constant
}
