<?php
// The grammar knows no constants in enums.
namespace Cards;
//        ^ definition.namespace scope=- doc signature="namespace Cards;"

enum Suit: string implements HasColour
//   ^ definition.enum scope=Cards signature="enum Suit: string implements HasColour"
//                           ^ reference.implementation
{
    case Hearts = 'H';
//       ^ definition.enumerator scope=Cards.Suit signature="case Hearts = 'H';"
    case Spades = 'S';
//       ^ definition.enumerator scope=Cards.Suit signature="case Spades = 'S';"

    public const WILD = self::Spades;
//               ^ definition.constant scope=Suit signature="const WILD = self::Spades;"
//                            ^ reference.constant
    const ALL = ['H', 'S'];
//        ^ definition.constant scope=Cards signature="const ALL ="

    /** Its colour. */
    public function colour(): Colour
//                  ^ definition.method scope=Suit doc exported signature="function colour(): Colour"
//                            ^ reference.type
    {
        return Colour::of($this);
//             ^ reference.type
//                     ^ reference.call
    }

    private static function rank(int $value): int { return $value; }
//                          ^ definition.method scope=Suit private signature="function rank(int $value): int"
}

enum Rank: int
//   ^ definition.enum scope=Cards signature="enum Rank: int"
{
    case Ace = 1;
//       ^ definition.enumerator scope=Cards.Rank signature="case Ace = 1;"

    public static function lowest(): self { return self::Ace; }
//                         ^ definition.method scope=Cards.Rank exported signature="public static function lowest(): self"
//                                                       ^ reference.constant

    private const STEP = 1;
//                ^ definition.constant scope=Cards.Rank private signature="private const STEP = 1;"
}

final class Deck
//          ^ definition.class scope=Cards signature="final class Deck"
{
    public function draw(): Suit
//                  ^ definition.method scope=Cards.Deck exported signature="public function draw(): Suit"
//                          ^ reference.type
    {
        return Suit::WILD;
//             ^ reference.type
//                   ^ reference.constant
    }
}
