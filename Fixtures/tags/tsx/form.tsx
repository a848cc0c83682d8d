import * as React from "react";
//                      ^ import.module source=react alias=React
import { memo, type ReactNode } from "react";
//       ^ import.name source=react name=memo
//                  ^ import.name source=react name=ReactNode
import { Field } from "./field";
//       ^ import.name source=./field name=Field

type Props<T> = {
//   ^ definition.type scope=-
  value: T;
//^ definition.property scope=Props
//       ^ reference.type
  onChange?: (value: T) => void;
//^ definition.property scope=Props
//                   ^ reference.type
  children: ReactNode;
//^ definition.property scope=Props
//          ^ reference.type
};

// A form of one field.
export function Form<T extends string>({ value, onChange }: Props<T>): JSX.Element {
//              ^ definition.function scope=- doc exported
//                                                          ^ reference.type
//                                                                ^ reference.type
//                                                                         ^ reference.type
  const [state, setState] = React.useState<T | null>(null);
//                          ^ reference.constant
//                                ^ reference.call
//                                         ^ reference.type
  const submit = async (event: React.FormEvent) => {
//      ^ definition.function scope=Form
//                                   ^ reference.type
    onChange?.(value);
//  ^ reference.call
  };
  return (
    <form onSubmit={submit}>
      <Field<T> value={value} />
//     ^ reference.call
//           ^ reference.type
      <Field.Label>
//           ^ reference.call
        <Hint />
//       ^ reference.call
      </Field.Label>
    </form>
  );
}

export const Hint: React.FC<{ text?: string }> = ({ text = "" }) => <em>{text}</em>;
//           ^ definition.function scope=- exported
//                       ^ reference.type

export const Row = memo(({ value }: Props<string>) => {
//           ^ definition.function scope=- exported
//                 ^ reference.call
//                                  ^ reference.type
  return <Form value={value}>{null}</Form>;
//        ^ reference.call
});

const Cell = React.forwardRef<HTMLDivElement, Props<number>>(function Cell(props, ref) {
//    ^ definition.function scope=-
//           ^ reference.constant
//                 ^ reference.call
//                            ^ reference.type
//                                            ^ reference.type
  return <div ref={ref} {...props} />;
});

export const Page = React.lazy(() => import("./page"));
//           ^ definition.function scope=- exported
//                  ^ reference.constant
//                        ^ reference.call
//                                           ^ import.module source=./page

const generic = <T,>(value: T): T => value;
//    ^ definition.function scope=-
//                          ^ reference.type
//                              ^ reference.type

interface State {
//        ^ definition.interface scope=-
  open: boolean;
//^ definition.property scope=State
}

export class Panel extends React.Component<Props<string>, State> {
//           ^ definition.class scope=- exported
//                         ^ reference.constant
//                               ^ reference.implementation
//                                         ^ reference.type
//                                                        ^ reference.type
  state: State = { open: false };
//^ definition.field scope=Panel
//       ^ reference.type

  private toggle = () => this.setState({ open: true });
//        ^ definition.method scope=Panel private
//                            ^ reference.call

  render() {
//^ definition.method scope=Panel
    return this.state.open ? <>{this.props.children}</> : <Cell key="a" value={generic(1)} />;
//                                                         ^ reference.call
//                                                                             ^ reference.call
  }
}

export default memo(Panel);
//             ^ reference.call
//                  ^ reference.constant
