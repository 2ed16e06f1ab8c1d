"""Text from documents on its way into other formats."""

from __future__ import annotations

import re
from typing import Any

#: Characters that XML 1.0 cannot hold, even escaped: controls, lone surrogates, two non-characters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_safe(value: Any) -> Any:
    """Text that XML can hold: what it cannot becomes U+FFFD; other values as they are."""
    return _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value
