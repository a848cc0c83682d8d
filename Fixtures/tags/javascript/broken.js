import { start } from "./start";
//       ^ import.name source=./start name=start

export function before(a) {
//              ^ definition.function scope=- exported
  return start(a);
//       ^ reference.call
}

const = 3;

class Sound extends Base {
//    ^ definition.class scope=-
//                  ^ reference.implementation
  limit = 3;
//^ definition.field scope=Sound

  method() {
//^ definition.method scope=Sound
    return before(1;
//         ^ reference.call
  }

  other() {
//^ definition.method scope=Sound
    return this.method();
//              ^ reference.call
  }
}

let value = [1, 2;
//  ^ definition.variable scope=-

export const after = () => new Sound();
//           ^ definition.function scope=- exported
//                             ^ reference.class

function open(a {
