import { type Card, Priority } from "./model";

interface CardViewProps {
  card: Card;
  isSelected?: boolean;
  onSelect(card: Card): void;
}

const colors = { [Priority.Low]: "grey", [Priority.Normal]: "blue", [Priority.High]: "red" };

export function CardView({ card, isSelected = false, onSelect }: CardViewProps) {
  return (
    <li aria-selected={isSelected} onClick={() => onSelect(card)}>
      <Badge color={colors[card.priority]} />
      {card.title}
    </li>
  );
}

const Badge = ({ color }: { color: string }) => <span style={{ background: color }} />;
