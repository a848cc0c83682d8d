import re

_PATTERN = re.compile(r"(-?\d+)(?:\.(\d{2}))?")


class Money:
    """Cents without rounding."""

    __slots__ = ("cents",)

    def __init__(self, cents: int):
        self.cents = cents

    @classmethod
    def zero(cls):
        return cls(0)

    @classmethod
    def parse(cls, text: str) -> "Money":
        match = _PATTERN.fullmatch(text)
        if not match:
            raise ValueError(text)
        return cls(int(match[1]) * 100 + int(match[2] or 0))

    def __add__(self, other):
        return Money(self.cents + other.cents)

    def __neg__(self):
        return Money(-self.cents)

    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents
