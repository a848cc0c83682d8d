import { View } from "./view";
//       ^ import.name source=./view name=View

export function Before() {
//              ^ definition.function scope=- exported
  return <View />;
//        ^ reference.call
}

const = 3;

export function Sound({ name }: Props) {
//              ^ definition.function scope=- exported
//                              ^ reference.type
  return <View name={name.} />;
//        ^ reference.call
}

export const After = () => <Before />;
//           ^ definition.function scope=- exported
//                          ^ reference.call
