import { createContext, useContext, type PropsWithChildren } from "react";
//       ^ import.name source=react name=createContext
//                      ^ import.name source=react name=useContext
//                                       ^ import.name source=react name=PropsWithChildren

interface Session {
//        ^ definition.interface scope=-
  user: string | null;
//^ definition.property scope=Session
}

const SessionContext = createContext<Session | undefined>(undefined);
//    ^ definition.constant scope=-
//                     ^ reference.call
//                                   ^ reference.type

/** Makes a session known below. */
export const SessionProvider = ({
//           ^ definition.function scope=- doc exported lines=3 signature="}: PropsWithChildren) =>"
  children,
}: PropsWithChildren) => {
// ^ reference.type
  const value: Session = { user: null };
//             ^ reference.type
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>;
//                       ^ reference.call
};

export function useSession(): Session {
//              ^ definition.function scope=- exported
//                            ^ reference.type
  const session = useContext(SessionContext);
//                ^ reference.call
//                           ^ reference.constant
  if (!session) throw new Error("no session");
//                        ^ reference.class
  return session;
}

export function withSession<P extends object>(Component: React.ComponentType<P>) {
//              ^ definition.function scope=- exported
//                                                             ^ reference.type
//                                                                           ^ reference.type
  return function WithSession(props: P) {
//                ^ definition.function scope=withSession
//                                   ^ reference.type
    return <Component {...props} session={useSession()} />;
//          ^ reference.call
//                                        ^ reference.call
  };
}

export default forwardRef<HTMLElement, Session>(function Status(props, ref) {
//             ^ reference.call
//                        ^ reference.type
//                                     ^ reference.type
//                                                       ^ definition.function scope=- exported
  return <span ref={ref as any}>{props.user}</span>;
});
