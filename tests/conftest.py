"""What all tests share: where things lie, and what must be there for a test to run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import editor_server
import pytest
from checks.chromium import found as browser
from hypothesis import HealthCheck, settings
from once import Once

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
REAL = {
    "real/enhancement-proposals": "the enhancement proposals of OpenShift",
    "real/landscape": "the landscape of the CNCF",
    "real/project-goals": "the project goals of Rust",
    "suites/json-schema-test-suite": "the test suite of JSON Schema",
    "suites/schemas": "the schemas that SARIF and the makers of workflows publish",
    "suites/yaml-test-suite": "the test suite of YAML",
}
"""What real input is, by where it has to lie in ../shared."""
VENDORED = ROOT / "docs" / "assets" / "vendor" / "pyodide" / "pyodide.mjs"

# `getrusage` would begin with the peak of the process that started this one, a whole test run.
PEAK = """
def megabytes():
    try:
        with open("/proc/self/status") as status:
            return int(status.read().partition("VmHWM:")[2].split()[0]) // 1024
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
"""

settings.register_profile(
    "kit", deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("kit")


def pytest_configure(config: pytest.Config) -> None:
    """Forget a calling git's settings (a hook may run the tests); insist on what is asked for."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        if not name.startswith(("GIT_AUTHOR_", "GIT_COMMITTER_")):
            del os.environ[name]
    if os.environ.get("PMO_REQUIRE_BROWSER") == "1" and browser() is None:
        raise pytest.UsageError(
            "PMO_REQUIRE_BROWSER is 1, and there is no Chromium: browser tests would be skipped."
        )
    missing = [f"../shared/{path}" for path in REAL if not (SHARED / path).is_dir()]
    if os.environ.get("PMO_REQUIRE_REAL") == "1" and missing:
        raise pytest.UsageError(
            f"PMO_REQUIRE_REAL is 1, and {', '.join(missing)} is not there: its tests would be "
            "skipped."
        )
    fetched = VENDORED.is_file() and editor_server.complete()
    if os.environ.get("PMO_REQUIRE_VENDOR") == "1" and not fetched:
        raise pytest.UsageError(
            "PMO_REQUIRE_VENDOR is 1, and `make vendor` has not run: its tests would be skipped."
        )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, and say why, the tests whose input is not on this machine."""
    reasons = {}
    if browser() is None:
        reasons["browser"] = "no Chromium on this machine: install `chromium` to run browser tests"
    if sys.platform == "win32":
        reasons["posix"] = "Windows has no such links, pipes, rights or programs"
    if sys.platform != "linux":
        reasons["linux"] = "only Linux has such devices, and names of files that are no UTF-8"
    for item in items:
        for marker, reason in reasons.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))
        for path in (path for mark in item.iter_markers("real") for path in mark.args):
            if not (SHARED / path).is_dir():
                reason = f"no real input: put {REAL[path]} into ../shared/{path}"
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes what is dear once a run, for all of its workers."""
    base = tmp_path_factory.getbasetemp()
    return Once(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="session", autouse=True)
def kept(once: Once) -> Iterator[Path]:
    """Where compiled standards are kept: nothing is read from the user's own folders."""
    folder = once.folder("compiled", lambda _: None)
    folder.chmod(0o700)  # whatever the umask: a folder that others may write would not be used
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PMO_CACHE_DIR", str(folder))
        patch.setenv("XDG_STATE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real input beside the repository; tests that ask for it are marked `real`."""
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """The program that opens pages; tests that ask for it are marked `browser`."""
    found = browser()
    assert found, "mark this test with `browser`"
    return found


@pytest.fixture(scope="session")
def yaml_server() -> list[str]:
    """The command of the YAML language server; tests that need it are skipped without."""
    node = editor_server.node()
    if node is None or not editor_server.complete():
        pytest.skip("the YAML language server is not there: run `make vendor`")
    return [node, str(editor_server.TARGET / editor_server.SERVER), "--stdio"]


@pytest.fixture(scope="session")
def vendored() -> None:
    """What the pages' tools take from elsewhere; tests that need it are skipped without."""
    if not VENDORED.is_file():
        pytest.skip("what the page tools take from elsewhere is not there: run `make vendor`")


@pytest.fixture(scope="session")
def peak() -> str:
    """Python text that defines `megabytes()`: the most memory that its process has held."""
    return PEAK
