"""The house rules that can be read off the source: sizes, imports, who prints, the lock files."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import audit_actions
from tests.support.patterns import tree

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "bot", "core", "culmina", "demo", "models", "plans", "reports", "scheduler", "texts", "web",
)  # fmt: skip
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 50
LOCKS = ("requirements.lock", "requirements-dev.lock")


def name(path: Path) -> str:
    """Return a module's path below the repository."""
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module, nested ones too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imports(path: Path) -> Iterator[str]:
    """Yield the names of the modules that a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def test_the_packages_are_there() -> None:
    assert len(MODULES) > 100


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lines = {name(path): path.read_text("utf-8").count("\n") for path in [*MODULES, *TESTS]}

    assert {path: count for path, count in lines.items() if count > MOST_LINES} == {}


def test_no_function_is_longer_than_fifty_lines() -> None:
    lengths = {
        f"{name(path)}: {one.name}": (one.end_lineno or one.lineno) - one.lineno + 1
        for path in MODULES
        for one in functions(path)
    }

    assert {place: n for place, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_every_public_function_says_what_it_promises() -> None:
    silent = [
        f"{name(path)}: {node.name}"
        for path in MODULES
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]

    # Alembic calls these two of each migration; the module's own sentence says what they do.
    assert [one for one in silent if not re.search(r"versions/.*: (up|down)grade$", one)] == []


def test_migrations_import_nothing_of_the_models_but_what_is_made_for_them() -> None:
    versions = sorted((ROOT / "models/migrations/versions").glob("0*.py"))
    used = {one for path in versions for one in imports(path)}

    assert versions
    assert {one for one in used if one.split(".")[0] in PACKAGES} == {
        "models.migrations.columns",
        "models.migrations.queue_tables",
    }


def test_only_wiring_and_the_channels_ask_which_channel_it_is() -> None:
    folders = ("bot/telegram/", "bot/email/", "culmina/wiring.py", "culmina/channels/", "demo/")
    asked = re.compile(r"""(if|case|elif|==|!=)\s.*["'](telegram|email)["']""")
    places = [
        f"{name(path)}:{number}"
        for path in MODULES
        if not name(path).startswith(folders)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if asked.search(line.split("#")[0]) and not line.strip().startswith('"""')
    ]

    assert places == []


def test_only_the_command_line_and_the_demonstration_print() -> None:
    printing = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    }

    assert {one for one in printing if not one.startswith(("culmina/cli/", "demo/"))} == set()


def test_nothing_is_built_when_a_module_is_imported() -> None:
    builders = {"Database", "Texts", "TelegramClient", "EmailChannel", "Settings", "create_engine"}
    built = [
        f"{name(path)}: {node.func.id}"
        for path in MODULES
        for statement in tree(path).body
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Expr)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id in builders
    ]

    assert built == []


def strings(node: ast.AST) -> set[str]:
    """Return the texts that stand in a piece of source, parts of f-strings too."""
    found = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return {one for one in found if isinstance(one, str)}


def actions_given(module: ast.Module) -> Iterator[ast.expr]:
    """Yield what a module that writes the audit, or has it written, gives as an action."""
    taking = {"audit": 0, "audit_row": 0, "write_down": 3, "carry_on": 2}
    for one in ast.walk(module):
        if isinstance(one, ast.FunctionDef) and "action" in (
            names := [each.arg for each in one.args.args]
        ):
            taking[one.name] = names.index("action")
    for call in ast.walk(module):
        if isinstance(call, ast.Call):
            yield from (each.value for each in call.keywords if each.arg == "action")
            at = taking.get(ast.unparse(call.func).rpartition(".")[2])
            yield from call.args[at : at + 1] if at is not None else ()


def test_what_the_audit_calls_a_deed_is_typed_in_one_module() -> None:
    ours = ROOT / "models/audit_actions.py"
    known = {one for kind, one in vars(audit_actions).items() if kind.isupper()}
    # Words of one piece mean other things elsewhere ("address_dead" is an error of a channel, too).
    plain = {one for one in known if " " in one}
    modules = [one for one in MODULES if one != ours and "migrations" not in one.parts]
    typed = {f"{name(path)}: {text}" for path in modules for text in strings(tree(path)) & plain}
    writing = [one for one in modules if re.search(r"\baudit\b", one.read_text("utf-8"))]
    new = {
        f"{name(path)}: {text}"
        for path in writing
        for given in actions_given(tree(path))
        for text in strings(given)
    }

    assert len(known) == len([one for one in vars(audit_actions) if one.isupper()]) > 40
    assert len(writing) > 30
    assert (typed, new) == (set(), set())


def test_an_action_of_the_audit_that_is_typed_is_seen() -> None:
    source = """
def _write(change, one, action): ...
change.audit("plan eaten", "plan", plan.id)
change.audit_row("plan lost" if lost else PLAN_LOADED, plan)
_write(change, one, f"{kind} eaten")
change.audit(action=audit_actions.PLAN_LOADED)
"""
    found = [strings(one) for one in actions_given(ast.parse(source))]

    assert sorted(map(sorted, found)) == [[], [" eaten"], ["plan eaten"], ["plan lost"]]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashes_for_everything_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links", text)
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert all(re.match(r"[A-Za-z0-9._-]+(\[[^]]+\])?==\S+", entry) for entry in entries)


def test_the_locks_hold_what_the_project_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = {plain(one) for one in project["project"]["dependencies"]}
    for_development = {plain(one) for one in project["dependency-groups"]["dev"]}
    run, develop = (
        {
            plain(one)
            for one in (ROOT / lock).read_text("utf-8").splitlines()
            if re.match(r"\w", one)
        }
        for lock in LOCKS
    )

    assert needed <= run
    assert run | for_development <= develop
    assert not for_development & run


def plain(requirement: str) -> str:
    """Return the normalised name in a requirement."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()
