import type { Card, CardId } from "./model";

export type Action =
  | { type: "add"; column: string; card: Card }
  | { type: "move"; id: CardId; to: string }
  | { type: "select"; id: CardId | null };

export const addCard = (column: string, card: Card): Action => ({ type: "add", column, card });

export const moveCard = (id: CardId, to: string): Action => ({ type: "move", id, to });

export const selectCard = (id: CardId | null): Action => ({ type: "select", id });
