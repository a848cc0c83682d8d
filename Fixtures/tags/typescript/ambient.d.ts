/// <reference types="node" />

// The version of the page.
declare const VERSION: string;
//            ^ definition.constant scope=- doc
declare let current: Session;
//          ^ definition.variable scope=-
//                   ^ reference.type
declare var legacy: any;
//          ^ definition.variable scope=-

declare function greet(name: string): void;
//               ^ definition.function scope=-
declare function greet(name: string, times: number): void;
//               ^ definition.function scope=-

export declare const limit: number;
//                   ^ definition.constant scope=- exported
export declare function open(
//                      ^ definition.function scope=- exported lines=4 signature="): Promise<Handle>;"
  path: string,
  flags?: Flags,
//        ^ reference.type
): Promise<Handle>;
// ^ reference.type
//         ^ reference.type

export declare class Handle {
//                   ^ definition.class scope=- exported
  constructor(path: string);
//^ definition.constructor scope=Handle
  readonly path: string;
//         ^ definition.field scope=Handle
  private handle;
//        ^ definition.field scope=Handle private
  read(size: number): Buffer;
//^ definition.method scope=Handle
//                    ^ reference.type
  get closed(): boolean;
//    ^ definition.property scope=Handle
  static from(path: string): Handle;
//       ^ definition.method scope=Handle
//                           ^ reference.type
}

declare abstract class Session {
//                     ^ definition.class scope=-
  abstract end(): void;
//         ^ definition.method scope=Session
}

declare enum Mode {
//           ^ definition.enum scope=-
  Read,
//^ definition.enumerator scope=Mode
  Write = 2,
//^ definition.enumerator scope=Mode
}

declare namespace Geometry.Plane {
//                ^ definition.namespace scope=-
  interface Point {
//          ^ definition.interface scope=Geometry.Plane
    x: number;
//  ^ definition.property scope=Geometry.Plane.Point
  }
  const origin: Point;
//      ^ definition.constant scope=Geometry.Plane
//              ^ reference.type
  function distance(a: Point, b: Point): number;
//         ^ definition.function scope=Geometry.Plane
//                     ^ reference.type
//                               ^ reference.type
}

declare module "page" {
//              ^ definition.module scope=-
  import type { Handler } from "express";
//              ^ import.name source=express name=Handler
  export function render(view: Handler): string;
//                ^ definition.function scope=page exported
//                             ^ reference.type
  const view: View;
//      ^ definition.constant scope=page
//            ^ reference.type
  export default view;
}

declare module "*.css";
//              ^ definition.module scope=-

declare global {
  interface Window {
//          ^ definition.interface scope=-
    session: Session;
//  ^ definition.property scope=Window
//           ^ reference.type
  }
  var __DEV__: boolean;
//    ^ definition.variable scope=-
}

export namespace Util {
//               ^ definition.namespace scope=- exported
  const secret = 1;
//      ^ definition.constant scope=Util
  export const shown = 2;
//             ^ definition.constant scope=Util exported
  export type Flags = Mode | Geometry.Plane.Point;
//            ^ definition.type scope=Util exported
//                    ^ reference.type
//                                          ^ reference.type
  export namespace Deep {
//                 ^ definition.namespace scope=Util exported
    export class Inner {}
//               ^ definition.class scope=Util.Deep exported
  }
}

export as namespace Page;
export = Handle;
//       ^ reference.constant
