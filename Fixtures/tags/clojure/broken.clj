(ns broken
;   ^ definition.module scope=- signature="(ns broken"
  (:require [clojure.string :as str]))
;            ^ import.module source=clojure.string alias=str

(defn before
;     ^ definition.function scope=- doc signature="[x]" lines=3
  "Sound."
  [x]
  (str/upper-case x))
;      ^ reference.call

(defn cut [a]
;     ^ definition.function scope=- signature="(defn cut [a]"
  (oops a}))
;  ^ reference.call

(defn after [y]
;     ^ definition.function scope=- signature="(defn after [y]"
  (before y))
;  ^ reference.call

(defn- last-one [] (after 1))))
;      ^ definition.function scope=- private signature="(defn- last-one []"
;                   ^ reference.call
