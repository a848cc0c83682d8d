using System;
//    ^ import.module source=System

namespace Example
//        ^ definition.namespace scope=-
{
    /// <summary>Stands before the damage.</summary>
    public class Broken
    //           ^ definition.class scope=Example doc exported
    {
        private int count = ;
        //          ^ definition.field scope=Example.Broken private

        public int Sound(List<string> names)
        //         ^ definition.method scope=Example.Broken exported
        //               ^ reference.type
        {
            return names.Count;
            //           ^ reference.constant
        }

        void Half(int a
        //   ^ definition.method scope=Example.Broken
        {
            Call(a
        }

        /// <summary>Stands after it.</summary>
        public string Whole()
        //            ^ definition.method scope=Example.Broken doc exported
        {
            return Text.Join();
            //     ^ reference.type
            //          ^ reference.call
        }
    }

    public class After { }
    //           ^ definition.class scope=Example exported
}
