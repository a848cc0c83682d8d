<?php
namespace First\Part {
//        ^ definition.namespace scope=- signature="namespace First\Part"
    use Other\Thing;
//            ^ import.name source=Other\Thing name=Thing
    class Alpha { const A = 1, B = [2]; function go(): \First\Part\Alpha|null { return null; } }
//        ^ definition.class scope=First\Part signature="class Alpha"
//                      ^ definition.constant scope=First\Part.Alpha signature="const A = 1, B = [2];"
//                             ^ definition.constant scope=First\Part.Alpha signature="const A = 1, B ="
//                                               ^ definition.method scope=First\Part.Alpha signature="function go(): \First\Part\Alpha|null"
//                                                                 ^ reference.type
    function helper(Thing $thing) {}
//           ^ definition.function scope=First\Part signature="function helper(Thing $thing)"
//                  ^ reference.type
}
namespace {
    function main() { First\Part\helper(...); }
//           ^ definition.function scope=- signature="function main()"
//                               ^ reference.call
    const TOP = __LINE__;
//        ^ definition.constant scope=- signature="const TOP = __LINE__;"
}
