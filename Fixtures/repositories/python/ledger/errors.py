class LedgerError(Exception):
    """Base of everything that the ledger raises."""


class UnbalancedEntry(LedgerError):
    def __init__(self, difference):
        super().__init__(f"debits and credits differ by {difference}")
        self.difference = difference


class UnknownAccount(LedgerError, KeyError):
    pass
