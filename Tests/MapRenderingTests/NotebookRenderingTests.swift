import Testing

@testable import MapRendering

/// What a map shows of a notebook: the code, not the JSON around it.
@Suite struct NotebookRenderingTests {
  @Test func `lines of a list of strings begin behind their quotes`() throws {
    let source = """
      {"cells": [
        {
         "cell_type": "code",
         "source": [
          "@cached(\\"a\\")\\n",
          "class Model(Base):\\n",
          "    def fit(self, x=\\"a\\",\\n",
          "            y=None):\\n",
          "        return x\\n"
         ]
        }
      ]}
      """
    #expect(
      try rendered("jupyter", Array(source.utf8), show: ["Model", "fit"]) == """
        │    class Model(Base):
        │        def fit(self, x=\\"a\\",

        """)
  }

  @Test func `lines of one string begin behind their line feeds`() throws {
    let source = #"""
      {"cells": [
        {"cell_type": "code",
         "source": "import os\n\ndef one(a):\n    pass\ndef two(b):\n    pass"}
      ]}
      """#
    #expect(
      try rendered("jupyter", Array(source.utf8), show: ["two"]) == """
        │   def two(b):

        """)
  }
}
