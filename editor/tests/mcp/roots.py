"""One server process, three work trees on different branches and a nested repository: each call is answered for the
tree that it names, as it is at that moment."""

import subprocess

from common import Server, expect, finish, tree, write


def git(root, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@invalid", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True, text=True
    ).stdout.strip()


def commit(root, message):
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)


def check(server, root, present, absent=(), name=True):
    for symbol in present:
        arguments = {"name": symbol, "exact": True, **({"root": str(root)} if name else {})}
        text, _ = server.call("find_symbol", arguments)
        expect(f"#{symbol} [" in text, f"{root.name}: {symbol} is missing: {text}")
        head = git(root, "rev-parse", "--short=7", "HEAD")
        expect(f", root {root}, head {head}, " in text, f"{root.name}: another tree: {text}")
    for symbol in absent:
        text, _ = server.call("find_symbol", {"name": symbol, "exact": True, "root": str(root)})
        expect(f"#{symbol} [" not in text, f"{root.name}: {symbol} shows through: {text}")


with tree({"a.py": "def everywhere():\n    pass\n"}) as main:
    git(main, "init", "-q", "-b", "one")
    commit(main, "one")
    second, third = main.parent / "second", main.parent / "third"
    for root, branch in [(second, "two"), (third, "three")]:
        git(main, "worktree", "add", "-q", "-b", branch, str(root))
        write(root, {"own.py": f"def only_{branch}():\n    pass\n"})
        commit(root, branch)
    write(main, {"own.py": "def only_one():\n    pass\n", ".gitignore": "nested/\n"})
    commit(main, "own")
    nested = main / "nested"
    write(nested, {"n.py": "def only_nested():\n    pass\n"})
    git(nested, "init", "-q", "-b", "n")
    commit(nested, "n")
    outside = main.parent / "outside"
    write(outside, {"o.py": "def only_outside():\n    pass\n"})

    with Server(main) as server:
        trees = {main: "one", second: "two", third: "three"}
        for _ in range(3):
            for root, branch in trees.items():
                others = [f"only_{other}" for other in trees.values() if other != branch]
                check(server, root, ["everywhere", f"only_{branch}"], [*others, "only_nested"])
            check(server, nested, ["only_nested"], ["only_one"])
            check(server, main, ["only_one"], name=False)

        # Changes between calls: edit, new file, rename, deletion, switch of branches.
        write(second, {"own.py": "def edited():\n    pass\n"})
        check(server, second, ["edited"], ["only_two"])
        write(second, {"new.py": "def brand_new():\n    pass\n"})
        check(server, second, ["brand_new"])
        (second / "new.py").rename(second / "moved.py")
        text, _ = server.call("find_symbol", {"name": "brand_new", "root": str(second)})
        expect("moved.py#brand_new" in text and "new.py#brand_new" not in text.replace("moved.py#", ""), text)
        (second / "moved.py").unlink()
        check(server, second, ["edited"], ["brand_new"])
        git(second, "checkout", "-q", "--", ".")
        git(second, "checkout", "-q", "-b", "four", "one")
        check(server, second, ["only_one"], ["edited", "only_two"])
        check(server, third, ["only_three"])

        # A path below a tree leads to it; one outside is refused; one that is gone is told.
        text, _ = server.call("find_symbol", {"name": "only_nested", "root": str(nested)})
        expect("n.py#only_nested" in text, text)
        for root in [outside, main.parent, "/"]:
            text, is_error = server.call("find_symbol", {"name": "x", "root": str(root)})
            expect(is_error and "outside" in text, f"{root} isn't refused: {text}")
        git(main, "worktree", "remove", "--force", str(third))
        text, is_error = server.call("find_symbol", {"name": "x", "root": str(third)})
        expect(is_error and "no directory" in text, f"a work tree that is gone: {text}")
        check(server, main, ["only_one"])

    with Server(main, "--root", str(main), "--root", str(outside)) as server:
        text, is_error = server.call("find_symbol", {"name": "only_outside", "root": str(outside)})
        expect(not is_error and "o.py#only_outside" in text, f"a root that was given: {text}")

    # What the environment names, in its order.
    import os

    with Server(outside, env={**os.environ, "CLAUDE_PROJECT_DIR": str(second / ".")}) as server:
        check(server, second, ["only_one"], name=False)
    both = {"CLAUDE_PROJECT_DIR": str(second), "REPO_MAP_ROOT": str(main)}
    with Server(outside, env={**os.environ, **both}) as server:
        check(server, main, ["only_one"], name=False)

finish()
