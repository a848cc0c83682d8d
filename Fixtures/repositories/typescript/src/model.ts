export type CardId = string & { readonly brand: "CardId" };

export enum Priority {
  Low,
  Normal,
  High,
}

export interface Card {
  id: CardId;
  title: string;
  priority: Priority;
  assignee?: string;
}

export interface Column {
  name: string;
  limit: number;
  cards: readonly Card[];
}

export interface BoardState {
  columns: readonly Column[];
  selected: CardId | null;
}

export const emptyBoard: BoardState = { columns: [], selected: null };

export function findCard(state: BoardState, id: CardId): Card | undefined {
  for (const column of state.columns) {
    const card = column.cards.find((candidate) => candidate.id === id);
    if (card) return card;
  }
  return undefined;
}
