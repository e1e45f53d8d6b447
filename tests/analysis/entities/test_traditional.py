"""Traditional script is read like simplified, and nothing moves."""

from __future__ import annotations

from tests.analysis.entities.reading import organizations, persons, places


def test_names_in_traditional_script() -> None:
    text = "國務院辦公廳發出通知，縣長羅春燕趕赴廣東省汕尾市檢查，說這個問題應當儘快解決。"
    assert organizations(text) == ["國務院辦公廳"]
    assert persons(text) == ["羅春燕"]
    assert places(text) == ["廣東省汕尾市"]
