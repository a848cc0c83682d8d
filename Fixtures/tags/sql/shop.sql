-- The schema of a small shop (PostgreSQL).

CREATE SCHEMA IF NOT EXISTS shop;
--                          ^ definition.namespace scope=- signature="CREATE SCHEMA IF NOT EXISTS shop"
SET search_path TO shop;

CREATE EXTENSION IF NOT EXISTS pgcrypto;
--                             ^ import.module source=pgcrypto

-- How far an order has come.
CREATE TYPE order_state AS ENUM (
--          ^ definition.enum scope=- doc signature="CREATE TYPE order_state AS ENUM"
    'open',
  --^ definition.enumerator scope=order_state
    -- The money has arrived.
    'paid',
  --^ definition.enumerator scope=order_state doc
    'shipped'
  --^ definition.enumerator scope=order_state
);

CREATE TYPE address AS (
--          ^ definition.struct scope=- signature="CREATE TYPE address AS"
    street text,
  --^ definition.field scope=address
    city   text
  --^ definition.field scope=address
);

-- Who buys.
CREATE TABLE shop.customers (
--                ^ definition.table scope=shop doc signature="CREATE TABLE shop.customers"
    id       bigserial PRIMARY KEY,
  --^ definition.field scope=shop.customers
    -- Unique, in lower case.
    email    varchar(255) NOT NULL UNIQUE,
  --^ definition.field scope=shop.customers doc
    home     address,
  --^ definition.field scope=shop.customers
    --       ^ reference.type
    created  timestamp with time zone DEFAULT now(),
  --^ definition.field scope=shop.customers
    --                                        ^ reference.call
    balance  numeric(10, 2) DEFAULT 0 CHECK (balance >= 0)
  --^ definition.field scope=shop.customers
);

/* One purchase. */
CREATE TABLE IF NOT EXISTS orders (
--                         ^ definition.table scope=- doc signature="CREATE TABLE IF NOT EXISTS orders"
    id          serial,
  --^ definition.field scope=orders
    customer_id bigint NOT NULL REFERENCES shop.customers (id) ON DELETE CASCADE,
  --^ definition.field scope=orders
    --                                          ^ reference.type
    state       order_state NOT NULL DEFAULT 'open',
  --^ definition.field scope=orders
    --          ^ reference.type
    PRIMARY KEY (id),
    FOREIGN KEY (customer_id) REFERENCES customers (id)
    --                                   ^ reference.type
);

CREATE UNIQUE INDEX orders_by_customer ON orders (customer_id, state);
--                  ^ definition.property scope=- signature="CREATE UNIQUE INDEX orders_by_customer ON orders (customer_id, state)"
--                                        ^ reference.type

CREATE SEQUENCE invoice_number START WITH 1000;
--              ^ definition.variable scope=-

ALTER TABLE orders ADD COLUMN note text;
--          ^ reference.type
--                            ^ definition.field scope=orders
ALTER TABLE orders ADD CONSTRAINT known_customer FOREIGN KEY (customer_id) REFERENCES customers (id);
--          ^ reference.type
--                                                                                    ^ reference.type

-- Sums per customer.
CREATE OR REPLACE VIEW totals AS
--                     ^ definition.view scope=- doc signature="CREATE OR REPLACE VIEW totals"
SELECT c.id, sum(o.total) AS total
--           ^ reference.call
FROM shop.customers AS c
--        ^ reference.type
JOIN orders o ON o.customer_id = c.id
--   ^ reference.type
GROUP BY c.id;

CREATE MATERIALIZED VIEW monthly AS
--                       ^ definition.view scope=- signature="CREATE MATERIALIZED VIEW monthly"
WITH recent AS (
    SELECT * FROM orders WHERE state <> 'open'
    --            ^ reference.type
)
SELECT date_trunc('month', r.created) AS month, count(*) FROM recent r GROUP BY 1;
--     ^ reference.call
--                                              ^ reference.call
--                                                            ^ reference.type

/* What a customer owes. */
CREATE OR REPLACE FUNCTION owed(
--                         ^ definition.function scope=- doc lines=7 signature="STABLE"
    customer bigint,
    as_of    date DEFAULT CURRENT_DATE
)
RETURNS numeric
LANGUAGE sql
STABLE
AS $$
    SELECT sum(price) FROM lines WHERE customer_id = customer
    --     ^ reference.call
    --                     ^ reference.type
$$;

CREATE FUNCTION touch() RETURNS trigger AS $body$
--              ^ definition.function scope=- signature="CREATE FUNCTION touch() RETURNS trigger"
BEGIN
    NEW.updated := now();
    RETURN NEW;
END;
$body$ LANGUAGE plpgsql;

CREATE TRIGGER touch_orders BEFORE UPDATE ON orders
--             ^ definition.function scope=- lines=2 signature="FOR EACH ROW EXECUTE FUNCTION touch()"
--                                           ^ reference.type
    FOR EACH ROW EXECUTE FUNCTION touch();
    --                            ^ reference.call

INSERT INTO customers (email) VALUES (lower('A@example.org'));
--          ^ reference.type
--                                    ^ reference.call
UPDATE orders SET state = 'paid' WHERE id IN (SELECT order_id FROM payments);
--     ^ reference.type
--                                                                 ^ reference.type
DELETE FROM orders WHERE state = 'open';
--          ^ reference.type
SELECT * FROM totals WHERE owed(id) > 0 ORDER BY rank() OVER (ORDER BY total);
--            ^ reference.type
--                         ^ reference.call
--                                               ^ reference.call
COMMENT ON TABLE orders IS 'What was bought';
--               ^ reference.type
COMMENT ON COLUMN orders.note IS 'Free text';
--                ^ reference.type
COMMENT ON COLUMN shop.orders.note IS 'Free text';
--                     ^ reference.type
ALTER TABLE shop.totals RENAME TO sums;
--               ^ reference.type
--                                ^ definition.table scope=- signature="ALTER TABLE shop.totals RENAME TO sums"
ALTER TABLE orders RENAME COLUMN note TO remark;
--          ^ reference.type
--                                       ^ definition.field scope=orders
