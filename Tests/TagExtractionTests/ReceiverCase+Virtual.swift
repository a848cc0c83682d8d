extension ReceiverCase {
  static let virtual = [
    ReceiverCase(
      "java",
      #"""
      package shop;

      public class Shop extends Base {
        private static final Logger LOG = Logger.of("shop");  ⟸ of <- type Logger
        private final Map<String, Order> orders = new HashMap<>();
        private Store store;

        Shop(Store store) { this.store = store; }

        Order run(Order order, List<Item> items, Item... rest) throws Failure {
          check();
          this.store.open().read();  ⟸ open <- type Store, read <- unknown
          store.close();  ⟸ close <- type Store
          super.run(order);  ⟸ run <- own
          orders.get("x").total();  ⟸ get <- type Map, total <- unknown
          LOG.info("x");  ⟸ info <- type Logger
          var cart = new Cart();
          cart.add(order);  ⟸ add <- type Cart
          for (Item item : items) item.price();  ⟸ price <- type Item
          try { order.total(); }  ⟸ total <- type Order
          catch (Failure | Error e) { e.print(); }  ⟸ print <- name e
          Store.Options.of(1);  ⟸ Options <- type Store, of <- type Options
          items.stream()  ⟸ stream <- type List
              .map(x -> x.price());  ⟸ map <- unknown, price <- name x
          new Cart().add(order);  ⟸ add <- type Cart
          Object value = new Cart();
          value.hash();  ⟸ hash <- type Object
          if (value instanceof Item found) found.price();  ⟸ price <- type Item
          ((Cart) value).add(order);  ⟸ add <- type Cart
          Order.class.getName();  ⟸ getName <- unknown
          return order;
        }
      }
      """#),
    ReceiverCase(
      "kotlin",
      #"""
      package shop

      class Shop(private val store: Store, log: Logger) : Base() {
          val cart = Cart()
          lateinit var queue: Queue<Order>

          fun run(order: Order?, then: (Order) -> Unit): Result {
              check()
              this.store.open().read()  ⟸ open <- type Store, read <- unknown
              store.close()  ⟸ close <- type Store
              super.run()  ⟸ run <- own
              cart.add(order)  ⟸ add <- type Cart
              queue.put(order!!.total())  ⟸ put <- type Queue, total <- type Order
              order?.total()  ⟸ total <- type Order
              val session = Session(1)
              session.begin()  ⟸ begin <- type Session
              val other: Item = find()
              other.price()  ⟸ price <- type Item
              Store.open()  ⟸ open <- type Store
              find(item = Item()).price()  ⟸ price <- unknown
              item.price()  ⟸ price <- name item
              return result
                  .map { it.total() }  ⟸ map <- name result, total <- name it
          }
      }
      """#),
    ReceiverCase(
      "scala",
      #"""
      package shop

      class Shop(store: Store) extends Base {
        private val cart = new Cart()
        val queue: Queue[Order] = Queue.empty  ⟸ empty <- type Queue

        def run(order: Order, f: Order => Unit): Result = {
          this.check()  ⟸ check <- own
          store.open().read()  ⟸ open <- type Store, read <- unknown
          cart.add(order.total())  ⟸ add <- type Cart, total <- type Order
          queue.put(order)  ⟸ put <- type Queue
          val item = Item(1)
          item.price()  ⟸ price <- type Item
          Store.open(1)  ⟸ open <- type Store
          super.run(order)  ⟸ run <- own
        }
      }
      """#),
    ReceiverCase(
      "csharp",
      #"""
      namespace Shop;

      public class Shop : Base
      {
          private readonly Store _store;
          public Cart Cart { get; set; }
          public Shop(Store store) { _store = store; }

          public Result Run(Order order, List<Item> items)
          {
              Check();
              this.Check();  ⟸ Check <- own
              base.Run(order);  ⟸ Run <- own
              _store.Open().Read();  ⟸ Open <- type Store, Read <- unknown
              Cart.Add(order?.Total());  ⟸ Add <- type Cart, Total <- type Order
              items.Add(1);  ⟸ Add <- type List
              Store.Shared.Close();  ⟸ Shared <- type Store, Close <- name Shared
              Console.WriteLine("x");  ⟸ WriteLine <- type Console
              order.Customer.Notify();  ⟸ Customer <- type Order, Notify <- name Customer
              var session = new Session(1);
              session.Begin();  ⟸ Begin <- type Session
              foreach (Item item in items) item.Price();  ⟸ Price <- type Item
              return null;
          }
      }
      """#),
    ReceiverCase(
      "dart",
      #"""
      class Shop extends Base {
        final Store store;
        Cart? cart;

        Result run(Order order, List<Item> items) {
          this.check();  ⟸ check <- own
          super.run(order);
          store.open().read();  ⟸ open <- type Store, read <- unknown
          cart?.add(order.total());  ⟸ add <- type Cart, total <- type Order
          items.forEach((item) => item.price());  ⟸ forEach <- type List, price <- name item
          final session = Session(1);
          session.begin();  ⟸ begin <- type Session
          Store.shared();  ⟸ shared <- type Store
          list..add(1);  ⟸ add <- unknown
          return check();
        }
      }
      """#),
  ]
}
