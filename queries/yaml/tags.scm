; YAML: the outermost keys, and what stands by name below those that list things: the jobs of a workflow, the services of a
; composition, the paths of an interface

(comment) @comment

(document
  (block_node
    (block_mapping
      (block_mapping_pair
        key: (flow_node [
          (plain_scalar (_) @name)
          (double_quote_scalar) @name
          (single_quote_scalar) @name
        ])
        value: (block_node) @body) @definition.key)))

(document
  (block_node
    (block_mapping
      (block_mapping_pair
        key: (flow_node [
          (plain_scalar (_) @name)
          (double_quote_scalar) @name
          (single_quote_scalar) @name
        ])) @definition.key)))

((document
  (block_node
    (block_mapping
      (block_mapping_pair
        key: (flow_node (plain_scalar (_) @_outer))
        value: (block_node
          (block_mapping
            (block_mapping_pair
              key: (flow_node [
                (plain_scalar (_) @name)
                (double_quote_scalar) @name
                (single_quote_scalar) @name
              ])
              value: (block_node) @body) @definition.key))))))
  (#match? @_outer "(?i)^(jobs|services|paths|volumes|networks|components|definitions|resources|parameters|outputs|inputs|(dev_)?dependencies|tasks|scripts|targets)$"))

((document
  (block_node
    (block_mapping
      (block_mapping_pair
        key: (flow_node (plain_scalar (_) @_outer))
        value: (block_node
          (block_mapping
            (block_mapping_pair
              key: (flow_node [
                (plain_scalar (_) @name)
                (double_quote_scalar) @name
                (single_quote_scalar) @name
              ])) @definition.key))))))
  (#match? @_outer "(?i)^(jobs|services|paths|volumes|networks|components|definitions|resources|parameters|outputs|inputs|(dev_)?dependencies|tasks|scripts|targets)$"))

; What an object of Kubernetes is called
((document
  (block_node
    (block_mapping
      (block_mapping_pair
        key: (flow_node (plain_scalar (_) @_outer))
        value: (block_node
          (block_mapping
            (block_mapping_pair
              key: (flow_node (plain_scalar (_) @name))) @definition.key))))))
  (#eq? @_outer "metadata")
  (#eq? @name "name"))
