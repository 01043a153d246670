"""roc-validator on a research object, without any network: `judge_crate.py FOLDER SEVERITY`.

Runs in the environment of the validator, which fetches the context of RO-Crate to see that every
term in use is in it. Here a context of just those terms stands in for it. Each was looked up in the
context of RO-Crate 1.2; a further term has to be looked up and added.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from requests_cache import CachedResponse, CachedSession
from requests_cache.models import CachedRequest
from rocrate_validator.cli.main import cli

CONTEXT = "https://w3id.org/ro/crate/1.2/context"
TERMS = """
ContactPoint CreativeWork Dataset Organization about author contactPoint contactType contentSize
datePublished description encodingFormat hasPart inLanguage keywords license mentions name publisher sha256
temporalCoverage url version
"""
# Organisations should be named by an identifier of ROR "if possible": the editors have none.
NOT_POSSIBLE = "ro-crate-1.2_89.0"


def context() -> bytes:
    """The terms in use, as the context of RO-Crate 1.2 has them."""
    terms = {term: f"http://schema.org/{term}" for term in TERMS.split()}
    terms |= {"File": "http://schema.org/MediaObject"}
    terms |= {"conformsTo": "http://purl.org/dc/terms/conformsTo"}
    return json.dumps({"@context": terms}).encode()


def remember(cache: Path) -> None:
    """Put the context where the validator looks before it asks the network."""
    request = CachedRequest(method="GET", url=CONTEXT)
    response = CachedResponse(
        status_code=200,
        url=CONTEXT,
        headers={"Content-Type": "application/ld+json"},
        request=request,
    )
    response._content = context()
    with CachedSession(cache_name=str(cache), backend="sqlite") as session:
        session.cache.save_response(response)


def main(crate: str, severity: str) -> None:
    """Exit as the validator does: 0 where the research object has no issue."""
    with TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        remember(cache)
        words = ["--no-interactive", "--disable-color", "validate", "--offline"]
        words += ["--cache-path", str(cache), "--no-paging", "--verbose", "--show-skipped-checks"]
        words += ["--skip-checks", NOT_POSSIBLE, "--requirement-severity", severity]
        cli([*words, crate])


if __name__ == "__main__":
    main(*sys.argv[1:])
