namespace Shop
//        ^ definition.namespace scope=- signature="namespace Shop"

module Items =
//     ^ definition.module scope=Shop signature="Items"
    val limit : int
    //  ^ definition.constant scope=Shop signature="val limit : int"
    /// Adds.
    val add : Item -> Item
    //  ^ definition.function scope=Shop doc signature="val add : Item -> Item"
    //        ^ reference.type
    //                ^ reference.type
