from dataclasses import dataclass, field
from enum import Enum

from .money import Money


class AccountKind(Enum):
    ASSET = "asset"
    LIABILITY = "liability"
    INCOME = "income"
    EXPENSE = "expense"


@dataclass
class Account:
    name: str
    kind: AccountKind
    balance: Money = field(default_factory=Money.zero)

    @property
    def is_debit_normal(self):
        return self.kind in (AccountKind.ASSET, AccountKind.EXPENSE)

    def apply(self, amount: Money) -> None:
        signed = amount if self.is_debit_normal else -amount
        self.balance = self.balance + signed
