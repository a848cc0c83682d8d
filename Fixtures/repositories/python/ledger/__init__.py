"""A double-entry ledger."""

from .account import Account, AccountKind
from .book import Book
from .errors import LedgerError, UnbalancedEntry

__all__ = ["Account", "AccountKind", "Book", "LedgerError", "UnbalancedEntry"]
