extension ReceiverCase {
  static let systems = [
    ReceiverCase(
      "c",
      #"""
      #include "shop.h"

      static struct store shared;

      struct shop {
        struct store *store;
        int (*check)(struct shop *s);
      };

      int run(struct shop *shop, const Order *order, struct cart cart, struct item items[])
      {
        shop->check(shop);  ⟸ check <- type shop
        shop->store->open(1);  ⟸ open <- type store
        order->total(1);  ⟸ total <- type Order
        cart.add(2);  ⟸ add <- type cart
        items[0].price();  ⟸ price <- unknown
        shared.close();  ⟸ close <- type store
        struct session *session = connect(shop);
        session->begin();  ⟸ begin <- type session
        other->begin();  ⟸ begin <- name other
        return close(1);
      }
      """#),
    ReceiverCase(
      "cpp",
      #"""
      #include "shop.h"

      namespace shop {
      class Shop : public Base {
       public:
        void run(const Order& order, std::vector<Item> items);  ⟸ vector <- name std
        std::unique_ptr<Store> store_;  ⟸ unique_ptr <- name std
        Cart cart_;
      };

      void Shop::run(const Order& order, std::vector<Item> items) {  ⟸ vector <- name std
        this->check();  ⟸ check <- own
        check();
        store_->open().read();  ⟸ open <- type Store, read <- unknown
        cart_.add(order.total());  ⟸ add <- type Cart, total <- type Order
        items.push_back(1);  ⟸ push_back <- type vector
        Store::shared().close();  ⟸ shared <- type Store, close <- unknown
        std::move(order);  ⟸ move <- name std
        detail::Helper::help();  ⟸ help <- type Helper
        ::open(1);
        Session session(1);
        session.begin();  ⟸ begin <- type Session
        auto* query = new Query(1);
        query->first();  ⟸ first <- type Query
        auto other = Item(1);
        other.price();  ⟸ price <- type Item
        for (auto& x : items) x.price();  ⟸ price <- name x
        (*it)->price();  ⟸ price <- unknown
      }
      }
      """#),
    ReceiverCase(
      "objc",
      #"""
      @interface Shop : Base
      @property (nonatomic) Store *store;
      @end

      @implementation Shop
      - (void)run:(Order *)order {
        [self check];  ⟸ check <- own
        [super run:order];  ⟸ run <- own
        [order total];  ⟸ total <- type Order
        Cart *cart = [[Cart alloc] init];
        [cart add:order];  ⟸ add <- type Cart
        [Store shared];  ⟸ shared <- type Store
        [self.store open];  ⟸ open <- type Store
        close(1);
      }
      @end
      """#),
    ReceiverCase(
      "go",
      #"""
      package shop

      import "net/http"

      type Shop struct {
      	store  *store.Store  ⟸ Store <- name store
      	cart   Cart
      	orders []Order
      }

      var shared = &Shop{}

      func (s *Shop) Run(w http.Writer, first, last *Order, rest ...Order) (err *Error) {  ⟸ Writer <- name http
      	s.check()  ⟸ check <- type Shop
      	s.cart.Add(1)  ⟸ Add <- type Cart
      	s.store.Open().Read()  ⟸ Open <- type Store, Read <- unknown
      	s.orders[0].Total()  ⟸ Total <- unknown
      	first.Total()  ⟸ Total <- type Order
      	last.Total()  ⟸ Total <- type Order
      	w.WriteHeader(1)  ⟸ WriteHeader <- type Writer
      	http.Get("x")  ⟸ Get <- name http
      	shared.Run()  ⟸ Run <- type Shop
      	err.Text()  ⟸ Text <- type Error
      	cart := Cart{}
      	cart.Add(2)  ⟸ Add <- type Cart
      	other := &Cart{}
      	other.Add(2)  ⟸ Add <- type Cart
      	made := NewCart()
      	made.Add(3)  ⟸ Add <- name made
      	var client http.Client  ⟸ Client <- name http
      	client.
      		Do(nil)  ⟸ Do <- type Client
      	return nil
      }
      """#),
    ReceiverCase(
      "rust",
      #"""
      use crate::store::Store;

      pub struct Shop<'a> {
          store: &'a mut Store,
          cart: Option<Cart>,
          log: Box<dyn Logger>,
      }

      impl<'a> Shop<'a> {
          pub fn run(&mut self, order: &Order, orders: Vec<Order>, f: impl Handler) -> Order {
              self.check();  ⟸ check <- own
              self.store.open()?.read();  ⟸ open <- type Store, read <- unknown
              self.log.info("x");  ⟸ info <- type Logger
              self.cart.take();  ⟸ take <- type Option
              order.total();  ⟸ total <- type Order
              orders.len();  ⟸ len <- type Vec
              f.handle();  ⟸ handle <- type Handler
              Self::shared();  ⟸ shared <- own
              store::connect();  ⟸ connect <- name store
              crate::store::Store::open();  ⟸ Store <- name store, open <- type Store
              Vec::<Order>::new();  ⟸ new <- type Vec
              let mut cart = Cart::new(1);  ⟸ new <- type Cart
              cart.add(order);  ⟸ add <- type Cart
              let item = Item { price: 1 };
              item.price();  ⟸ price <- type Item
              let built = Builder::new().build();  ⟸ new <- type Builder, build <- type Builder
              built.run();  ⟸ run <- name built
              for n in 0..count() {}
              let x: Session = open();
              x.begin()  ⟸ begin <- type Session
                  .end();  ⟸ end <- unknown
              order.clone()  ⟸ clone <- type Order
          }
      }
      """#),
    ReceiverCase(
      "swift",
      #"""
      import Store

      final class Shop: Base {
        private let store: Store
        var cart = Cart()
        weak var delegate: (any Delegate)?
        var items: [Item] = []

        init(store: Store) { self.store = store }

        func run(order: Order?, _ make: (Item) -> Cart) -> Result {
          // A sentence ends.
          check()
          self.check()  ⟸ check <- own
          super.run()  ⟸ run <- own
          store.open().read()  ⟸ open <- type Store, read <- unknown
          self.cart.add(order?.total())  ⟸ add <- type Cart, total <- type Order
          items.append(1)  ⟸ append <- name items
          let session = Session(1)
          session.begin()  ⟸ begin <- type Session
          let query: Query<Order> = find()
          query
            .first()  ⟸ first <- type Query
          Store.shared.close()  ⟸ close <- name shared
          return .init(.total())  ⟸ init <- unknown, total <- unknown
        }
      }

      extension Cart {
        static func make() -> Cart { Self.empty() }  ⟸ empty <- own
      }
      """#),
  ]
}
