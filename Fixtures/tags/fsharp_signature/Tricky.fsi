module Tricky =
//     ^ definition.module scope=- signature="module Tricky"
    val inline square : ^T -> ^T
    //         ^ definition.function scope=Tricky signature="val inline square : ^T -> ^T"
    val ( +++ ) : Price -> Price -> Price
    //  ^ definition.function scope=Tricky signature="val ( +++ ) : Price -> Price -> Price"
    //            ^ reference.type
    //                     ^ reference.type
    //                              ^ reference.type
    val (|Even|Odd|) : int -> Choice<unit, unit>
    //  ^ definition.function scope=Tricky signature="val (|Even|Odd|) : int -> Choice<unit, unit>"
    //                        ^ reference.type
    val mutable counter : int
    //          ^ definition.constant scope=Tricky signature="val mutable counter : int"
    val ``odd name`` : Shop.Units.Weight -> 'a
    //  ^ definition.function scope=Tricky signature="val ``odd name`` : Shop.Units.Weight -> 'a"
    //                            ^ reference.type
    val fold :
    //  ^ definition.function scope=Tricky lines=5 signature="'state"
        ('state -> Item -> 'state) ->
        //         ^ reference.type
        'state ->
        Item list ->
//      ^ reference.type
        'state
    val größe : (int -> Price) list
    //  ^ definition.constant scope=Tricky signature="val größe : (int -> Price) list"
    //                    ^ reference.type
