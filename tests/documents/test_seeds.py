"""The sample documents show what they are meant to show."""

from __future__ import annotations

import pytest

from reader_app.documents.loaders import load
from reader_app.documents.model import BlockKind, Document
from reader_app.resources import samples


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    return {path.name[:2]: load(path) for path in samples()}


def test_every_sample_loads_without_a_warning(seeds: dict[str, Document]) -> None:
    assert len(seeds) == 8
    assert not any(document.warnings for document in seeds.values())
    assert all(600 <= len(document.text) <= 2000 for document in seeds.values())


def test_one_sample_is_in_gb18030(seeds: dict[str, Document]) -> None:
    encodings = [document.encoding for document in seeds.values()]
    assert sorted(set(encodings)) == ["gb18030", "utf-8"]


def test_the_samples_show_every_kind_of_block(seeds: dict[str, Document]) -> None:
    kinds = {block.kind for document in seeds.values() for block in document.blocks}
    assert kinds == set(BlockKind) - {BlockKind.LIST, BlockKind.TABLE, BlockKind.LISTING}


def test_the_official_notice_is_read_off_its_own_page(seeds: dict[str, Document]) -> None:
    metadata = seeds["04"].metadata
    assert metadata.title == "泽南省人民政府办公厅关于做好2024年清明节前后森林防火工作的通知"
    assert (metadata.source, metadata.date) == ("泽南省人民政府办公厅", "2024-03-08")


def test_every_picture_of_the_samples_has_its_caption(seeds: dict[str, Document]) -> None:
    images = [image for document in seeds.values() for image in document.images]
    assert len(images) == 5
    assert all(image.caption for image in images)
