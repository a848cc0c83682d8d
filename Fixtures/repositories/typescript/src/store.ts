import type { Action } from "./actions";
import { type BoardState, emptyBoard } from "./model";
import { reduce } from "./reducer";

export type Listener = (state: BoardState) => void;

/** Holds the state and tells listeners when it changes. */
export class Store {
  private listeners = new Set<Listener>();

  constructor(private current: BoardState = emptyBoard) {}

  get state(): BoardState {
    return this.current;
  }

  dispatch(action: Action): void {
    this.current = reduce(this.current, action);
    for (const listener of this.listeners) listener(this.current);
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

export async function loadStore(
  url: string,
  options: { retries?: number } = {},
): Promise<Store> {
  const response = await fetch(url);
  return new Store(await response.json());
}
