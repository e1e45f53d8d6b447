"""The tests never touch the library of the person who runs them."""

from pathlib import Path

from reader_app.settings import default_home


def test_default_home_lies_in_the_test_folder(user_folders: Path) -> None:
    assert default_home().is_relative_to(user_folders)
