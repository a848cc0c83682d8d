extern alias Legacy;
//           ^ import.module source=Legacy
global using System.Linq;
//           ^ import.module source=System.Linq
using System;
//    ^ import.module source=System
using System.Collections.Generic;
//    ^ import.module source=System.Collections.Generic
using static System.Math;
//           ^ import.module source=System.Math
using Money = Example.Finance.Amount;
//            ^ import.module source=Example.Finance.Amount alias=Money
using Names = System.Collections.Generic.List<string>;
//            ^ import.module source=System.Collections.Generic.List<string> alias=Names
//                                       ^ reference.type
using Pair = (int, string);

[assembly: InternalsVisibleTo("Example.Tests")]
//         ^ reference.attribute

namespace Example.Shop
//        ^ definition.namespace scope=-
{
    /// <summary>
    /// Sells things.
    /// </summary>
    [Serializable, Service("shop")]
   //^ reference.attribute
    //             ^ reference.attribute
    public abstract partial class Shop<T, TKey> : Base<T>, ISeller, Example.Api.IClosing<T>
    //                            ^ definition.class scope=Example.Shop doc exported lines=4 signature="where TKey : struct"
    //                                            ^ reference.implementation
    //                                                     ^ reference.implementation
    //                                                                          ^ reference.implementation
        where T : class, IItem, new()
        //               ^ reference.type
        where TKey : struct
    {
        private const int Limit = 10, Least = 1;
        //                ^ definition.constant scope=Example.Shop.Shop private
        //                            ^ definition.constant scope=Example.Shop.Shop private

        /// <summary>Prices by name.</summary>
        public static readonly Dictionary<string, Money> Prices = new()
        //                     ^ reference.type
        //                                        ^ reference.type
        //                                               ^ definition.field scope=Example.Shop.Shop doc exported signature="public static readonly Dictionary<string, Money> Prices = new()"
        {
            { "apple", new Money(1) },
            //             ^ reference.class
        };

        private static readonly string[] names = new string[] {
        //                               ^ definition.field scope=Example.Shop.Shop private
            "a",
            "b",
        };

        private static readonly string[] colors = [
        //                               ^ definition.field scope=Example.Shop.Shop private signature="private static readonly string[] colors ="
            "red",
            Texts.Blue,
            // <- reference.type
            //    ^ reference.constant
        ];

        public int[] Sizes { get; } = [Limit, 2];
        //           ^ definition.property scope=Example.Shop.Shop exported signature="public int[] Sizes { get; } ="
        //                             ^ reference.constant

        protected internal Func<Item, bool> filter = item => item.Fresh;
        //                 ^ reference.type
        //                      ^ reference.type
        //                                  ^ definition.field scope=Example.Shop.Shop
        //                                                        ^ reference.constant

        public event EventHandler<SoldArgs> Sold, Closed;
        //           ^ reference.type
        //                        ^ reference.type
        //                                  ^ definition.property scope=Example.Shop.Shop exported
        //                                        ^ definition.property scope=Example.Shop.Shop exported

        public event EventHandler Opened
        //           ^ reference.type
        //                        ^ definition.property scope=Example.Shop.Shop exported
        {
            add { handlers += value; }
            remove { handlers -= value; }
        }

        /// <summary>How it is called.</summary>
        [Required]
       //^ reference.attribute
        public string Name { get; private set; } = Defaults.Name;
        //            ^ definition.property scope=Example.Shop.Shop doc exported lines=2 signature="public string Name { get; private set; } = Defaults.Name;"
        //                                         ^ reference.type
        //                                                  ^ reference.constant

        public int Count => items.Count + Limit;
        //         ^ definition.property scope=Example.Shop.Shop exported signature="public int Count"
        //                        ^ reference.constant
        //                                ^ reference.constant

        internal List<Item> Shelf
        //       ^ reference.type
        //            ^ reference.type
        //                  ^ definition.property scope=Example.Shop.Shop signature="internal List<Item> Shelf"
        {
            get => shelf;
            set
            {
                shelf = value ?? throw new ArgumentNullException(nameof(value));
                //                         ^ reference.class
            }
        }

        public Item this[int index]
        //     ^ reference.type
        //          ^ definition.property scope=Example.Shop.Shop exported signature="public Item this[int index]"
        {
            get { return items[index]; }
        }

        public Shop(string name, params Item[] items) : base(name)
        //     ^ definition.constructor scope=Example.Shop.Shop exported
        //                              ^ reference.type
        {
            Name = name;
            // <- reference.constant
            foreach (Item item in items)
            //       ^ reference.type
            {
                var copy = (Item)item.Clone();
                //          ^ reference.type
                //                    ^ reference.call
                this.items.Add(copy);
                //         ^ reference.call
            }
        }

        static Shop() { }
        //     ^ definition.constructor scope=Example.Shop.Shop

        ~Shop() { Close(); }
       //^ definition.method scope=Example.Shop.Shop
        //        ^ reference.call

        public static Shop<T, TKey> operator +(Shop<T, TKey> left, Item right) => left.With(right);
        //            ^ reference.type
        //                    ^ reference.type
        //                                   ^ definition.method scope=Example.Shop.Shop exported signature="public static Shop<T, TKey> operator +(Shop<T, TKey> left, Item right)"
        //                                     ^ reference.type
        //                                             ^ reference.type
        //                                                         ^ reference.type
        //                                                                             ^ reference.call

        public static explicit operator int(Shop<T, TKey> shop) => shop.Count;
        //            ^ definition.method scope=Example.Shop.Shop exported
        //                                  ^ reference.type
        //                                          ^ reference.type
        //                                                              ^ reference.constant

        void ISeller.Sell<TItem>(TItem item)
        //   ^ reference.type
        //           ^ definition.method scope=Example.Shop.Shop
        //                       ^ reference.type
        {
            int Twice(int n) => n * 2;
            //  ^ definition.function scope=Example.Shop.Shop.Sell
            Console.WriteLine(Twice(Limit));
            // <- reference.type
            //      ^ reference.call
            //                ^ reference.call
            //                      ^ reference.constant
        }

        bool ISeller.IsOpen { get; }
        //   ^ reference.type
        //           ^ definition.property scope=Example.Shop.Shop

        // Finds some.
        [Obsolete, Route("find")]
       //^ reference.attribute
        //         ^ reference.attribute
        public async Task<IEnumerable<Item>> Find<TFilter>(
        //           ^ reference.type
        //                ^ reference.type
        //                            ^ reference.type
        //                                   ^ definition.method scope=Example.Shop.Shop doc exported lines=5
            TFilter filter,
            // <- reference.type
            int most = Limit)
            where TFilter : IFilter
            //              ^ reference.type
        {
            Money? sum = null;
            // <- reference.type
            if (filter is Cheap cheap && cheap.Under(Money.Zero))
            //            ^ reference.type
            //                                 ^ reference.call
            //                                       ^ reference.type
            //                                             ^ reference.constant
                return Enumerable.Empty<Item>();
                //     ^ reference.type
                //                ^ reference.call
                //                      ^ reference.type
            switch (filter)
            {
                case Fresh fresh:
                //   ^ reference.type
                    fresh?.Check();
                    //     ^ reference.call
                    break;
                case Kind.Other:
                //   ^ reference.type
                //        ^ reference.constant
                    throw new Example.Api.ShopException(Texts.Other);
                    //                    ^ reference.class
                    //                                  ^ reference.type
                    //                                        ^ reference.constant
            }
            try
            {
                await Load<Item>(typeof(Item), default(Money));
                //    ^ reference.call
                //         ^ reference.type
                //                      ^ reference.type
                //                                     ^ reference.type
            }
            catch (ShopException e) when (e.Fatal)
            //     ^ reference.type
            //                              ^ reference.constant
            {
                Log(e.Message, OnError, out Report report);
                // <- reference.call
                //    ^ reference.constant
                //             ^ reference.constant
                //                          ^ reference.type
            }
            (Item, Money) pair = (first, sum as Money);
           //^ reference.type
            //     ^ reference.type
            //                                  ^ reference.type
            List<Item> found = new List<Item> { first };
            // <- reference.type
            //   ^ reference.type
            //                     ^ reference.class
            //                          ^ reference.type
            return found.Where(x => x.Price > Least).ToList();
            //           ^ reference.call
            //                        ^ reference.constant
            //                                ^ reference.constant
            //                                       ^ reference.call
        }

        /// <summary>Shuts it.</summary>
#pragma warning disable CS0618
        [Obsolete]
       //^ reference.attribute
        protected abstract void Close();
        //                      ^ definition.method scope=Example.Shop.Shop doc lines=2
#pragma warning restore CS0618

        private bool Odd(object thing) => thing is Fresh || thing is not Kind || !Open;
        //           ^ definition.method scope=Example.Shop.Shop private
        //                                         ^ reference.type
        //                                                               ^ reference.type
        //                                                                        ^ reference.constant

        public delegate void Changed<in TArgs>(object sender, TArgs args);
        //                   ^ definition.type scope=Example.Shop.Shop exported
        //                                                    ^ reference.type

        private class Drawer { public int Depth; }
        //            ^ definition.class scope=Example.Shop.Shop private
        //                                ^ definition.field scope=Example.Shop.Shop.Drawer exported
    }
}
