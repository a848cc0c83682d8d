import { useEffect, useState } from "react";
import type { BoardState } from "./model";
import type { Store } from "./store";

export function useStore(store: Store): BoardState {
  const [state, setState] = useState(store.state);
  useEffect(() => store.subscribe(setState), [store]);
  return state;
}
