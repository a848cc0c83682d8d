from .account import AccountKind
from .book import Book
from .money import Money


def trial_balance(book: Book) -> dict[str, Money]:
    """Balance of each account by name."""
    return {name: book.account(name).balance for name in sorted(book._accounts)}


def net_income(book: Book) -> Money:
    total = Money.zero()
    for account in book._accounts.values():
        if account.kind is AccountKind.INCOME:
            total = total + account.balance
        elif account.kind is AccountKind.EXPENSE:
            total = total + -account.balance
    return total


def _pad(text, width):
    return text.ljust(width)


def render(book: Book, width: int = 40) -> str:
    rows = trial_balance(book).items()
    return "\n".join(_pad(name, width) + str(money.cents) for name, money in rows)
