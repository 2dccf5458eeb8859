"""What may be compared: the shipped rules, rules of one's own, the rules of an earlier revision, a build."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.rulebook.model import Rulebook
    from kg.store.accounts import BuildAccounts

__all__ = ["SHIPPED", "Version", "read_version"]

SHIPPED = "shipped"
_ONLY, _GIT = "only:", "git:"


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison: rules to apply, or what a build tells already."""

    name: str
    rulebook: Rulebook | None = None
    told: BuildAccounts | None = None
    build: Path | None = None


def read_version(given: str, registry: Sequence[Path] = ()) -> Version:
    """Read what a user names.

    Parameters
    ----------
    given : str
        ``shipped``; a rule file or folder (with the shipped rules); ``only:PATH`` (in place of them); ``git:REVISION``
        (the rules of this checkout at a revision); or a build folder.
    registry : sequence of Path
        Registry files of the analyst's own, for the issues and actors that rules name.

    Raises
    ------
    RuleError, StoreError
        If the rules are wrong or not there, or the build is damaged.
    """
    from kg.rulebook.load import load_rulebook
    from kg.store.accounts import is_build, read_accounts

    if given == SHIPPED:
        return Version("the shipped rules", load_rulebook(registry=registry))
    if given.startswith(_ONLY):
        path = Path(given.removeprefix(_ONLY))
        _check_there(path)
        return Version(f"only {path}", load_rulebook(folder=path, registry=registry))
    if given.startswith(_GIT):
        return _revision(given.removeprefix(_GIT), registry)
    path = Path(given)
    if is_build(path):
        return Version(f"the build {path}", told=read_accounts(path), build=path)
    _check_there(path)
    return Version(f"the shipped rules and {path}", load_rulebook([path], registry=registry))


def _check_there(path: Path) -> None:
    from kg.errors import RuleError

    if not path.exists():
        raise RuleError(str(path), ["nothing there; give a rule file or folder, a build, `shipped` or `git:REVISION`"])
    if path.is_dir() and not any(path.glob("*.yaml")):
        raise RuleError(str(path), ["neither a build nor a folder of rules (*.yaml); check the path"])


def _revision(revision: str, registry: Sequence[Path]) -> Version:
    """The rules as they stood in this checkout at a revision."""
    from kg.errors import RuleError
    from kg.resources import resource
    from kg.rulebook.load import load_rulebook

    rules = resource("rules")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(_archive(rules, revision))) as tar:
            tar.extractall(folder, filter="data")
        try:
            return Version(f"the rules at {revision}", load_rulebook(folder=Path(folder) / "events", registry=registry))
        except RuleError as error:
            raise RuleError(f"git:{revision}, rules that this program does not take", list(error.faults)) from error


def _archive(rules: Path, revision: str) -> bytes:
    """The rules folder at a revision, as a tar archive.

    Raises
    ------
    SourceError
        If this is no checkout, git is not there, or there is no such revision.
    """
    from kg.errors import SourceError

    where = f"git:{revision}"
    if not revision or revision.startswith("-"):
        raise SourceError(where, "no revision", "write git:HEAD~1, git:main or a commit")
    try:
        done = subprocess.run(
            ["git", "-C", str(rules), "archive", "--format=tar", revision],
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise SourceError(where, f"git cannot be run ({error.strerror})", "install git") from error
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise SourceError(where, said, "works in a checkout of this project, with a revision that `git log` shows")
    return done.stdout
