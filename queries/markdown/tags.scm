; Markdown: headings. A section holds the smaller ones below it, so they are nested as they are in the text.
;
; Links are parts of inline text, which this grammar leaves whole, so they are no imports; code in fences is an example and
; not part of the program, so nothing is injected.

(section
  . (atx_heading heading_content: (inline) @name)) @definition.section

; Within lists and quotes
(atx_heading heading_content: (inline) @name) @definition.section

(setext_heading heading_content: (paragraph (inline) @name)) @definition.section
