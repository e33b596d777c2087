"""What to ask the customer or help@itris.co.uk about an entry of the API map. Pure."""

from __future__ import annotations

FIRST = (
    "The Swagger (OpenAPI) file of this itris API, as JSON.",
    "The calls and seconds of the API Configuration's throttle policy.",
    "Which field says that a person is off-limits or has opted out?",
    "Which free field of an applicant, a contact and a company may hold a reference of ours and can be searched by?",
    "What must be sent to create a comment, and in whose name is it written?",
)

OTHERS = {
    "base_path": "What do all paths of the API begin with?",
    "sign_in.basic": "How does a program sign in with the API Username and Password?",
    "sign_in.token": "Is there a token to sign in with, where is it got, and how long does it last?",
    "paging": "How are long lists read page by page, how large may a page be, and does the answer say the total?",
    "errors": "What does the body of a refused call look like, and how does it name the fields?",
    "throttled": "What is answered when the throttle policy is exceeded, and is Retry-After sent?",
    "listing.any_of": "Can several search criteria be combined with OR in one call?",
    "listing.include_archived": "Does a search find archived records?",
    "listing.modified_since": "Can records be listed that changed since a time?",
}
VERBS = {
    "list": "search and list {} records",
    "get": "read one {}",
    "create": "create a {}",
    "update": "change some fields of a {} without touching the others",
    "me": "find out who is signed in",
    "propose": "put an {} in the Applicant Inbox",
}


def question(path: str) -> str:
    """For the entry at `path`."""
    section, _, rest = path.partition(".")
    kind, _, name = rest.partition(".")
    noun, words = kind.replace("_", " "), name.replace("_", " ")
    match section:
        case "operations":
            return f"Which path and verb {VERBS.get(name, name).format(noun)}?"
        case "fields":
            return f"What is {words} of {_a(noun)} called, of what type is it, and may the API write it?"
        case "filters":
            return f"Can {noun} records be searched by {words}, and when does one match?"
        case "record_types":
            return f"How is the kind of record {noun} written where a record is named?"
        case "list_items":
            return f"Can the list {noun} be read, and what is it called?"
        case _:
            return OTHERS.get(path, f"Is {path} right?")


def question_at_large(path: str) -> str:
    """Where nothing is known yet: one question for all entries of its kind."""
    section, _, rest = path.partition(".")
    noun = rest.partition(".")[0].replace("_", " ")
    match section:
        case "fields":
            return f"What are the fields of {_a(noun)} called, of what type are they, and which may the API write?"
        case "filters":
            return f"By what can {noun} records be searched, and when does one match?"
        case "list_items":
            return "Which lists can be read through the API, and what are they called?"
        case "record_types":
            return "How is a kind of record written where a record is named?"
        case _:
            return question(path)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"
