import pytest

from ledger import Account, AccountKind, Book, UnbalancedEntry
from ledger.money import Money


@pytest.fixture
def book():
    book = Book()
    book.open_account("cash", AccountKind.ASSET)
    book.open_account("sales", AccountKind.INCOME)
    return book


def test_balanced_entries_are_posted(book):
    book.post("sale", [("cash", Money(100)), ("sales", Money(-100))])
    assert book.account("cash").balance == Money(100)


def test_unbalanced_entries_are_refused(book):
    with pytest.raises(UnbalancedEntry):
        book.post("sale", [("cash", Money(100))])


class TestAccount:
    def test_kind(self):
        assert Account("cash", AccountKind.ASSET).is_debit_normal
