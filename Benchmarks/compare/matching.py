"""Which of our tags are those of another program."""

import collections
import dataclasses

# Definitions of these kinds are extra when ctags has nothing of the kind: what it leaves out of
# fields, constants and variables differs too much from language to language to be told.
COMPARED_KINDS = {
    "class", "struct", "union", "enum", "interface", "trait", "protocol", "type", "function", "method", "constructor",
}


@dataclasses.dataclass
class CtagsComparison:
    """Tags of ctags that count, and definitions of ours."""

    near: int = 0  # found, in the lines of the signature
    elsewhere: int = 0  # found in the file, in other lines
    missing: list = dataclasses.field(default_factory=list)  # (file, tag)
    excluded: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # by reason
    excluded_found: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # those we have
    extra: list = dataclasses.field(default_factory=list)  # (file, definition)
    definitions: int = 0  # ours, of the compared kinds
    limits: list = dataclasses.field(default_factory=list)  # texts about files that we gave up
    incomplete: set = dataclasses.field(default_factory=set)  # paths of these

    @property
    def total(self):
        return self.near + self.elsewhere + len(self.missing)

    @property
    def recall(self):
        return (self.near + self.elsewhere) / self.total if self.total else 1

    @property
    def recall_in_complete_files(self):
        """Without what is missing in files that we gave up, of which there is next to nothing."""
        given_up = sum(1 for file, _ in self.missing if file.path in self.incomplete)
        total = self.total - given_up
        return (self.near + self.elsewhere) / total if total else 1

    @property
    def recall_of_all(self):
        """Excluded ones counted too."""
        total = self.total + self.excluded.total()
        return (self.near + self.elsewhere + self.excluded_found.total()) / total if total else 1


def compare_with_ctags(language, tree, files, tags):
    by_path = collections.defaultdict(list)
    for tag in tags:
        by_path[tag.path].append(tag)
    result = CtagsComparison()
    paths = {file.path for file in files}
    result.limits = [text for text in tree.limits if text.split(": ")[0] in paths]
    result.incomplete = {text.split(": ")[0] for text in result.limits}
    for file in files:
        compare_file(language, tree, file, by_path[file.path], result)
    return result


def compare_file(language, tree, file, tags, result):
    counted, others, seen = [], [], set()
    for tag in tags:
        # `app.set = function set() {}` is a method and a function to ctags.
        if (tag.name, tag.line) in seen:
            continue
        if tag.kind in language.counted:
            seen.add((tag.name, tag.line))
        (counted if tag.kind in language.counted else others).append(tag)
    rest = Rest(language, file.definitions)
    left = []
    excluded = []
    for tag in counted:
        rule = language.exclusion(tag, tree.line(file.path, tag.line))
        if rule:
            excluded.append((rule.reason, tag))
            result.excluded[rule.reason] += 1
        elif rest.take_near(tag):
            result.near += 1
        else:
            left.append(tag)
    for tag in left:
        if rest.take(tag):
            result.elsewhere += 1
        else:
            result.missing.append((file, tag))
    result.excluded_found.update(reason for reason, tag in excluded if rest.take_near(tag))
    for tag in others:
        rest.take_near(tag)
    result.definitions += sum(1 for definition in file.definitions if definition.kind in COMPARED_KINDS)
    result.extra += [(file, definition) for definition in rest.of_kinds(COMPARED_KINDS)]


class Rest:
    """Our definitions of a file that nothing was matched with yet, by their names."""

    def __init__(self, language, definitions):
        self._language = language
        self._by_name = collections.defaultdict(list)
        for definition in definitions:
            self._by_name[language.normal(definition.name)].append(definition)

    def take_near(self, tag):
        """Takes the definition of this name that is nearest, if one is near."""
        definitions = self._by_name[self._language.normal(tag.name)]
        near = [definition for definition in definitions if definition.is_near(tag.line)]
        if near:
            definitions.remove(min(near, key=lambda definition: abs(definition.line - tag.line)))
        return bool(near)

    def take(self, tag):
        """Takes any definition of this name."""
        definitions = self._by_name[self._language.normal(tag.name)]
        if definitions:
            definitions.pop(0)
            return True
        return False

    def of_kinds(self, kinds):
        return [definition for definitions in self._by_name.values() for definition in definitions
                if definition.kind in kinds]


@dataclasses.dataclass
class Sides:
    """Tags as (name, line), of ours and of the other program."""

    both: int = 0
    ours: list = dataclasses.field(default_factory=list)  # (file, (name, line))
    theirs: list = dataclasses.field(default_factory=list)

    def add(self, file, ours, theirs):
        self.both += len(ours & theirs)
        self.ours += [(file, tag) for tag in sorted(ours - theirs, key=lambda tag: tag[1])]
        self.theirs += [(file, tag) for tag in sorted(theirs - ours, key=lambda tag: tag[1])]


@dataclasses.dataclass
class AiderComparison:
    asked: int = 0  # files
    files: int = 0  # of these, with tags
    failed: int = 0
    definitions: Sides = dataclasses.field(default_factory=Sides)
    references: Sides = dataclasses.field(default_factory=Sides)
    # Files whose references have no lines, because a lexer found them.
    lexed: int = 0


def compare_with_aider(files, all_tags):
    result = AiderComparison(len(files))
    for file, tags in zip(files, all_tags):
        if tags is None:
            result.failed += 1
            continue
        result.files += bool(tags)
        sides = {role: {(name, line) for name, kind, line in tags if kind == role and line > 0}
                 for role in ("def", "ref")}
        result.definitions.add(file, {(item.name, item.line) for item in file.definitions}, sides["def"])
        if any(line <= 0 for _, _, line in tags):
            result.lexed += 1
        else:
            result.references.add(file, file.references, sides["ref"])
    return result
