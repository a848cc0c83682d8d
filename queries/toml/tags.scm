; TOML: tables, the keys in front of them, and of tables of manifests that list things by name also what is in them

(comment) @comment

(table . [(bare_key) (quoted_key) (dotted_key)] @_table
  (pair . [(bare_key) (quoted_key) (dotted_key)] @name) @definition.key
  (#match? @_table "dependencies$|scripts$|^features$|entry-points|^(package|project|tool\\.poetry|workspace\\.package)$|^(versions|libraries|plugins)$"))

(document
  (pair . [(bare_key) (quoted_key) (dotted_key)] @name) @definition.key)

(table . [(bare_key) (quoted_key) (dotted_key)] @name) @definition.key

(table_array_element . [(bare_key) (quoted_key) (dotted_key)] @name) @definition.key
