; SQL.
;
; What names its schema gets it as its scope. Names in quotes keep them: the grammar has no node inside.

(comment) @comment
(marginalia) @comment

; Tables. The columns are the body, or the query whose result the table takes.
;
; Statements of other dialects have no end to the grammar: it reads on to something that it knows. What stands behind
; an error may belong to the next statement then, which these patterns keep out of the signature.

(create_table
  . (keyword_create)
  . (ERROR)
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name) @definition.table)

(create_table
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  . (ERROR [(column_definition) (column_definitions)] @body)) @definition.table

(create_table
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  [(column_definitions) (keyword_as)]? @body) @definition.table

(create_table
  [
    (column_definitions (column_definition name: (_) @name) @definition.field)
    (ERROR (column_definition name: (_) @name) @definition.field)
    (ERROR (column_definitions (column_definition name: (_) @name) @definition.field))
  ])

(create_view
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  (keyword_as) @body) @definition.view

(create_materialized_view
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  (keyword_as) @body) @definition.view

; Columns that a later statement adds or names anew

(alter_table
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @qualifier)
  (add_column
    [(keyword_add) (keyword_column) (keyword_exists)]
    . (column_definition name: (_) @name)) @definition.field)

(alter_table
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @qualifier)
  (add_column
    (keyword_add)
    . (ERROR (column_definition name: (_) @name) @definition.field)))

(alter_table
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @qualifier)
  (rename_column new_name: (identifier) @name) @definition.field)

(alter_table
  (rename_object
    (object_reference
      schema: (identifier)? @qualifier
      name: (identifier) @name))) @definition.table

; Types

(create_type
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  (enum_elements) @body) @definition.enum

(create_type
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  (column_definitions) @body) @definition.struct

(create_type
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)) @definition.type

(create_type (column_definitions (column_definition name: (_) @name) @definition.field))

(enum_elements enum_element: (literal) @name @definition.enumerator)

; Code. What follows the body (`$$ LANGUAGE plpgsql`) is no part of the signature.

(create_function
  (keyword_function)
  . (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)
  (function_body) @body) @definition.function

(create_trigger
  (keyword_trigger)
  . (object_reference name: (identifier) @name)) @definition.function

; Other dialects' functions and triggers, which the parser doesn't understand as a whole. Their end is unknown, so that
; the name stands for them.
(ERROR
  [(keyword_function) (keyword_trigger)]
  . (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name) @definition.function)

; `CREATE FUNCTION f(@a int)` in the middle of a block looks like a call.
(ERROR
  (keyword_create)
  . (keyword_function)
  . (term
    value: (invocation
      (object_reference
        schema: (identifier)? @qualifier
        name: (identifier) @name)) @definition.function))

; What belongs to a table and has a name of its own

(create_index
  . (keyword_create)
  . [(keyword_index) (keyword_unique)]
  column: (identifier) @name) @definition.property

(create_index column: (identifier) @name @definition.property)

(constraint
  [(keyword_index) (keyword_key)]
  . name: (identifier) @name) @definition.property

(create_sequence
  (object_reference
    schema: (identifier)? @qualifier
    name: (identifier) @name)) @definition.variable

(create_schema (identifier) @name) @definition.namespace
(create_database (identifier) @name) @definition.namespace

; References: calls

(invocation (object_reference name: (identifier) @name)) @reference.call

(create_trigger
  (keyword_execute)
  (object_reference name: (identifier) @name) @reference.call)

; References: tables and types. A table is the type of its rows. `field` is left out: what stands before its point is
; mostly an alias.

(relation (object_reference name: (identifier) @name) @reference.type)
(from (object_reference name: (identifier) @name) @reference.type)
(insert (object_reference name: (identifier) @name) @reference.type)
(statement (object_reference name: (identifier) @name) @reference.type)
(constraint (object_reference name: (identifier) @name) @reference.type)
(column_definition (keyword_references) (object_reference name: (identifier) @name) @reference.type)
(create_index (object_reference name: (identifier) @name) @reference.type)
(create_trigger (keyword_on) (object_reference name: (identifier) @name) @reference.type)
(alter_table . (keyword_alter) (object_reference !schema name: (identifier) @name) @reference.type)
(alter_table . (keyword_alter) (object_reference schema: (_) name: (identifier) @name) @reference.type)
(alter_view (object_reference name: (identifier) @name) @reference.type)
(alter_type (identifier) @name) @reference.type
(drop_table (object_reference name: (identifier) @name) @reference.type)
(drop_view (object_reference name: (identifier) @name) @reference.type)
(drop_type (object_reference name: (identifier) @name) @reference.type)

(comment_statement (object_reference !schema . name: (identifier) @name) @reference.type)
(comment_statement (object_reference schema: (_) name: (identifier) @name) @reference.type)
(comment_statement (object_reference (object_reference name: (identifier) @name) @reference.type))

(_ custom_type: (object_reference name: (identifier) @name) @reference.type)
