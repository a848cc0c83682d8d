; The image that a stage builds upon. It may be a stage of the same file: only its name could tell.
(from_instruction (image_spec) @import.source) @import.module
