"""The client: itris's records in our words. Every call is driven by the API map and goes through the one throttle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from backend.context import Context
from backend.itris import write_mode as modes
from backend.itris.address import is_sandbox
from backend.itris.api_map import ApiMap
from backend.itris.calls import Caller, Query
from backend.itris.connection import Connection, load_connection
from backend.itris.errors import NotConnected, NotReached, NoUsableAnswer, OutcomeUnknown, PreviewOnly, Throttled
from backend.itris.links import record_link
from backend.itris.map_changes import current_map
from backend.itris.paging import MOST_PAGES, RawPage, raw_pages
from backend.itris.results import ItrisUser, ListItem, RecordPage
from backend.itris.searching import MOST_RESULT_PAGES, SearchResult, carries, search_for
from backend.itris.wire import Record, from_wire, laid_over, to_wire, wire_time
from backend.itris.write_mode import WriteMode
from backend.sentences import noun, said

PAGE_SIZE = 200


class Itris:
    """Reading raises NotReached, Throttled, SignInRefused, ItrisRefused and RecordNotFound; writing also OutcomeUnknown
    and PreviewOnly. A create, update or comment leaves at most once per call of a method here."""

    def __init__(self, context: Context, connection: Connection, api_map: ApiMap, *, bulk: bool = False) -> None:
        self._context = context
        self._connection = connection
        self._map = api_map
        self._caller = Caller(context, connection, api_map, bulk=bulk)

    @property
    def sandbox(self) -> bool:
        return is_sandbox(self._connection.base_url, self._context.config.sandbox_url)

    @property
    def database_url(self) -> str:
        return self._connection.database_url

    @property
    def api_map(self) -> ApiMap:
        return self._map

    def in_bulk(self) -> Itris:
        """The same client for work nobody waits for: it leaves room for people in the throttle."""
        return Itris(self._context, self._connection, self._map, bulk=True)

    def link(self, kind: str, record_id: int | None) -> str | None:
        """The itris: address of a record; None while no Database URL is known."""
        return record_link(self._connection.database_url, kind, record_id)

    # Reading

    def ping(self) -> ItrisUser:
        """Who we are signed in as; one call."""
        return _user(from_wire(self._map, "user", self._object(self._caller.call("user.me"))))

    def users(self) -> list[ItrisUser]:
        return [_user(from_wire(self._map, "user", item)) for item in self._all("user.list")]

    def list_items(self, kind: str) -> list[ListItem]:
        """The choices of one list, archived ones too: records may still hold them."""
        entry = self._map.list_items.get(kind)
        if entry is None or entry.wire is None:
            return []
        route = self._map.route_of(entry) if entry.route else None
        items = self._all("list_item.list", values={"kind": entry.wire}, route=route)
        records = [from_wire(self._map, "list_item", item) for item in items]
        return [
            ListItem(record["id"], kind, record.get("name") or "", bool(record.get("archived")))
            for record in records
            if record.get("id")
        ]

    def get(self, kind: str, record_id: int) -> Record:
        content = self._caller.call(f"{kind}.get", record_id=record_id)
        return from_wire(self._map, kind, self._object(content))

    def search(self, kind: str, any_of: Sequence[tuple[str, Any]]) -> SearchResult:
        """Records for which any (field, value) holds: name, first_name, last_name, email, phone, web_address,
        company_id, reference. Archived ones are found too. One call where the map says that filters can be ORed."""
        search = search_for(self._map, kind, any_of)
        found: dict[int, Record] = {}
        complete = bool(search.queries or search.unsearchable)
        for query in search.queries:
            complete = self._collect(kind, query, found) and complete
        if not self.sandbox and not all(entry.trusted for entry in search.uses):
            complete = False  # a parameter that itris doesn't know is commonly ignored, or finds nothing
        for field, value in search.unsearchable:
            complete = complete and any(carries(record, field, value) for record in found.values())
        return SearchResult([found[key] for key in sorted(found)], complete)

    def _collect(self, kind: str, query: Query, found: dict[int, Record]) -> bool:
        pages = 0
        complete = False
        try:
            for page in self._raw_pages(f"{kind}.list", query=query, most=MOST_RESULT_PAGES):
                pages += 1
                for item in page.items:
                    record = from_wire(self._map, kind, item)
                    if record.get("id"):
                        found[record["id"]] = record
                complete = page.complete
        except (NotReached, Throttled):
            if not pages:
                raise
            return False
        return complete

    def pages(
        self,
        kind: str,
        *,
        start_page: int = 1,
        page_size: int = PAGE_SIZE,
        modified_since: datetime | None = None,
        include_archived: bool = True,
    ) -> Iterator[RecordPage]:
        """Every record of a kind, by id, from `start_page` on, so that a long read can be taken up again.

        NoUsableAnswer when itris gives one page again and again, which would look like a short list.
        """
        archived, since = self._map.listing["include_archived"], self._map.listing["modified_since"]
        query = []
        if include_archived and archived.parameter:
            query.append((archived.parameter, archived.value or "true"))
        if modified_since and since.parameter:
            query.append((since.parameter, wire_time(modified_since)))
        for page in self._raw_pages(f"{kind}.list", query=query, start=start_page, size=page_size, most=MOST_PAGES):
            if page.repeated and not page.complete:
                raise NoUsableAnswer(
                    said("itris gives the same page again ({kind}), whichever is asked for.", kind=noun(kind)),
                    hint=said("paging in the API map may be wrong. Run `sidecar doctor`."),
                )
            records = [from_wire(self._map, kind, item) for item in page.items]
            known = [record for record in records if record.get("id")]
            yield RecordPage(known, page.page, page.total, page.last, page.complete)

    def comments(self, kind: str, record_id: int) -> list[Record]:
        """Comments on the record and linked to it: id, category_id, text, date, user_id, links [(kind, id)]."""
        return [from_wire(self._map, "comment", item) for item in self._all("comment.list", self._on(kind, record_id))]

    def attachments(self, kind: str, record_id: int) -> list[Record]:
        items = self._all("attachment.list", self._on(kind, record_id))
        return [from_wire(self._map, "attachment", item) for item in items]

    # Writing

    def write_mode(self, operation: str, keys: Iterable[str] | None = None) -> WriteMode:
        """How applicant.create, comment.create and the like are written; `keys` are the fields that would be used.

        Without `keys` it answers for path and verb only: a field may still make it a preview.
        """
        return self._mode(operation, keys or ())[0]

    def unverified(self, operation: str, keys: Iterable[str] = ()) -> list[str]:
        """The entries of the API map that keep this from being written directly."""
        return self._mode(operation, keys)[1]

    def _mode(self, operation: str, keys: Iterable[str]) -> tuple[WriteMode, list[str]]:
        may_propose = self._connection.propose_applicants
        return modes.write_mode(self._map, operation, keys, sandbox=self.sandbox, may_propose=may_propose)

    def create(self, kind: str, fields: Mapping[str, Any]) -> Record:
        """The new record. OutcomeUnknown also when itris says yes but names no id."""
        return self._created(kind, fields)

    def update(self, kind: str, record_id: int, changes: Mapping[str, Any]) -> Record:
        """The record after the change. Only the given fields change."""
        operation = f"{kind}.update"
        self._stop_preview(operation, changes)
        body = to_wire(self._map, kind, changes)
        if self._map.operation(operation).sends == "whole":
            whole = dict(self._object(self._caller.call(f"{kind}.get", record_id=record_id)))
            body = laid_over(whole, body)
        content = self._caller.call(operation, record_id=record_id, body=body)
        answered = from_wire(self._map, kind, content) if isinstance(content, Mapping) else {}
        return {**changes, **answered, "id": record_id}

    def create_comment(
        self,
        kind: str,
        record_id: int,
        *,
        category_id: int,
        text: str,
        date: datetime,
        links: Sequence[tuple[str, int]] = (),
        user_id: int | None = None,
    ) -> Record:
        """`date`: when the event was, aware; `links`: further records that show it; `user_id`: its author in itris."""
        fields: Record = {"category_id": category_id, "text": text, "date": date}
        if links:
            fields["links"] = list(links)
        if user_id is not None:
            fields["user_id"] = user_id
        return self._created("comment", self._on_record(kind, record_id) | fields)

    def create_attachment(
        self,
        kind: str,
        record_id: int,
        *,
        file_name: str,
        content: str,
        dated: datetime,
        category_id: int | None = None,
    ) -> Record:
        """`content` in base64."""
        fields: Record = {"file_name": file_name, "content": content, "dated": dated}
        if category_id is not None:
            fields["category_id"] = category_id
        return self._created("attachment", self._on_record(kind, record_id) | fields)

    def propose_applicant(self, fields: Mapping[str, Any]) -> None:
        """Put an applicant in the Applicant Inbox, where a person in itris decides. No record and no id follow from it.

        Takes an applicant's fields; those the inbox has no place for stay behind (see `proposable`).
        """
        proposal = {key: value for key, value in fields.items() if key in self.proposable(fields)}
        self._stop_preview(modes.PROPOSE, proposal)
        self._caller.call(modes.PROPOSE, body=to_wire(self._map, "proposal", proposal))

    def proposable(self, keys: Iterable[str]) -> set[str]:
        """Which of an applicant's fields the inbox takes."""
        fields = self._map.fields["proposal"]
        return {key for key in keys if key in fields and fields[key].wire is not None}

    def _created(self, kind: str, fields: Mapping[str, Any]) -> Record:
        operation = f"{kind}.create"
        self._stop_preview(operation, fields)
        content = self._caller.call(operation, body=to_wire(self._map, kind, fields))
        record = from_wire(self._map, kind, content) if isinstance(content, Mapping) else {}
        if not record.get("id"):
            raise OutcomeUnknown(
                said("itris answered the new {kind} without its id.", kind=noun(kind)),
                hint=said("Sidecar looks in itris before it writes again."),
            )
        return record

    def _stop_preview(self, operation: str, keys: Iterable[str]) -> None:
        # The plan has said so before; here it also holds for a caller that didn't ask.
        mode, missing = self._mode(operation, keys)
        if mode != "direct":
            raise PreviewOnly(operation, missing)

    # Helpers

    def _on(self, kind: str, record_id: int) -> dict[str, str]:
        return {"record_type": self._map.record_types[kind].value, "record_id": str(record_id)}

    def _on_record(self, kind: str, record_id: int) -> Record:
        return {"record_type": self._map.record_types[kind].value, "record_id": record_id}

    def _object(self, content: Any) -> Mapping[str, Any]:
        if not isinstance(content, Mapping):
            raise NoUsableAnswer(said("itris answered, but not with a record."), hint=said("Run `sidecar doctor`."))
        return content

    def _all(
        self, operation: str, values: Mapping[str, str] | None = None, route: str | None = None
    ) -> list[Mapping[str, Any]]:
        return [item for page in self._raw_pages(operation, values=values, route=route) for item in page.items]

    def _raw_pages(
        self,
        operation: str,
        *,
        values: Mapping[str, str] | None = None,
        query: Query = (),
        route: str | None = None,
        start: int = 1,
        size: int = PAGE_SIZE,
        most: int = 1000,
    ) -> Iterator[RawPage]:
        kind = operation.partition(".")[0]

        def fetch(window: list[tuple[str, str]]) -> Any:
            return self._caller.call(operation, values=values, query=[*query, *window], route=route)

        id_name = self._map.fields[kind]["id"].wire or "id"
        return raw_pages(fetch, self._map.paging, id_name, size=size, start=start, most=most)


def connect(context: Context) -> Itris:
    """A client of the stored connection; makes no call yet. NotConnected before the first save."""
    connection = load_connection(context)
    if connection is None:
        raise NotConnected
    return Itris(context, connection, current_map(context))


def _user(record: Record) -> ItrisUser:
    return ItrisUser(record.get("id") or 0, record.get("name") or "", record.get("email") or "")
