; inherits: typescript
; TypeScript with JSX: its imports are TypeScript's.
