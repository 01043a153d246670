"""PNG: the SVG picture as pixels, with a font of our own so that names appear on any machine."""

from pathlib import Path

from casegraph.network.appearance import Look, appearance
from casegraph.network.formats.base import NetworkFormat
from casegraph.network.formats.svg import FAMILY, picture
from casegraph.network.graph import AnyNetwork

__all__ = ["FORMAT"]

_FONT = Path(__file__).parent / "fonts" / "DejaVuSansCondensed.ttf"
_ZOOM = 2
_BASIC = 0x0700
_SIGNS = range(0x1E00, 0x2E80)
"""Latin, Greek, Cyrillic, Hebrew and Arabic lie below the one, signs and more Latin in the other;
for anything else the fonts of the machine are read too."""


def _encode(graph: AnyNetwork, look: Look) -> bytes:
    from resvg_py import svg_to_bytes

    drawing = picture(appearance(graph, look))
    # Without them the picture is the same on every machine, and half a second sooner.
    alone = all(ord(sign) < _BASIC or ord(sign) in _SIGNS for sign in drawing)
    return bytes(
        svg_to_bytes(
            svg_string=drawing,
            zoom=_ZOOM,
            skip_system_fonts=alone,
            font_files=[str(_FONT)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


FORMAT = NetworkFormat(
    id="png",
    label="PNG picture",
    media_type="image/png",
    ending=".png",
    keeps="the SVG picture, 2,800 by 2,000 pixels",
    readers="anything that shows pictures",
    encode=_encode,
    most_nodes=50_000,
)
