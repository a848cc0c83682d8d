"""Encodes documents with the libraries that vocabularies are made for.

Arguments: a folder. It holds `documents` (for each a length of four bytes, little-endian, and the bytes), `small.tiktoken` and
files `NAME.json`. Written are `NAME.ids` for each file of JSON and each known encoding: for each document a length and numbers, four
bytes each. The vocabulary of the known encodings is the small one, cut by the library's own patterns.
"""

import base64
import glob
import os
import struct
import sys

import tiktoken
import tiktoken_ext.openai_public as public
import tokenizers

ENCODINGS = {"gpt2": public.r50k_base, "cl100k": public.cl100k_base, "o200k": public.o200k_base}


def main(folder):
    documents = [document.decode("utf-8", "replace") for document in read(os.path.join(folder, "documents"))]
    with open(os.path.join(folder, "small.tiktoken"), "rb") as file:
        ranks = {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in file)}
    # The encodings ask for their vocabularies by this name; nothing is fetched.
    public.load_tiktoken_bpe = lambda *_, **__: ranks
    for name, encoding in ENCODINGS.items():
        small = tiktoken.Encoding(name, pat_str=encoding()["pat_str"], mergeable_ranks=ranks, special_tokens={})
        write(os.path.join(folder, name), [small.encode_ordinary(document) for document in documents])
    for path in glob.glob(os.path.join(folder, "*.json")):
        tokenizer = tokenizers.Tokenizer.from_file(path)
        encoded = tokenizer.encode_batch(documents, add_special_tokens=False)
        write(path.removesuffix(".json"), [encoding.ids for encoding in encoded])


def read(path):
    with open(path, "rb") as file:
        while size := file.read(4):
            yield file.read(struct.unpack("<I", size)[0])


def write(path, documents):
    with open(path + ".ids", "wb") as file:
        for ids in documents:
            file.write(struct.pack(f"<I{len(ids)}I", len(ids), *ids))


main(sys.argv[1])
