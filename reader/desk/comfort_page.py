"""The settings of how the text looks, as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.comfort import COMFORTS, written
from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style
from reader.text.place import SettingPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.base.config import Config
    from reader.text.page import Page


def comfort_page(config: Config, keys: Mapping[str, str]) -> Page:
    """The settings as a list.

    Args:
        config: The values.
        keys: The keys that change them, by name.
    """
    build = PageBuilder()
    for one in COMFORTS:
        with build.block(Role.LIST_ITEM):
            build.add(one.label, target=SettingPlace(one.name))
            build.add(": ")
            build.add(written(getattr(config, one.name)), Style.STRONG)
            if keys.get(one.name):
                build.add(f"  ({keys[one.name]})", Style.FAINT)
    return build.page()
