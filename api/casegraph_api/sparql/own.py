"""Queries of ours for strangers: in the same processes, within the same limits as theirs."""

import asyncio
import time

from fastapi import Request

from casegraph.errors import SnapshotError
from casegraph.formats import FORMATS
from casegraph.sparql.budget import client_name
from casegraph.sparql.engine import Ask
from casegraph.store.query import Answer, table
from casegraph_api.sparql.endpoint import Desk

__all__ = ["run_within_limits"]


def run_within_limits(request: Request, query: str) -> Answer:
    """The answer to a SELECT of ours; for handlers that run in threads, which have no limits."""
    desk: Desk | None = getattr(request.app.state, "desk", None)
    if desk is None:
        raise SnapshotError("The service has not started yet.")
    client = client_name(request.client.host if request.client else "")
    desk.budgets.check(client, time.monotonic())
    ask = Ask(query, FORMATS["json"], float(desk.limits.seconds), client=client)
    reply = asyncio.run_coroutine_threadsafe(desk.answer(ask), desk.loop).result()
    return table(query, reply.body)
