"""The package as it is released: what is built is what the sources hold, and works where nothing else is."""

import tarfile
import zipfile

import package
import pytest
from conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(once):
    """The folder in which the wheel and the sources are."""
    return once("released", lambda folder: package.build(folder))


def test_it_is_small_and_has_all_that_it_must(built):
    (wheel,), (sources,) = built.glob("*.whl"), built.glob("*.tar.gz")
    package.check(wheel, sources)
    held = set(zipfile.ZipFile(wheel).namelist())
    ours = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*")
            if path.is_file() and "__pycache__" not in path.parts}
    assert {name for name in ours if name not in held} == set()
    assert {name for name in held - ours if ".dist-info/" not in name and "/typesetter/" not in name} == set()
    with tarfile.open(sources) as packed:
        assert any(name.endswith("/_build/node/math.css") for name in packed.getnames())


def test_it_works_where_nothing_else_is(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    version = package.attempt(package.environment(tmp_path / "env", wheel), tmp_path)
    assert version in wheel.name


def test_a_wheel_that_lacks_a_part_fails(built, tmp_path):
    (wheel,) = built.glob("*.whl")
    broken = tmp_path / wheel.name
    with zipfile.ZipFile(wheel) as whole, zipfile.ZipFile(broken, "w") as less:
        for item in whole.infolist():
            if not item.filename.startswith("wrt/derivatives/"):
                less.writestr(item, whole.read(item))
    with pytest.raises(SystemExit, match="failed"):
        package.attempt(package.environment(tmp_path / "env", broken), tmp_path)


def test_what_make_has_not_made_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(package, "ROOT", tmp_path)
    for name in ("pyproject.toml", "hatch_build.py", "PACKAGE.md", "LICENSE"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "src").symlink_to(ROOT / "src")
    with pytest.raises(SystemExit, match="math.css is not there|mark.png is not there"):
        package.build(tmp_path / "dist")
