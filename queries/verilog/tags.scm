; Verilog and SystemVerilog.
;
; The semicolon behind a header is where the body begins: there is no node for the body, and what stands in front of the
; semicolon is the signature, ports and parameters included.
;
; The grammar breaks off at many things that verification code does (`a::b::c()`, macros without a semicolon). It drops
; the class around them then, but what the class holds stays mostly whole, so patterns don't ask for the class.

(comment) @comment

; Units that are instantiated

(module_declaration
  (module_header [(simple_identifier) (escaped_identifier)] @name)
  . [(module_ansi_header) (module_nonansi_header)]?
  . ";" @body) @definition.class

(module_declaration
  (module_header [(simple_identifier) (escaped_identifier)] @name)
  "endmodule") @definition.class

(interface_declaration
  (interface_ansi_header
    (interface_identifier) @name
    ";" @body)) @definition.interface

(interface_declaration
  (interface_nonansi_header
    (interface_identifier) @name
    ";" @body)) @definition.interface

(program_declaration
  [
    (program_ansi_header (program_identifier) @name ";" @body)
    (program_nonansi_header (program_identifier) @name ";" @body)
  ]) @definition.class

(checker_declaration . "checker" . (checker_identifier) @name ";" @body) @definition.class

(udp_declaration
  [
    (udp_ansi_declaration . "primitive" . (simple_identifier) @name ";" @body)
    (udp_nonansi_declaration . "primitive" . (simple_identifier) @name ";" @body)
  ]) @definition.class

(package_declaration
  . "package"
  . (lifetime)?
  . (package_identifier) @name
  . ";" @body) @definition.namespace

; Classes. The name behind `endclass` is one of the same kind.

(interface_class_declaration
  (class_identifier) @name
  . (interface_class_item . ";" @body)) @definition.interface

(interface_class_declaration
  (class_identifier) @name
  (interface_class_type)
  ";" @body) @definition.interface

(interface_class_declaration . "interface" . "class" . (class_identifier) @name) @definition.interface

(class_declaration
  "class"
  . (lifetime)?
  . (class_identifier) @name
  ";" @body) @definition.class

; `driver::new` and `driver::build` outside of the class

