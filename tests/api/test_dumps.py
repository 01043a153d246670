"""Dumps over HTTP: parts, tags, digests and headers, as RFC 9110 and RFC 9530 have them."""

import shutil
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from casegraph.repository import Repository
from casegraph_api.app import create_app

FILE = "/dumps/casegraph.ttl.gz"


@pytest.fixture(scope="module")
def whole(repository: Repository) -> bytes:
    return repository.dump_file("casegraph.ttl.gz").read_bytes()


@pytest.fixture(scope="module")
def tag(repository: Repository) -> str:
    return f'"{repository.dumps["casegraph.ttl.gz"].sha256}"'


def test_every_file_is_served_as_it_lies_on_disk(
    client: TestClient, repository: Repository
) -> None:
    assert len(repository.dumps) == 7
    for name, dump in repository.dumps.items():
        answer = client.get(f"/dumps/{name}", headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert answer.content == repository.dump_file(name).read_bytes()
        assert answer.headers["content-type"] == dump.media_type
        assert answer.headers["content-length"] == str(dump.size)
        assert "content-encoding" not in answer.headers


def test_tag_and_digest_are_the_sha256_of_the_file(
    client: TestClient, whole: bytes, tag: str
) -> None:
    headers = client.get(FILE).headers
    digest = headers["repr-digest"].removeprefix("sha-256=:").removesuffix(":")
    assert headers["etag"] == tag == f'"{sha256(whole).hexdigest()}"'
    assert b64decode(digest) == sha256(whole).digest()
    assert headers["digest"] == f"sha-256={digest}"


def test_a_file_says_how_it_may_be_kept_and_named(client: TestClient) -> None:
    headers = client.get(FILE).headers
    assert headers["content-disposition"] == 'attachment; filename="casegraph.ttl.gz"'
    assert headers["accept-ranges"] == "bytes"
    assert headers["cache-control"] == "no-cache"
    assert headers["last-modified"].endswith(" GMT")


@pytest.mark.parametrize(
    ("asked", "part", "told"),
    [
        ("bytes=0-9", slice(0, 10), "bytes 0-9/"),
        ("bytes=10-19", slice(10, 20), "bytes 10-19/"),
        ("bytes=100-", slice(100, None), "bytes 100-"),
        ("bytes=-7", slice(-7, None), "bytes "),
        ("bytes=5-99999999999", slice(5, None), "bytes 5-"),
        ("bytes=-99999999999", slice(0, None), "bytes 0-"),
        ("bytes = 0 - 3", slice(0, 4), "bytes 0-3/"),
    ],
)
def test_one_part_is_given(
    client: TestClient, whole: bytes, asked: str, part: slice, told: str
) -> None:
    answer = client.get(FILE, headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.content == whole[part]
    assert answer.headers["content-range"].startswith(told)
    assert answer.headers["content-range"].endswith(f"/{len(whole)}")
    assert answer.headers["content-length"] == str(len(whole[part]))


def test_parts_make_up_the_whole(client: TestClient, whole: bytes, tag: str) -> None:
    step, held = 100_000, b""
    while len(held) < len(whole):
        headers = {"Range": f"bytes={len(held)}-{len(held) + step - 1}", "If-Range": tag}
        held += client.get(FILE, headers=headers).content
    assert held == whole


@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=99999999-100000000", "bytes=-0"])
def test_a_part_that_is_not_there_is_416(client: TestClient, whole: bytes, asked: str) -> None:
    answer = client.get(FILE, headers={"Range": asked})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(whole)}"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert f"{len(whole):,} bytes" in answer.json()["detail"]


@pytest.mark.parametrize(
    "asked",
    [
        "bytes=0-1,5-6",  # several parts: the whole, as the standard allows
        "bytes=9-3",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=0-1;2",
        "pages=1-2",
        "0-1",
        "bytes=\u0661-\u0662",
        f"bytes=0-{'9' * 400}",
        "bytes=" + ",".join(f"{n}-{n}" for n in range(900)),
    ],
)
def test_a_range_that_is_not_understood_is_passed_over(
    client: TestClient, whole: bytes, asked: str
) -> None:
    answer = client.get(FILE, headers=[(b"Range", asked.encode())])
    assert answer.status_code == 200
    assert answer.content == whole


@pytest.mark.parametrize(
    ("known", "status"),
    [
        ("tag", 206),
        ("date", 206),
        ('"other"', 200),
        ("W/tag", 200),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 200),
    ],
)
def test_a_part_is_given_only_of_the_file_that_the_client_knows(
    client: TestClient, tag: str, known: str, status: int
) -> None:
    date = client.head(FILE).headers["last-modified"]
    told = {"tag": tag, "date": date, "W/tag": f"W/{tag}"}.get(known, known)
    answer = client.get(FILE, headers={"Range": "bytes=0-9", "If-Range": told})
    assert answer.status_code == status


