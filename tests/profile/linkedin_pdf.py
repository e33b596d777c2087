"""A small PDF like the one LinkedIn saves, with invented people: two columns, the sizes of letters as there."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader, PdfWriter

LEFT, RIGHT = 22.0, 223.0
Text = tuple[float, str]
"""(size, text)"""

NAME, SECTION, ASIDE, HEADLINE, COMPANY, TITLE, PLAIN = 26.0, 15.75, 13.0, 12.0, 12.0, 11.5, 10.5


def pdf(*pages: tuple[list[Text], list[Text]]) -> bytes:
    """Each page is (left column, right column)."""
    objects = ["", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for number, (left, right) in enumerate(pages, start=1):
        footer = [(9.0, f"Page {number} of {len(pages)}")]
        stream = _column(left, LEFT) + _column(right, RIGHT) + _column(footer, RIGHT + 100, top=30)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def protected(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _column(lines: list[Text], x: float, top: float = 740) -> str:
    parts, y = [], top
    for size, text in lines:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        parts.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET")
        y -= size + 6
    return "\n".join(parts) + "\n"


def _file(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out


ENGLISH = (
    [
        (ASIDE, "Contact"), (PLAIN, "+44 20 7946 0000 (Mobile)"), (PLAIN, "jane@quill.example"),
        (PLAIN, "www.linkedin.com/in/jane-quill-"), (PLAIN, "feather-123 (LinkedIn)"),
        (PLAIN, "quill.example (Company)"), (ASIDE, "Top Skills"), (PLAIN, "Logistics"), (PLAIN, "Lean"),
        (ASIDE, "Languages"), (PLAIN, "English (Native or Bilingual)"),
    ],
    [
        (NAME, "Jane Quillfeather"), (HEADLINE, "Head of Logistics at Northwind"), (HEADLINE, "and board member"),
        (HEADLINE, "Leeds, England, United Kingdom"), (SECTION, "Summary"), (HEADLINE, "I move things."),
        (HEADLINE, "Experience"), (SECTION, "Experience"),
        (COMPANY, "Northwind Example Ltd"), (PLAIN, "6 years 1 month"), (TITLE, "Head of Logistics"),
        (PLAIN, "January 2022 - Present (2 years 2 months)"), (PLAIN, "Leeds, England, United Kingdom"),
        (PLAIN, "Runs 12 depots."), (TITLE, "Buyer"), (PLAIN, "2018 - January 2022 (4 years)"),
        (COMPANY, "Borealis Foods"), (TITLE, "Trainee"), (PLAIN, "March 2016 - December 2017 (1 year 10 months)"),
    ],
)  # fmt: skip
ENGLISH_2 = (
    [],
    [
        (SECTION, "Education"), (COMPANY, "University of Leeds"),
        (PLAIN, "Bachelor of Science, Physics · (2012 - 2016)"), (COMPANY, "Roundhay School"),
    ],
)  # fmt: skip
GERMAN = (
    [
        (ASIDE, "Kontakt"), (PLAIN, "www.linkedin.com/in/jürgen-möller (LinkedIn)"), (ASIDE, "Top-Kenntnisse"),
        (PLAIN, "Einkauf"),
    ],
    [
        (NAME, "Jürgen Möller"), (HEADLINE, "Einkäufer bei Nordwind GmbH"), (HEADLINE, "München, Bayern, Deutschland"),
        (SECTION, "Zusammenfassung"), (HEADLINE, "Kauft ein."), (SECTION, "Berufserfahrung"),
        (COMPANY, "Nordwind GmbH"), (TITLE, "Einkäufer"), (PLAIN, "März 2020 - Heute (4 Jahre 2 Monate)"),
        (SECTION, "Ausbildung"), (COMPANY, "TU München"), (PLAIN, "Diplom · (2010 - 2015)"),
    ],
)  # fmt: skip
