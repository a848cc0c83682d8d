import argparse
import sys

from .book import Book
from .account import AccountKind
from .money import Money
from .report import render


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ledger")
    parser.add_argument("entries", nargs="*")
    return parser


def main(argv=None) -> int:
    arguments = build_parser().parse_args(argv)
    book = Book()
    book.open_account("cash", AccountKind.ASSET)
    book.open_account("sales", AccountKind.INCOME)
    for entry in arguments.entries:
        amount = Money.parse(entry)
        book.post(entry, [("cash", amount), ("sales", -amount)])
    sys.stdout.write(render(book))
    return 0
