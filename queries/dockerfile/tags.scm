(comment) @comment

; Dockerfile. Stages with a name are what `docker build --target` takes. `--from=name` is one token to the grammar, so these
; uses of a stage aren't found.

(from_instruction as: (image_alias) @name) @definition.target

(arg_instruction name: (_) @name) @definition.variable

; Where an instruction sets several, each pair is a definition of its own.
(env_instruction . (env_pair name: (_) @name) .) @definition.variable
(env_pair name: (_) @name) @definition.variable

; What an error has cut open
(ERROR (image_alias) @name @definition.target)

(from_instruction (image_spec name: (image_name) @name) @reference.identifier
  (#not-match? @name "[$/]"))

(variable) @name @reference.identifier
