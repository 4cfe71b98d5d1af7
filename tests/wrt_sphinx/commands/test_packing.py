"""A PDF is packed without loss."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from wrt_sphinx.commands.packing import packed


def written(pages):
    """A PDF as Chromium lays it out: with one table."""
    writer, out = PdfWriter(), io.BytesIO()
    for number in range(pages):
        writer.add_blank_page(100 + number, 200)
        writer.add_outline_item(title=f"Page {number}", page_number=number)
    writer.write(out)
    return out.getvalue()


def test_all_is_there_and_smaller():
    before = written(700)
    after = packed(before)
    assert len(after) < len(before) / 4 and after == packed(before)
    reader = PdfReader(io.BytesIO(after), strict=True)
    assert [float(page.mediabox.width) for page in reader.pages] == [100 + number for number in range(700)]
    assert [entry.title for entry in reader.outline][-1] == "Page 699"


def test_what_is_laid_out_otherwise_is_refused():
    with pytest.raises(ValueError, match="no PDF with one table"):
        packed(packed(written(1)))
    with pytest.raises(ValueError, match="no PDF with one table"):
        packed(b"%PDF-1.4\n")
