import type { Action } from "./actions";
import { type BoardState, type Card, type Column, findCard } from "./model";

export class ColumnFullError extends Error {
  constructor(readonly column: Column) {
    super(`${column.name} holds ${column.limit} cards already`);
  }
}

export function reduce(state: BoardState, action: Action): BoardState {
  switch (action.type) {
    case "add":
      return withCard(state, action.column, action.card);
    case "move": {
      const card = findCard(state, action.id);
      return card ? withCard(withoutCard(state, card), action.to, card) : state;
    }
    case "select":
      return { ...state, selected: action.id };
  }
}

function withCard(state: BoardState, name: string, card: Card): BoardState {
  const columns = state.columns.map((column) => {
    if (column.name !== name) return column;
    if (column.cards.length >= column.limit) throw new ColumnFullError(column);
    return { ...column, cards: [...column.cards, card] };
  });
  return { ...state, columns };
}

function withoutCard(state: BoardState, card: Card): BoardState {
  const columns = state.columns.map((column) => ({
    ...column,
    cards: column.cards.filter((other) => other.id !== card.id),
  }));
  return { ...state, columns };
}
