(ns tricky.core
;   ^ definition.module scope=- signature="(ns tricky.core"
  #?(:cljs (:require-macros [tricky.macros :refer [defthing]]))
;                            ^ import.module source=tricky.macros
;                                                  ^ import.name source=tricky.macros name=defthing
  (:require [clojure.spec.alpha :as s]
;            ^ import.module source=clojure.spec.alpha alias=s
            ["react" :as react]
;            ^ import.module source=react alias=react
            [clojure [walk :as walk]]
;                     ^ import.module source=walk alias=walk
            #?(:clj [clojure.java.io :as io] :cljs [goog.object :as gobj])
;                    ^ import.module source=clojure.java.io alias=io
;                                                   ^ import.module source=goog.object alias=gobj
            #?@(:clj [[clojure.edn] [clojure.repl]]))
;                      ^ import.module source=clojure.edn
;                                    ^ import.module source=clojure.repl
  (:use clojure.test
;       ^ import.module source=clojure.test wildcard
        [tricky.helpers :only (helper)])
;        ^ import.module source=tricky.helpers
;                              ^ import.name source=tricky.helpers name=helper
;                              ^ reference.call
  #?(:clj (:import (java.time Instant))))
;                             ^ import.name source=java.time name=Instant
;                             ^ reference.constant

(require '[tricky.late :as late])
;          ^ import.module source=tricky.late alias=late
(import 'java.util.Locale)
;        ^ import.module source=java.util.Locale

(s/def ::name string?)
;  ^ reference.identifier
;        ^ definition.type scope=- signature="(s/def ::name"
(s/def :tricky/age (s/and int? pos?))
;  ^ reference.identifier
;              ^ definition.type scope=- signature="(s/def :tricky/age"
;                     ^ reference.identifier

#?(:clj  (defn now [] (Instant/now))
;              ^ definition.function scope=- signature="(defn now []"
;                      ^ reference.constant
;                              ^ reference.call
   :cljs (defn now [] (js/Date.)))
;              ^ definition.function scope=- signature="(defn now []"
;                         ^ reference.call

(defn empty-args [])
;     ^ definition.function scope=- signature="(defn empty-args []"
(defn one-line [x] x) (defn- other-line [y] y)
;     ^ definition.function scope=- signature="(defn one-line [x]"
;                            ^ definition.function scope=- private signature="(defn- other-line [y]"

(defn commented ; why
;     ^ definition.function scope=- signature="[x]" lines=3
  ;; the parameters come late
  [x]
  (late/run x))
;       ^ reference.call

(s/defn typed :- s/Str
;  ^ reference.identifier
;       ^ definition.function scope=- doc signature="[name :- s/Str]" lines=3
;                  ^ reference.identifier
  "Says hello."
  [name :- s/Str]
;            ^ reference.identifier
  (helper name))
;  ^ reference.call

(def square (fn [x] (multiply x x)))
;    ^ definition.function scope=- signature="(def square (fn [x]"
;                    ^ reference.call
(def ^{:private true :doc "Hidden."} hidden 1)
;                                    ^ definition.variable scope=- private
(def *dynamic?* true)
;    ^ definition.variable scope=- signature="(def *dynamic?* true)"
(def +über-maß+ "groß")
;    ^ definition.variable scope=-
(declare forward)

(do
  (def inner 1)
;      ^ definition.variable scope=- signature="(def inner 1)"
  (defn nested-in-do [a] a))
;       ^ definition.function scope=- signature="(defn nested-in-do [a]"

(defn outer [f]
;     ^ definition.function scope=- signature="(defn outer [f]"
  (letfn [(local [x] (f x))]
;          ^ reference.call
;                     ^ reference.call
    (defn surprising [z] z)
;         ^ definition.function scope=outer local signature="(defn surprising [z]"
    (reify
      Runnable
;     ^ reference.implementation
      (run [_] (forward)))))
;      ^ reference.call
;               ^ reference.call

(defmethod print-method tricky.core.Thing
;          ^ definition.method scope=- signature="[thing ^java.io.Writer writer]" lines=3
  named-method
  [thing ^java.io.Writer writer]
;         ^ reference.type
  (.write writer "x"))
;  ^ reference.call

(defroutes app
;^ reference.call
;          ^ definition.variable scope=- signature="(defroutes app"
  (GET "/" [] (home)))
;  ^ reference.call
;              ^ reference.call

(defhandler on-click
;^ reference.call
;           ^ definition.function scope=- doc signature="[event]" lines=3
  "Called on a click."
  [event]
  (handle event))
;  ^ reference.call

(defmacro deflater [name & body]
;         ^ definition.macro scope=- signature="(defmacro deflater [name & body]"
  `(defn ~name [] ~@body))

(definterface Shape
;             ^ definition.interface scope=- signature="(definterface Shape"
  (^double area [])
;   ^ reference.type
;          ^ definition.method scope=Shape signature="(^double area []"
  (grow [by]))
;  ^ definition.method scope=Shape signature="(grow [by]"

#_(ignored 1)
;  ^ reference.call

(comment
  (add-it 1))
;  ^ reference.call

(deftest adds
;        ^ definition.function scope=- test signature="(deftest adds"
  (testing "sums"
    (is (= 3 (sum-of 1 2)))))
;             ^ reference.call

(proxy [java.io.InputStream Closeable] []
;       ^ reference.implementation
;                           ^ reference.implementation
  (read [] (next-byte)))
;  ^ reference.call
;           ^ reference.call
