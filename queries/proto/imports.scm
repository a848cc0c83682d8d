; What a file imports publicly it hands on.
(import "public" path: (string) @import.source) @import.reexport

(import path: (string) @import.source) @import.module
