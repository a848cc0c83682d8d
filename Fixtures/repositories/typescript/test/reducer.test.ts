import { describe, expect, it } from "vitest";
import { addCard } from "../src/actions";
import { type Card, type CardId, Priority } from "../src/model";
import { ColumnFullError, reduce } from "../src/reducer";

const card: Card = { id: "1" as CardId, title: "Write", priority: Priority.High };

describe("reduce", () => {
  it("refuses a card too many", () => {
    const state = { columns: [{ name: "Doing", limit: 0, cards: [] }], selected: null };
    expect(() => reduce(state, addCard("Doing", card))).toThrow(ColumnFullError);
  });
});