def test_a_head_tells_the_size_and_gives_nothing(client: TestClient, whole: bytes) -> None:
    answer = client.head(FILE, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(whole))


@pytest.mark.parametrize("form", ["{tag}", 'W/{tag}, "x"', "*"])
def test_a_file_that_the_client_has_is_304(client: TestClient, tag: str, form: str) -> None:
    answer = client.get(FILE, headers={"If-None-Match": form.format(tag=tag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag


def test_a_date_decides_where_there_is_no_tag(client: TestClient) -> None:
    date = client.head(FILE).headers["last-modified"]
    long_ago, bad = "Sun, 06 Nov 1994 08:49:37 GMT", "yesterday"
    given = [client.get(FILE, headers={"If-Modified-Since": d}) for d in (date, long_ago, bad)]
    assert [answer.status_code for answer in given] == [304, 200, 200]


@pytest.mark.parametrize("name", ["nothing", "index.json", "..%2Fmanifest.json", "%2e%2e"])
def test_what_is_no_dump_is_404(client: TestClient, name: str) -> None:
    answer = client.get(f"/dumps/{name}")
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"


def test_a_page_elsewhere_may_ask_for_a_part(client: TestClient) -> None:
    asked = {"Origin": "https://x.example", "Access-Control-Request-Headers": "range"}
    allowed = client.options(FILE, headers=asked).headers
    assert "Range" in allowed["access-control-allow-headers"].split(", ")
    given = client.get(FILE, headers={"Range": "bytes=0-1", "Origin": "https://x.example"}).headers
    assert given["access-control-allow-origin"] == "*"
    assert "Content-Range" in given["access-control-expose-headers"]


def test_the_list_says_what_each_file_is(client: TestClient, repository: Repository) -> None:
    listed = client.get("/dumps/", headers={"Accept": "application/json"}).json()
    assert listed["total"] == len(listed["files"]) == 7
    assert listed["licence"] == "https://creativecommons.org/licenses/by/4.0/"
    for told in listed["files"]:
        dump = repository.dumps[told["name"]]
        assert (told["size"], told["sha256"]) == (dump.size, dump.sha256)
        assert client.head(told["address"]).status_code == 200


def test_the_list_is_a_page_for_a_browser(client: TestClient) -> None:
    text = client.get("/dumps/", headers={"Accept": "text/html"}).text
    assert '<a href="/dumps/casegraph.nq.gz" type="application/gzip">' in text


def test_the_list_in_no_form_that_is_accepted_is_406(client: TestClient) -> None:
    answer = client.get("/dumps/", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "application/json or text/html" in answer.json()["detail"]


@pytest.fixture
def copied(repository: Repository, tmp_path: Path) -> Repository:
    """The corpus in a snapshot of its own, to damage at will."""
    shutil.copytree(repository.snapshot, tmp_path / "snapshot")
    return Repository(tmp_path / "snapshot")


def test_a_file_that_is_gone_is_an_error_and_no_half_answer(copied: Repository) -> None:
    client = TestClient(create_app(copied))
    assert client.get(FILE).status_code == 200
    copied.dump_file("casegraph.ttl.gz").unlink()
    answer = client.get(FILE)
    assert answer.status_code == 503
    assert "not there any more" in answer.json()["detail"]


def test_a_large_file_is_not_read_at_once(copied: Repository) -> None:
    size = 1 << 33  # eight gigabytes that take no room
    with copied.dump_file("casegraph.ttl.gz").open("r+b") as grown:
        grown.truncate(size)
    headers = {"Range": f"bytes={size - 8}-"}
    answer = TestClient(create_app(copied)).get(FILE, headers=headers)
    assert answer.content == b"\0" * 8
    assert answer.headers["content-range"] == f"bytes {size - 8}-{size - 1}/{size}"
