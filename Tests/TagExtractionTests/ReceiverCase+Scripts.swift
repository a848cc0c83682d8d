extension ReceiverCase {
  static let scripts = [
    ReceiverCase(
      "python",
      #"""
      import os.path
      from shop.store import Store, connect

      LOG = Logger("shop")


      class Shop(Base):
          limit: Limit = Limit()

          def __init__(self, store: Store, cart: "Cart", owner: Owner | None = None):
              self.store = store
              self.cart = Cart()
              self.queue: Queue[Order] = Queue()
              self.log = Logger("x").child()  ⟸ child <- type Logger

          def run(self, order: models.Order, other: Order | Cart,  ⟸ Order <- name models
                  extra: Optional[Order]):
              self.check()  ⟸ check <- own
              super().run()  ⟸ run <- own
              self.cart.add(order.total())  ⟸ add <- type Cart, total <- type Order
              self.queue.put(1)  ⟸ put <- type Queue
              self.log.info("x")  ⟸ info <- name log
              other.price()  ⟸ price <- name other
              extra.price()  ⟸ price <- type Order
              Store.open().read()  ⟸ open <- type Store, read <- unknown
              os.path.join("a")  ⟸ join <- name path
              connect(timeout=Timeout()).send()  ⟸ send <- unknown
              lines[0].strip()  ⟸ strip <- unknown
              "x".upper()  ⟸ upper <- unknown
              request.GET.get("x")  ⟸ GET <- name request, get <- name GET
              timeout.get()  ⟸ get <- name timeout
              LOG.debug("x")  ⟸ debug <- type Logger
              with Session(self) as session:
                  session.begin()  ⟸ begin <- type Session
              found = Query().filter(  ⟸ filter <- type Query
                  1
              )
              found.first()  ⟸ first <- name found
              Query(order).first()  ⟸ first <- type Query


      def check(order: Order, store):
          order.total()  ⟸ total <- type Order
          store.close()  ⟸ close <- name store
          first = Order()
          first = Cart()
          first.total()  ⟸ total <- name first
      """#),
    ReceiverCase(
      "javascript",
      #"""
      import { Store } from "./store.js";
      const log = new Logger("shop");

      class Shop extends Base {
        queue = new Queue();
        #cart = new Cart();
        constructor(store) {
          super(store);
          this.store = store;
          this.session = new Session(store);
        }
        run(order) {
          this.check();  ⟸ check <- own
          super.run();  ⟸ run <- own
          this.session.begin();  ⟸ begin <- type Session
          this.queue.put(order);  ⟸ put <- type Queue
          this.#cart.add(order.total);  ⟸ add <- type Cart
          order.total();  ⟸ total <- name order
          Store.open().read();  ⟸ open <- type Store, read <- unknown
          log?.info("x");  ⟸ info <- type Logger
          [1].map((x) => x.run());  ⟸ map <- unknown, run <- name x
          const query = new Query().filter(1);  ⟸ filter <- type Query
          query.first();  ⟸ first <- name query
          let cart = new store.Cart();  ⟸ Cart <- name store
          cart.add(order)  ⟸ add <- type Cart
            .then(done)  ⟸ then <- unknown
            // of the cart
            .catch(fail);  ⟸ catch <- unknown
          window.api.send();  ⟸ send <- name api
          f(...args.slice());  ⟸ slice <- name args
          new Query().first();  ⟸ first <- type Query
        }
      }
      """#),
    ReceiverCase(
      "typescript",
      #"""
      export class Shop {
        private readonly queue: Queue<Order> = new Queue();
        static shared?: Shop;
        items: Item[] = [];
        constructor(private store: Store, log: Logger | undefined) {
          log?.info("x");  ⟸ info <- type Logger
        }
        run(order: Order, either: Order | Cart, done: (cart: Cart) => void): Result {
          this.store.open();  ⟸ open <- type Store
          this.queue.put(order);  ⟸ put <- type Queue
          this.items.push(1);  ⟸ push <- name items
          either.total();  ⟸ total <- name either
          order!.total();  ⟸ total <- type Order
          Shop.shared.run(order);  ⟸ run <- type Shop
          const session: api.Session = connect();  ⟸ Session <- name api
          session.begin();  ⟸ begin <- type Session
          result.total();  ⟸ total <- name result
        }
      }
      """#),
    ReceiverCase(
      "tsx",
      #"""
      export function Page({ store }: Props) {
        const query = new Query<Order>("x");
        query.first();  ⟸ first <- type Query
        store.open();  ⟸ open <- name store
        return <List.Row onClick={() => query.next()} />;  ⟸ Row <- type List, next <- type Query
      }
      """#),
    ReceiverCase(
      "ruby",
      #"""
      require "store"

      class Shop < Base
        LOG = Logger.new("shop")

        def initialize(store)
          @store = Store.new(store)
          @cart ||= Cart.new
        end

        def run(order)
          check(1)
          self.check(1)  ⟸ check <- own
          @store.open(1).read(1)  ⟸ open <- type Store, read <- unknown
          @cart&.add(order)  ⟸ add <- type Cart
          @other.add(order)  ⟸ add <- name other
          order.total(1)  ⟸ total <- name order
          Store::Options.of(1)  ⟸ Options <- type Store, of <- type Options
          session = Session.new(order)
          session.begin(1)  ⟸ begin <- type Session
          LOG.info("x")  ⟸ info <- type Logger
          5.times { |x| x.run(1) }  ⟸ times <- unknown, run <- name x
          query = Query.new.where(1)  ⟸ where <- type Query
          query.first(1)  ⟸ first <- name query
          [1].map(&:to_s)  ⟸ map <- unknown
            .join(",")  ⟸ join <- unknown
        end
      end
      """#),
    ReceiverCase(
      "php",
      #"""
      <?php
      namespace Shop;

      class Shop extends Base
      {
          private Store $store;
          public function __construct(private ?Logger $log, Store $store)
          {
              $this->store = $store;
              $this->queue = new Queue();
          }

          public function run(Order $order, Item|Cart $other)
          {
              $this->check();  ⟸ check <- own
              parent::run($order);  ⟸ run <- own
              self::shared();  ⟸ shared <- own
              $this->store->open()->read();  ⟸ open <- type Store, read <- unknown
              $this->log?->info("x");  ⟸ info <- type Logger
              $this->queue->put(1);  ⟸ put <- type Queue
              $order->total();  ⟸ total <- type Order
              $other->price();  ⟸ price <- name other
              Store::open();  ⟸ open <- type Store
              \Api\Client::send();  ⟸ send <- type Client
              $cart = new \Shop\Cart();
              $cart->add("a" . count($order));  ⟸ add <- type Cart
              (new Query())->first();  ⟸ first <- type Query
              $unknown->run();  ⟸ run <- name unknown
              return check();
          }
      }
      """#),
    ReceiverCase(
      "lua",
      #"""
      local Store = require("store")
      local Shop = {}

      function Shop:run(order)
        self:check()  ⟸ check <- own
        self.store:open()  ⟸ open <- name store
        -- Stores are closed by the shop.
        Store.open(1)  ⟸ open <- type Store
        local cart = Cart.new(1)  ⟸ new <- type Cart
        cart:add(order)  ⟸ add <- type Cart
        order:total():print()  ⟸ total <- name order, print <- unknown
        string.format("x" .. tostring(1))  ⟸ format <- name string
      end
      """#),
    ReceiverCase(
      "perl",
      #"""
      package Shop;
      use Store;

      sub run {
        my ($self, $order) = @_;
        $self->check(1);  ⟸ check <- own
        my $cart = Cart->new(1);
        $cart->add($order);  ⟸ add <- type Cart
        Store->open(1)->read(1);  ⟸ open <- type Store, read <- unknown
        Store::close(1);
        $order->total(1);  ⟸ total <- name order
        check("a" . total(1));
      }
      1;
      """#),
    ReceiverCase(
      "elixir",
      #"""
      defmodule Shop do
        alias Shop.Store

        def run(order) do
          Store.open(1)  ⟸ open <- type Store
          Shop.Cart.add(order)  ⟸ add <- type Cart
          order.total()  ⟸ total <- name order
          :erlang.now()  ⟸ now <- name erlang
          check(order)
          __MODULE__.check(order)  ⟸ check <- own
        end
      end
      """#),
  ]
}