((function_declaration
  (_
    (function_data_type_or_implicit1
      (data_type_or_void
        (data_type
          (class_type
            (class_identifier) @qualifier
            (class_identifier) @name .))))
    ";" @body)) @definition.constructor
  (#eq? @name "new"))

(function_declaration
  (_
    (function_identifier (function_identifier) @qualifier)
    . (ERROR (class_identifier) @name .)
    ";" @body)) @definition.method

(task_declaration
  (_
    (task_identifier (task_identifier) @qualifier)
    . (ERROR (class_identifier) @name .)
    ";" @body)) @definition.method

; Methods

(class_method
  (method_qualifier (class_item_qualifier "local") @visibility)?
  (function_declaration
    (function_body_declaration
      (function_identifier (function_identifier) @name)
      ";" @body))) @definition.method

(class_method
  (method_qualifier (class_item_qualifier "local") @visibility)?
  (task_declaration
    (task_body_declaration
      (task_identifier (task_identifier) @name)
      ";" @body))) @definition.method

(class_method
  (class_constructor_declaration
    . "function"
    . "new" @name
    ";" @body)) @definition.constructor

(class_method
  (method_qualifier (class_item_qualifier "local") @visibility)?
  (function_prototype (function_identifier (function_identifier) @name))) @definition.method

(class_method
  (method_qualifier (class_item_qualifier "local") @visibility)?
  (task_prototype (task_identifier (task_identifier) @name))) @definition.method

(class_method
  (class_constructor_prototype "new" @name)) @definition.constructor

(interface_class_method
  [
    (function_prototype (function_identifier (function_identifier) @name))
    (task_prototype (task_identifier (task_identifier) @name))
  ]) @definition.method

; Functions

(function_declaration
  (function_body_declaration
    (function_identifier (function_identifier) @name)
    . ";" @body)) @definition.function

(function_declaration
  (function_body_declaration
    (function_identifier (function_identifier) @name)
    . "("
    ";" @body)) @definition.function

(task_declaration
  (task_body_declaration
    (task_identifier (task_identifier) @name)
    . ";" @body)) @definition.function

(task_declaration
  (task_body_declaration
    (task_identifier (task_identifier) @name)
    . "("
    ";" @body)) @definition.function

(property_declaration
  (property_identifier) @name
  ";" @body) @definition.function

(sequence_declaration
  . "sequence"
  . (simple_identifier) @name
  ";" @body) @definition.function

(let_declaration . "let" . (simple_identifier) @name) @definition.function

(text_macro_definition
  (text_macro_name (text_macro_identifier) @name)
  (macro_text)) @definition.macro

((text_macro_definition
  (text_macro_name (text_macro_identifier) @name)) @definition.macro
  (#not-match? @name "(?i)_(SVH?|VH?|H|INCLUDED|GUARD)_*$"))

; Types. A forward declaration has no type.

(type_declaration
  (data_type "enum" "{" @body)
  . (simple_identifier) @name) @definition.enum

(type_declaration
  (data_type (struct_union "struct") "{" @body)
  . (simple_identifier) @name) @definition.struct

(type_declaration
  (data_type (struct_union "union") "{" @body)
  . (simple_identifier) @name) @definition.union

(type_declaration
  (data_type)
  . (simple_identifier) @name) @definition.type

(enum_name_declaration (enum_identifier) @name) @definition.enumerator

(struct_union_member
  (list_of_variable_decl_assignments
    (variable_decl_assignment . (simple_identifier) @name))) @definition.field

(covergroup_declaration
  . "covergroup"
  . (covergroup_identifier) @name
  ";" @body) @definition.type

; A view of an interface is used like a type of its own.
(modport_item (modport_identifier (modport_identifier) @name)) @definition.type

; What is left of units that hold something unknown to the grammar. Where they end is lost, so that the header, or the
; name, stands for them.

(ERROR (module_header [(simple_identifier) (escaped_identifier)] @name) @definition.class)
(ERROR (interface_ansi_header (interface_identifier) @name) @definition.interface)
(ERROR "class" . (simple_identifier) @name @definition.class)

((ERROR (simple_identifier) @_word . (simple_identifier) @name @definition.class)
  (#any-of? @_word "class" "module"))

(ERROR "task" . (simple_identifier) @name @definition.function)

((ERROR (simple_identifier) @_word . (simple_identifier) @name @definition.function)
  (#eq? @_word "task"))

(ERROR (function_identifier (function_identifier) @name @definition.function))
(ERROR (task_identifier (task_identifier) @name @definition.function))

; Ports and parameters

(ansi_port_declaration (port_identifier) @name) @definition.field

(port_declaration
  (_
    [
      (list_of_port_identifiers (port_identifier) @name)
      (list_of_variable_port_identifiers (port_identifier) @name)
    ])) @definition.field

(parameter_port_declaration
  (list_of_type_assignments (type_assignment . (simple_identifier) @name))) @definition.type

(parameter_port_declaration
  (_ (list_of_type_assignments (type_assignment . (simple_identifier) @name)))) @definition.type

(parameter_port_declaration
  (list_of_param_assignments (param_assignment (parameter_identifier) @name))) @definition.constant

(parameter_port_declaration
  (_ (list_of_param_assignments (param_assignment (parameter_identifier) @name)))) @definition.constant

(parameter_declaration
  (list_of_param_assignments (param_assignment (parameter_identifier) @name))) @definition.constant

(local_parameter_declaration
  (list_of_param_assignments (param_assignment (parameter_identifier) @name))) @definition.constant

; Data of classes, interfaces and packages. Signals of modules are theirs alone.

(class_property
  (class_item_qualifier "local") @visibility
  (data_declaration
    (list_of_variable_decl_assignments
      (variable_decl_assignment . (simple_identifier) @name)))) @definition.field

(class_property
  (data_declaration
    (list_of_variable_decl_assignments
      (variable_decl_assignment . (simple_identifier) @name)))) @definition.field

(constraint_declaration
  (constraint_identifier (constraint_identifier) @name)
  (constraint_block) @body) @definition.property

(interface_or_generate_item
  (package_or_generate_item_declaration
    [
      (data_declaration
        (list_of_variable_decl_assignments
          (variable_decl_assignment . (simple_identifier) @name)))
      (net_declaration
        (list_of_net_decl_assignments (net_decl_assignment . (simple_identifier) @name)))
    ])) @definition.field

(package_declaration
  (package_or_generate_item_declaration
    (data_declaration
      (list_of_variable_decl_assignments
        (variable_decl_assignment . (simple_identifier) @name)))) @definition.variable)

; Tests of UVM: classes whose base is a test

((class_declaration
  (class_identifier) @test
  "extends"
  . (class_type (class_identifier) @_base))
  (#match? @_base "(^|_)test(_base)?$"))

; References: base classes

(class_declaration
  "extends"
  . (class_type (class_identifier) @name @reference.implementation . (parameter_value_assignment)? .))

(interface_class_type (class_identifier) @name) @reference.implementation

; References: instances. One without parameters looks like a checker to the grammar, and in a statement like a call.

(module_instantiation . (simple_identifier) @name) @reference.class
(udp_instantiation . (simple_identifier) @name) @reference.class

(statement_item (checker_instantiation (checker_identifier) @name)) @reference.call
(checker_instantiation (checker_identifier) @name) @reference.class

(bind_target_scope (simple_identifier) @name) @reference.type

; References: calls. `new` tells no name.

((tf_call . (simple_identifier) @name) @reference.call
  (#not-eq? @name "new"))

(method_call_body . (method_identifier) @name) @reference.call

(let_expression (simple_identifier) @name) @reference.call

; `a.b(c);` as a statement is an error to the grammar, which keeps the names at least.
(ERROR (clockvar_expression (select1 (member_identifier) @name) @reference.call))

; References: macros

(simple_text_macro_usage (text_macro_identifier) @name) @reference.macro
(text_macro_usage (text_macro_identifier) @name) @reference.macro

((id_directive (text_macro_identifier) @name) @reference.macro
  (#not-match? @name "(?i)_(SVH?|VH?|H|INCLUDED|GUARD)_*$"))

; References: types, and the packages that they are taken from

(class_type (class_identifier) @name @reference.type)
(data_type . (simple_identifier) @name) @reference.type
(net_declaration . (simple_identifier) @name @reference.type)
(net_port_type1 (simple_identifier) @name) @reference.type
(interface_port_header (interface_identifier) @name @reference.type)
(interface_port_header (modport_identifier) @name @reference.type)
(package_scope (package_identifier) @name) @reference.type

; References: parameters and enumerators

(named_parameter_assignment (parameter_identifier) @name @reference.constant)

([
   (primary (simple_identifier) @name @reference.constant)
   (parameter_identifier (simple_identifier) @name @reference.constant)
 ]
 (#match? @name "^[A-Z][A-Z0-9_]+$"))
