(ns shop.ledger
;   ^ definition.module scope=- doc signature="(ns shop.ledger"
  "Keeps the accounts of a small shop."
  {:author "the shop"}
  (:refer-clojure :exclude [update])
  (:require [clojure.set :as set]
;            ^ import.module source=clojure.set alias=set
            [clojure.string :as str :refer [join split]]
;            ^ import.module source=clojure.string alias=str
;                                           ^ import.name source=clojure.string name=join
;                                                ^ import.name source=clojure.string name=split
            [shop.clock :refer :all]
;            ^ import.module source=shop.clock wildcard
            shop.money)
;           ^ import.module source=shop.money
  (:import (java.util Date UUID)
;                     ^ import.name source=java.util name=Date
;                     ^ reference.constant
;                          ^ import.name source=java.util name=UUID
;                          ^ reference.constant
           java.io.File
;          ^ import.module source=java.io.File
           [java.net URI]))
;                    ^ import.name source=java.net name=URI
;                    ^ reference.constant

(def ^:const vat-rate 0.2)
;            ^ definition.constant scope=- signature="(def ^:const vat-rate 0.2)"

(def ^:private currencies
;              ^ definition.variable scope=- private signature="(def ^:private currencies"
  #{:eur :usd})

(def opening-hours
;    ^ definition.variable scope=- doc signature="(def opening-hours"
  "When the shop is open."
  [8 18])

;; What is kept while the shop runs.
(defonce state (atom {}))
;        ^ definition.variable scope=- doc signature="(defonce state"

(defprotocol Account
;            ^ definition.protocol scope=- doc signature="(defprotocol Account"
  "Something that money is put into."
  (deposit [this amount]
;  ^ definition.method scope=Account doc signature="(deposit [this amount]"
    "Puts amount into the account.")
  (balance [this] [this currency]))
;  ^ definition.method scope=Account signature="(balance [this] [this currency]"

(defrecord Purse [owner coins]
;          ^ definition.struct scope=- signature="(defrecord Purse [owner coins]"
;                 ^ definition.field scope=Purse signature="owner"
;                       ^ definition.field scope=Purse signature="coins"
  Account
; ^ reference.implementation
  (deposit [this amount]
;  ^ definition.method scope=Purse signature="(deposit [this amount]"
    (update this :coins conj amount))
  (balance [this] (reduce + coins)))
;  ^ definition.method scope=Purse signature="(balance [this]"
;                         ^ reference.call

(deftype Till [^:volatile-mutable total]
;        ^ definition.class scope=- signature="(deftype Till [^:volatile-mutable total]"
;                                 ^ definition.field scope=Till signature="^:volatile-mutable total"
  Account
; ^ reference.implementation
  (deposit [_ amount] (set! total (+ total amount)))
;  ^ definition.method scope=Till signature="(deposit [_ amount]"
  java.lang.AutoCloseable
; ^ reference.implementation
  (close [_] nil))
;  ^ definition.method scope=Till signature="(close [_]"

(extend-type String
;            ^ reference.constant
;            ^ scope.extension scope=- signature="(extend-type String"
  Account
; ^ reference.implementation
  (balance [text] (parse-amount text)))
;  ^ definition.method scope=String signature="(balance [text]"
;                  ^ reference.call

(extend-protocol Account
;                ^ reference.constant
;                ^ scope.extension scope=- signature="(extend-protocol Account"
  nil
  (balance [_] 0)
;  ^ definition.method scope=Account signature="(balance [_]"
  File
; ^ reference.constant
  (balance [file]
;  ^ definition.method scope=Account signature="(balance [file]"
    (balance (slurp file))))
;    ^ reference.call
;             ^ reference.call

(defmulti describe
;         ^ definition.function scope=- doc signature=":kind)" lines=3
  "Words for an entry."
  :kind)

(defmethod describe :sale
;          ^ definition.method scope=- signature="[{:keys [amount]}]" lines=2
  [{:keys [amount]}]
  (str "sold for " (money/show amount)))
;                         ^ reference.call

(defmethod describe :default [_] "unknown")
;          ^ definition.method scope=- signature="(defmethod describe :default [_]"

(defn- parse-amount
;      ^ definition.function scope=- private signature="^long [^String text]" lines=2
  ^long [^String text]
;  ^ reference.type
;         ^ reference.type
  (Long/parseLong (str/trim text)))
;  ^ reference.constant
;       ^ reference.call
;                      ^ reference.call

(defn add-entry
;     ^ definition.function scope=- doc signature="& options]" lines=5
  "Adds an entry to the ledger and gives the ledger back."
  {:added "1.2"}
  [ledger {:keys [kind amount] :as entry}
   & options]
  (-> ledger
      (assoc-entry entry)
;      ^ reference.call
      check-totals
;     ^ reference.call
      (set/union (apply hash-options options))))
;          ^ reference.call
;                       ^ reference.call

(defn ^:private check-totals
;               ^ definition.function scope=- private signature="([ledger]" lines=2
  ([ledger] (check-totals ledger vat-rate))
;            ^ reference.call
  ([ledger rate]
   (filter positive-total? ledger)))
;          ^ reference.call

(defmacro with-till
;         ^ definition.macro scope=- doc signature="[[name total] & body]" lines=3
  "Runs body with an open till."
  [[name total] & body]
  `(let [~name (Till. ~total)]
;               ^ reference.call
     (try ~@body (finally (.close ~name)))))
;                          ^ reference.call

(defn -main [& args]
;     ^ definition.function scope=- signature="(defn -main [& args]"
  (with-till [t 0]
;  ^ reference.call
    (deposit t (->Purse "anna" []))
;    ^ reference.call
;               ^ reference.call
    (println (new Date) #(deposit t %) #'add-entry)))
;                 ^ reference.class
;                         ^ reference.call
;                                        ^ reference.identifier
