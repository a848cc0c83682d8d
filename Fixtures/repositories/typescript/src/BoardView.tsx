import { selectCard } from "./actions";
import { CardView } from "./CardView";
import type { Store } from "./store";
import { useStore } from "./useStore";

export default function BoardView({ store }: { store: Store }) {
  const state = useStore(store);
  return (
    <main>
      {state.columns.map((column) => (
        <ul key={column.name}>
          {column.cards.map((card) => (
            <CardView
              key={card.id}
              card={card}
              isSelected={card.id === state.selected}
              onSelect={() => store.dispatch(selectCard(card.id))}
            />
          ))}
        </ul>
      ))}
    </main>
  );
}
