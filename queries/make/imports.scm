(include_directive
  filenames: (list [(word) (concatenation)] @import.source)) @import.include
