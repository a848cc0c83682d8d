from collections.abc import Iterable

from .account import Account, AccountKind
from .errors import UnbalancedEntry, UnknownAccount
from .money import Money

DEFAULT_CURRENCY = "EUR"


class Book:
    """Accounts and the entries that move money between them."""

    def __init__(self, currency: str = DEFAULT_CURRENCY):
        self.currency = currency
        self._accounts: dict[str, Account] = {}
        self._journal = []

    def open_account(self, name: str, kind: AccountKind) -> Account:
        account = Account(name, kind)
        self._accounts[name] = account
        return account

    def account(self, name: str) -> Account:
        try:
            return self._accounts[name]
        except KeyError:
            raise UnknownAccount(name) from None

    def post(
        self,
        description: str,
        lines: Iterable[tuple[str, Money]],
        *,
        draft: bool = False,
    ) -> None:
        lines = list(lines)
        total = sum(amount.cents for _, amount in lines)
        if total:
            raise UnbalancedEntry(total)
        if not draft:
            for name, amount in lines:
                self.account(name).apply(amount)
        self._journal.append((description, lines, draft))

    def _drafts(self):
        return [entry for entry in self._journal if entry[2]]
