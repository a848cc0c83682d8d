/// What the model is told about the server as a whole; `repomap mcp --instructions` prints it.
package let instructions = """
  repomap shows which code of a repository matters, in as few tokens as you allow.
  1. In a repository you don't know, or at the start of a task: repo_map, with the user's request as task.
  2. Where something is defined: find_symbol. It takes parts of names; prefer it to grep for definitions.
  3. What uses it, calls it, or is called by it: find_references, before you change a signature.
  4. What is in a file, before you read it: file_outline. Read files themselves before you edit them.
  5. What a change may break, and which tests cover it: related_files, also for the uncommitted diff.
  Answers name definitions as path#Type.member; every tool takes such an address.
  Answers are of the files as they are now; there is nothing to initialise or refresh. In another git worktree, pass its path as root.
  The last line of each answer tells how much it covers, of which root and commit. partial: yes means ask again later for all.
  Names, scopes and imports decide what means what: that something is missing proves nothing.
  """
