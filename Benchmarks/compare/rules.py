"""What counts in which language: the tables kinds.tsv, exclusions.tsv and names.tsv."""

import dataclasses
import os
import re

FOLDER = os.path.dirname(os.path.abspath(__file__))


@dataclasses.dataclass
class Exclusion:
    kinds: set  # empty for all
    field: str  # name, scope, place, typedef, line
    pattern: str  # {name} is the tag's
    reason: str

    def holds(self, tag, line):
        if self.kinds and tag.kind not in self.kinds:
            return False
        value = {"line": line, "typedef": f"{tag.typeref} {line}"}.get(self.field) or getattr(tag, self.field, "")
        return re.search(self.pattern.replace("{name}", re.escape(tag.name)), value) is not None


@dataclasses.dataclass
class Language:
    name: str
    parser: str  # what ctags calls it; - where it has none
    counted: set = dataclasses.field(default_factory=set)  # kinds of ctags
    exclusions: list = dataclasses.field(default_factory=list)
    spellings: list = dataclasses.field(default_factory=list)  # (pattern, replacement)

    def normal(self, name):
        """A name as it is compared."""
        for pattern, replacement in self.spellings:
            name = pattern.sub(replacement, name)
        return name

    def exclusion(self, tag, line):
        """The first rule that says that a tag isn't one."""
        return next((rule for rule in self.exclusions if rule.holds(tag, line)), None)


class Languages:
    def __init__(self):
        self._languages = {}
        for name, parser, kind, counts, _ in rows("kinds.tsv", 5):
            language = self._languages.setdefault(name, Language(name, parser))
            if counts == "yes":
                language.counted.add(kind)
        for names, kinds, field, pattern, reason in rows("exclusions.tsv", 5):
            rule = Exclusion(set() if kinds == "*" else set(kinds.split()), field, pattern, reason)
            for name in self._named(names):
                self._languages[name].exclusions.append(rule)
        for names, pattern, replacement, _ in rows("names.tsv", 4):
            for name in self._named(names):
                self._languages[name].spellings.append((re.compile(pattern), replacement))

    def _named(self, names):
        return self.names if names == "*" else names.split()

    @property
    def names(self):
        return list(self._languages)

    def language(self, name):
        return self._languages[name]

    def parser(self, name):
        parser = self._languages[name].parser
        return None if parser == "-" else parser


def rows(name, count):
    """The rows of a table; lines that begin with # are comments."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() and not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                if len(cells) != count:
                    raise SystemExit(f"{name}:{number}: {len(cells)} columns instead of {count}")
                yield cells
