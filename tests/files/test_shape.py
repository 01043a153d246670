"""What the messages about shape rest on."""

import json
import re

from casegraph.files.shape import _FORMS
from casegraph.model import Actor, Case


def test_every_form_that_the_model_asks_for_is_explained() -> None:
    schemas = [Case.model_json_schema(), Actor.model_json_schema()]
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(schemas))
    assert {json.loads(pattern) for pattern in patterns} == set(_FORMS)
