import { start } from "./start";
//       ^ import.name source=./start name=start

export function before(a: number): string {
//              ^ definition.function scope=- exported
  return start(a);
//       ^ reference.call
}

type = ;

export interface Sound {
//               ^ definition.interface scope=- exported
  name: string;
//^ definition.property scope=Sound
  play(): void;
//^ definition.method scope=Sound
}

class Player implements Sound {
//    ^ definition.class scope=-
//                      ^ reference.implementation
  name: string = ;
//^ definition.field scope=Player

  play(): void {
//^ definition.method scope=Player
    before(1;
//  ^ reference.call
  }

  private stop() {}
//        ^ definition.method scope=Player private
}

export const after = (sound: Sound) => new Player();
//           ^ definition.function scope=- exported
//                           ^ reference.type
//                                         ^ reference.class

enum Level { Low, High
//   ^ definition.enum scope=-
//           ^ definition.enumerator scope=Level
//                ^ definition.enumerator scope=Level

