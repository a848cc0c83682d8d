import React, { memo, forwardRef } from "react";
//     ^ import.name source=react name=React
//              ^ import.name source=react name=memo
//                    ^ import.name source=react name=forwardRef
import * as Icons from "./icons";
//                      ^ import.module source=./icons alias=Icons

const Theme = React.createContext({ dark: false });
//    ^ definition.constant scope=-
//            ^ reference.constant
//                  ^ reference.call

export function Button({ label, onClick }) {
//              ^ definition.function scope=- exported
  const press = () => onClick(label);
//      ^ definition.function scope=Button
//                    ^ reference.call
  return <button onClick={press}>{label}</button>;
}

// Draws its rows once.
export const List = memo(function List({ rows }) {
//           ^ definition.function scope=- doc exported signature="export const List = memo(function List({ rows })"
//                  ^ reference.call
  return (
    <ul>
      {rows.map((row) => (
//          ^ reference.call
        <Row key={row.id} {...row} />
//       ^ reference.call
      ))}
    </ul>
  );
});

const Field = forwardRef((props, ref) => <input ref={ref} {...props} />);
//    ^ definition.function scope=-
//            ^ reference.call

export const Input = React.memo(
//           ^ definition.function scope=- exported lines=2
//                   ^ reference.constant
//                         ^ reference.call
  React.forwardRef((props, ref) => {
//^ reference.constant
//      ^ reference.call
    return <Field inner={ref} />;
//          ^ reference.call
  }),
);

const Page = React.lazy(() => import("./Page"));
//    ^ definition.function scope=-
//           ^ reference.constant
//                 ^ reference.call
//                                    ^ import.module source=./Page

class Panel extends React.Component {
//    ^ definition.class scope=- exported
//                  ^ reference.constant
//                        ^ reference.implementation
  state = { open: false };
//^ definition.field scope=Panel

  toggle = () => {
//^ definition.method scope=Panel
    this.setState({ open: !this.state.open });
//       ^ reference.call
  };

  render() {
//^ definition.method scope=Panel
    return (
      <Theme.Provider value={Theme}>
//           ^ reference.call
//                           ^ reference.constant
        <Icons.Star size={2}>
//             ^ reference.call
          <Button label="a" />
//         ^ reference.call
        </Icons.Star>
        <Page />
//       ^ reference.call
      </Theme.Provider>
    );
  }
}

export default memo(Panel);
//             ^ reference.call
//                  ^ reference.constant
