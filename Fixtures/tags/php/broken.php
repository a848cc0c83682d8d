<?php
namespace Shop;
//        ^ definition.namespace scope=- signature="namespace Shop;"

use Shop\Money\Price;
//             ^ import.name source=Shop\Money\Price name=Price

class Before
//    ^ definition.class scope=Shop signature="class Before"
{
    public function total(Price $price): int
//                  ^ definition.method scope=Shop.Before exported signature="public function total(Price $price): int"
//                        ^ reference.type
    {
        return $price->cents();
//                     ^ reference.call
    }

    public function broken(: int {
//                  ^ definition.method scope=Shop.Before exported signature="public function broken(: int"
        $x = = 3;
    }

    public function after(): string
//                  ^ definition.method scope=Shop.Before exported signature="public function after(): string"
    {
        return label();
//             ^ reference.call
    }
}

class Unfinished extends
//    ^ definition.class scope=Shop signature="class Unfinished extends"
{
}

function tail(int $n): int
//       ^ definition.function scope=Shop signature="function tail(int $n): int"
{
    return $n + 1;
}
