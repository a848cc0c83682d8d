/// Repositories in several languages, in which names are defined twice, and where they are used.
extension ReferenceCaseTests {
  static let cases = [
    Case(
      name: "Python: aliases, methods of one name, bases",
      files: [
        "shop/cart.py": """
        class Base:
            def total(self):
                return 0

            def close(self):
                return self.total()


        class Cart(Base):
            def total(self):
                return super().total() + self.weight()

            def weight(self):
                return 1


        class Parcel:
            def total(self):
                return 2


        def render(cart):
            return cart.total()

        """,
        "shop/page.py": """
        def render(page):
            return page

        """,
        "app/order.py": """
        from shop.cart import Cart, render as show
        from shop.page import render


        class Order:
            def render(self):
                return show(self)

            def fill(self):
                cart = Cart()
                self.render()
                render(self)
                return cart.total() + show(cart)

        """,
        "app/gift.py": """
        from shop.cart import Cart, render


        class Gift(Cart):
            def total(self):
                return super().total()

            def render(self):
                return render(self)

        """,
      ],
      listings: [
        (
          "total",
          """
          app/gift.py:5:9: method Gift.total\tdef total(self):
            no uses
          shop/cart.py:2:9: method Base.total\tdef total(self):
            shop/cart.py:6:21: return self.total()\tmethod Base.close\tscope
            shop/cart.py:11:24: return super().total() + self.weight()\tmethod Cart.total\treceiver
            shop/cart.py:23:17: return cart.total()\tfunction render\tone of 3
          shop/cart.py:10:9: method Cart.total\tdef total(self):
            app/order.py:13:21: return cart.total() + show(cart)\tmethod Order.fill\timported
            app/gift.py:6:24: return super().total()\tmethod Gift.total\treceiver
            shop/cart.py:23:17: return cart.total()\tfunction render\tone of 3
          shop/cart.py:18:9: method Parcel.total\tdef total(self):
            shop/cart.py:23:17: return cart.total()\tfunction render\tone of 3

          """
        ),
        (
          "render",
          """
          app/gift.py:8:9: method Gift.render\tdef render(self):
            no uses
          app/order.py:6:9: method Order.render\tdef render(self):
            app/order.py:11:14: self.render()\tmethod Order.fill\tscope
          shop/cart.py:22:5: function render\tdef render(cart):
            app/gift.py:1:29: from shop.cart import Cart, render\t-\timported
            app/gift.py:9:16: return render(self)\tmethod Gift.render\timported
            app/order.py:1:29: from shop.cart import Cart, render as show\t-\timported
            app/order.py:7:16: return show(self)\tmethod Order.render\timported
            app/order.py:13:31: return cart.total() + show(cart)\tmethod Order.fill\timported
          shop/page.py:1:5: function render\tdef render(page):
            app/order.py:2:23: from shop.page import render\t-\timported
            app/order.py:12:9: render(self)\tmethod Order.fill\timported

          """
        ),
        (
          "Cart.weight",
          """
          shop/cart.py:13:9: method Cart.weight\tdef weight(self):
            shop/cart.py:11:39: return super().total() + self.weight()\tmethod Cart.total\tscope

          """
        ),
      ]),
    Case(
      name: "TypeScript: named and default imports, re-exports",
      files: [
        "src/cart.ts": """
        export class Cart {
          total(): number { return this.weight(); }
          weight(): number { return 1; }
        }

        export function open(cart: Cart): number {
          return cart.total();
        }

        """,
        "src/door.ts": """
        export class Door {
          total(): number { return 0; }
        }

        export function open(door: Door): number {
          return door.total();
        }

        """,
        "src/index.ts": """
        export { open } from "./cart";

        """,
        "app/main.ts": """
        import { Cart, open } from "../src/cart";
        import { open as openDoor, Door } from "../src/door";

        export function main(cart: Cart, door: Door) {
          const count = open(cart) + openDoor(door);
          const local = () => cart.total();
          return count + local();
        }

        """,
        "app/lazy.ts": """
        import * as doors from "../src/door";

        export const opened = doors.open(new doors.Door());

        """,
      ],
      listings: [
        (
          "open",
          """
          src/cart.ts:6:17: function open\texport function open(cart: Cart): number
            app/main.ts:1:16: import { Cart, open } from "../src/cart";\t-\timported
            app/main.ts:5:17: const count = open(cart) + openDoor(door);\tfunction main\timported
            src/index.ts:1:10: export { open } from "./cart";\t-\timported
          src/door.ts:5:17: function open\texport function open(door: Door): number
            app/lazy.ts:3:29: export const opened = doors.open(new doors.Door());\tconstant opened\timported
            app/main.ts:2:10: import { open as openDoor, Door } from "../src/door";\t-\timported
            app/main.ts:5:30: const count = open(cart) + openDoor(door);\tfunction main\timported

          """
        ),
        (
          "total",
          """
          src/cart.ts:2:3: method Cart.total\ttotal(): number
            app/main.ts:6:28: const local = () => cart.total();\tfunction main\timported
            src/cart.ts:7:15: return cart.total();\tfunction open\treceiver
          src/door.ts:2:3: method Door.total\ttotal(): number
            src/door.ts:6:15: return door.total();\tfunction open\treceiver

          """
        ),
        (
          "Cart",
          """
          src/cart.ts:1:14: class Cart\texport class Cart
            src/cart.ts:6:28: export function open(cart: Cart): number {\tfunction open\tfile
            app/main.ts:1:10: import { Cart, open } from "../src/cart";\t-\timported
            app/main.ts:4:28: export function main(cart: Cart, door: Door) {\tfunction main\timported

          """
        ),
      ]),
    Case(
      name: "Go: packages and receivers",
      files: [
        "go.mod": """
        module example.org/own

        go 1.21

        """,
        "cart/cart.go": """
        package cart

        type Cart struct{ price int }

        func New() *Cart { return &Cart{} }

        func (c *Cart) Total() int { return c.weight() }

        func (c *Cart) weight() int { return 1 }

        """,
        "door/door.go": """
        package door

        type Door struct{}

        func New() *Door { return &Door{} }

        func (d *Door) Total() int { return 0 }

        """,
        "cart/list.go": """
        package cart

        func List() []*Cart { return []*Cart{New()} }

        """,
        "main.go": """
        package main

        import (
        \t"example.org/own/cart"
        \t"example.org/own/door"
        )

        func use(c *cart.Cart, d *door.Door) int {
        \treturn c.Total() + d.Total()
        }

        func main() {
        \tuse(cart.New(), door.New())
        }

        """,
      ],
      listings: [
        (
          "New",
          """
          cart/cart.go:5:6: function New\tfunc New() *Cart
            main.go:13:11: use(cart.New(), door.New())\tfunction main\timported
            cart/list.go:3:38: func List() []*Cart { return []*Cart{New()} }\tfunction List\tpackage
          door/door.go:5:6: function New\tfunc New() *Door
            main.go:13:23: use(cart.New(), door.New())\tfunction main\timported

          """
        ),
        (
          "Total",
          """
          cart/cart.go:7:16: method Total\tfunc (c *Cart) Total() int
            main.go:9:11: return c.Total() + d.Total()\tfunction use\treceiver
          door/door.go:7:16: method Total\tfunc (d *Door) Total() int
            main.go:9:23: return c.Total() + d.Total()\tfunction use\treceiver

          """
        ),
        (
          "cart/cart.go#Cart",
          """
          cart/cart.go:3:6: struct Cart\ttype Cart struct
            cart/cart.go:5:13: func New() *Cart { return &Cart{} }\tfunction New\tfile
            cart/cart.go:5:28: func New() *Cart { return &Cart{} }\tfunction New\tfile
            cart/cart.go:7:10: func (c *Cart) Total() int { return c.weight() }\tmethod Total\tfile
            cart/cart.go:9:10: func (c *Cart) weight() int { return 1 }\tmethod weight\tfile
            main.go:8:18: func use(c *cart.Cart, d *door.Door) int {\tfunction use\timported
            cart/list.go:3:16: func List() []*Cart { return []*Cart{New()} }\tfunction List\tpackage
            cart/list.go:3:33: func List() []*Cart { return []*Cart{New()} }\tfunction List\tpackage

          """
        ),
      ]),
    Case(
      name: "Rust: modules and implementations",
      files: [
        "Cargo.toml": """
        [package]
        name = "own"
        version = "0.1.0"

        """,
        "src/lib.rs": """
        mod cart;
        mod door;
        mod shop;

        """,
        "src/cart.rs": """
        pub struct Cart;

        impl Cart {
            pub fn new() -> Self { Cart }
            pub fn total(&self) -> u32 { self.weight() }
            fn weight(&self) -> u32 { 1 }
        }

        pub fn open() -> Cart { Cart::new() }

        """,
        "src/door.rs": """
        pub struct Door;

        impl Door {
            pub fn new() -> Self { Door }
            pub fn total(&self) -> u32 { 0 }
        }

        pub fn open() -> Door { Door::new() }

        """,
        "src/shop.rs": """
        use crate::cart::{open, Cart};
        use crate::door;

        pub fn sell(cart: &Cart) -> u32 {
            let first = open();
            let door = door::open();
            cart.total() + first.total() + door.total()
        }

        """,
      ],
      listings: [
        (
          "open",
          """
          src/cart.rs:9:8: function open\tpub fn open() -> Cart
            src/shop.rs:1:19: use crate::cart::{open, Cart};\t-\timported
            src/shop.rs:5:17: let first = open();\tfunction sell\timported
          src/door.rs:8:8: function open\tpub fn open() -> Door
            src/shop.rs:6:22: let door = door::open();\tfunction sell\timported

          """
        ),
        (
          "total",
          """
          src/cart.rs:5:12: method Cart.total\tpub fn total(&self) -> u32
            src/shop.rs:7:10: cart.total() + first.total() + door.total()\tfunction sell\timported
            src/shop.rs:7:26: cart.total() + first.total() + door.total()\tfunction sell\tone of 2
          src/door.rs:5:12: method Door.total\tpub fn total(&self) -> u32
            src/shop.rs:7:41: cart.total() + first.total() + door.total()\tfunction sell\timported
            src/shop.rs:7:26: cart.total() + first.total() + door.total()\tfunction sell\tone of 2

          """
        ),
        (
          "new",
          """
          src/cart.rs:4:12: method Cart.new\tpub fn new() -> Self
            src/cart.rs:9:31: pub fn open() -> Cart { Cart::new() }\tfunction open\treceiver
          src/door.rs:4:12: method Door.new\tpub fn new() -> Self
            src/door.rs:8:31: pub fn open() -> Door { Door::new() }\tfunction open\treceiver

          """
        ),
        (
          "weight",
          """
          src/cart.rs:6:8: method Cart.weight\tfn weight(&self) -> u32
            src/cart.rs:5:39: pub fn total(&self) -> u32 { self.weight() }\tmethod Cart.total\tscope

          """
        ),
      ]),
    Case(
      name: "Java: imports, packages, overloads, inheritance",
      files: [
        "src/models/Cart.java": """
        package models;

        public class Cart {
          public int total() { return total(1); }
          public int total(int rate) { return rate; }
        }

        """,
        "src/models/Door.java": """
        package models;

        public class Door {
          public int total() { return 0; }
        }

        """,
        "src/models/Shop.java": """
        package models;

        class Shop {
          int count(Cart cart, Door door) { return cart.total() + door.total(); }
        }

        """,
        "src/app/Sale.java": """
        package app;

        import models.Cart;

        class Sale extends Cart {
          int pay(Cart other) { return total(2) + other.total(); }
        }

        """,
        "src/other/Cart.java": """
        package other;

        class Cart {
          int total() { return 3; }
          int twice() { return total() + total(); }
        }

        """,
      ],
      listings: [
        (
          "total",
          """
          src/models/Cart.java:4:14: method Cart.total\tpublic int total()
          src/models/Cart.java:5:14: method Cart.total\tpublic int total(int rate)
            src/models/Cart.java:4:31: public int total() { return total(1); }\tmethod Cart.total\tscope
            src/app/Sale.java:6:49: int pay(Cart other) { return total(2) + other.total(); }\tmethod Sale.pay\timported
            src/app/Sale.java:6:32: int pay(Cart other) { return total(2) + other.total(); }\tmethod Sale.pay\treceiver
            src/models/Shop.java:4:49: int count(Cart cart, Door door) { return cart.total() + door.total(); }\tmethod Shop.count\treceiver
          src/models/Door.java:4:14: method Door.total\tpublic int total()
            src/models/Shop.java:4:64: int count(Cart cart, Door door) { return cart.total() + door.total(); }\tmethod Shop.count\treceiver
          src/other/Cart.java:4:7: method Cart.total\tint total()
            src/other/Cart.java:5:24: int twice() { return total() + total(); }\tmethod Cart.twice\tscope
            src/other/Cart.java:5:34: int twice() { return total() + total(); }\tmethod Cart.twice\tscope

          """
        ),
        (
          "src/models/Cart.java",
          """
          src/models/Cart.java:3:14: class Cart\tpublic class Cart
            src/app/Sale.java:3:15: import models.Cart;\t-\timported
            src/app/Sale.java:5:20: class Sale extends Cart {\tclass Sale\timported
            src/app/Sale.java:6:11: int pay(Cart other) { return total(2) + other.total(); }\tmethod Sale.pay\timported
            src/models/Shop.java:4:13: int count(Cart cart, Door door) { return cart.total() + door.total(); }\tmethod Shop.count\tpackage
          src/models/Cart.java:4:14: method Cart.total\tpublic int total()
          src/models/Cart.java:5:14: method Cart.total\tpublic int total(int rate)
            src/models/Cart.java:4:31: public int total() { return total(1); }\tmethod Cart.total\tscope
            src/app/Sale.java:6:49: int pay(Cart other) { return total(2) + other.total(); }\tmethod Sale.pay\timported
            src/app/Sale.java:6:32: int pay(Cart other) { return total(2) + other.total(); }\tmethod Sale.pay\treceiver
            src/models/Shop.java:4:49: int count(Cart cart, Door door) { return cart.total() + door.total(); }\tmethod Shop.count\treceiver

          """
        ),
        (
          "Cart",
          """
          src/models/Cart.java:3:14: class Cart\tpublic class Cart
            src/app/Sale.java:3:15: import models.Cart;\t-\timported
            src/app/Sale.java:5:20: class Sale extends Cart {\tclass Sale\timported
            src/app/Sale.java:6:11: int pay(Cart other) { return total(2) + other.total(); }\tmethod Sale.pay\timported
            src/models/Shop.java:4:13: int count(Cart cart, Door door) { return cart.total() + door.total(); }\tmethod Shop.count\tpackage
          src/other/Cart.java:3:7: class Cart\tclass Cart
            no uses

          """
        ),
      ]),
    Case(
      name: "C: a declaration and its definition are one thing, static functions are not",
      files: [
        "include/cart.h": """
        #ifndef CART_H
        #define CART_H

        struct cart { int price; };

        int cart_total(const struct cart *cart);

        #endif

        """,
        "src/cart.c": """
        #include "../include/cart.h"

        static int weight(int price) { return price; }

        int cart_total(const struct cart *cart) {
          return weight(cart->price);
        }

        """,
        "src/door.c": """
        #include "../include/cart.h"

        static int weight(int width) { return width * 2; }

        int door_total(const struct cart *cart) {
          return weight(3) + cart_total(cart);
        }

        """,
        "tests/other.c": """
        static int weight(void) { return 0; }

        int cart_total(void) { return weight(); }

        """,
      ],
      listings: [
        (
          "cart_total",
          """
          include/cart.h:6:5: function cart_total\tint cart_total(const struct cart *cart);
          src/cart.c:5:5: function cart_total\tint cart_total(const struct cart *cart)
            src/door.c:6:22: return weight(3) + cart_total(cart);\tfunction door_total\tvisible
          tests/other.c:3:5: function cart_total\tint cart_total(void)
            no uses

          """
        ),
        (
          "weight",
          """
          src/cart.c:3:12: function weight\tstatic int weight(int price)
            src/cart.c:6:10: return weight(cart->price);\tfunction cart_total\tfile
          src/door.c:3:12: function weight\tstatic int weight(int width)
            src/door.c:6:10: return weight(3) + cart_total(cart);\tfunction door_total\tfile
          tests/other.c:1:12: function weight\tstatic int weight(void)
            tests/other.c:3:31: int cart_total(void) { return weight(); }\tfunction cart_total\tfile

          """
        ),
        (
          "src/cart.c#cart_total",
          """
          include/cart.h:6:5: function cart_total\tint cart_total(const struct cart *cart);
          src/cart.c:5:5: function cart_total\tint cart_total(const struct cart *cart)
            src/door.c:6:22: return weight(3) + cart_total(cart);\tfunction door_total\tvisible

          """
        ),
      ]),
    Case(
      name: "C++: classes with the same members, out of line",
      files: [
        "src/cart.h": """
        class Cart {
         public:
          int total();
          int weight() { return 1; }
        };

        """,
        "src/cart.cc": """
        #include "cart.h"

        int Cart::total() { return weight(); }

        """,
        "src/door.h": """
        class Door {
         public:
          int total() { return 0; }
        };

        """,
        "src/main.cc": """
        #include "cart.h"
        #include "door.h"

        int sell(Cart& cart, Door* door) {
          return cart.total() + door->total();
        }

        """,
      ],
      listings: [
        (
          "total",
          """
          src/cart.cc:3:11: method total\tint Cart::total()
          src/cart.h:3:7: method Cart.total\tint total();
            src/main.cc:5:15: return cart.total() + door->total();\tfunction sell\treceiver
          src/door.h:3:7: method Door.total\tint total()
            src/main.cc:5:31: return cart.total() + door->total();\tfunction sell\treceiver

          """
        ),
        (
          "weight",
          """
          src/cart.h:4:7: method Cart.weight\tint weight()
            src/cart.cc:3:28: int Cart::total() { return weight(); }\tmethod total\treceiver

          """
        ),
      ]),
    Case(
      name: "Ruby and Swift are told apart",
      files: [
        "lib/cart.rb": """
        class Cart
          def total
            weight
          end

          def weight
            1
          end
        end

        """,
        "lib/sale.rb": """
        require_relative "cart"

        cart = Cart.new
        cart.total

        """,
        "Sources/Shop/Cart.swift": """
        public struct Cart {
          public func total() -> Int { weight() }
          func weight() -> Int { 1 }
        }

        """,
        "Sources/Shop/Sale.swift": """
        func sell(_ cart: Cart) -> Int { cart.total() }

        """,
      ],
      listings: [
        (
          "total",
          """
          Sources/Shop/Cart.swift:2:15: method Cart.total\tpublic func total() -> Int
            Sources/Shop/Sale.swift:1:39: func sell(_ cart: Cart) -> Int { cart.total() }\tfunction sell\treceiver
          lib/cart.rb:2:7: method Cart.total\tdef total
            lib/sale.rb:4:6: cart.total\t-\treceiver

          """
        ),
        (
          "weight",
          """
          Sources/Shop/Cart.swift:3:8: method Cart.weight\tfunc weight() -> Int
            Sources/Shop/Cart.swift:2:32: public func total() -> Int { weight() }\tmethod Cart.total\tscope
          lib/cart.rb:6:7: method Cart.weight\tdef weight
            lib/cart.rb:3:5: weight\tmethod Cart.total\tscope

          """
        ),
        (
          "Cart",
          """
          Sources/Shop/Cart.swift:1:15: struct Cart\tpublic struct Cart
            Sources/Shop/Sale.swift:1:19: func sell(_ cart: Cart) -> Int { cart.total() }\tfunction sell\tpackage
          lib/cart.rb:1:7: class Cart\tclass Cart
            lib/sale.rb:3:8: cart = Cart.new\t-\tvisible

          """
        ),
      ]),
  ]
}
