"""The process ends quickly, but never before all is done and with the same code as ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

END = """
import atexit, sys, threading, time
from kg.cli.ending import QuickEnd
end = QuickEnd()
atexit.register(print, "registered later")
threading.Thread(target=lambda: (time.sleep(0.2), print("thread"))).start()
class Late:
    def __del__(self): print("taken apart")
late = Late()
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", END + program], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("code", [0, 1, 130])
def test_threads_and_those_who_registered_come_first(code: int) -> None:
    done = run(f"end.code = {code}; sys.exit({code})")
    assert done.returncode == code
    assert done.stdout.splitlines() == ["thread", "registered later"]


def test_without_a_code_python_ends_as_it_does() -> None:
    done = run("raise RuntimeError('broken')")
    assert done.returncode == 1
    assert "broken" in done.stderr
    assert done.stdout.splitlines()[-1] == "taken apart"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_what_cannot_be_written_is_told() -> None:
    program = "sys.stdout = open('/dev/full', 'w'); sys.stdout.write('x'); end.code = 0; sys.exit(0)"
    done = run(program)
    assert done.returncode != 0
    assert "No space left" in done.stderr
