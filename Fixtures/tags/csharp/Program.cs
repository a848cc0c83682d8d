using System;
//    ^ import.module source=System
using Example.Types;
//    ^ import.module source=Example.Types

var origin = new Point(0, 0);
//               ^ reference.class
Console.WriteLine(Describe(origin));
// <- reference.type
//      ^ reference.call
//                ^ reference.call

static string Describe(Point point)
//            ^ definition.function scope=-
//                     ^ reference.type
{
    return point switch
    {
        Circle { Radius: 0 } => "dot",
        // <- reference.type
        Point p => p.ToString(),
        // <- reference.type
        //           ^ reference.call
        _ => Texts.Unknown,
        //   ^ reference.type
        //         ^ reference.constant
    };
}

namespace Outer
//        ^ definition.namespace scope=-
{
    namespace Inner.Most
    //        ^ definition.namespace scope=Outer
    {
        partial class Half
        //            ^ definition.class scope=Outer.Inner.Most
        {
            #region Members
            int? maybe;
            //   ^ definition.field scope=Outer.Inner.Most.Half
            #endregion

            unsafe void Raw(int* at, ref Span<byte> span) { }
            //          ^ definition.method scope=Outer.Inner.Most.Half
            //                           ^ reference.type
        }
    }
}
