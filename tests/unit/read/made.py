"""Files of many kinds, made in memory; their texts are invented."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

BODY = (
    "The bridge over the lake was closed on Friday after two cables snapped, and the council said that it would stay shut. "
    "The mayor told reporters that nobody was hurt."
)
MORE = "The firm that looks after the cables said on Saturday that it had warned the town twice since the spring."
PAGE = (
    "<!DOCTYPE html><html><head><title>Bridge shut</title><meta property='og:site_name' content='Lakeside Echo'></head>"
    f"<body><nav><a href='/'>Home</a></nav><article><h1>Bridge shut</h1><p>{BODY}</p><p>{MORE}</p></article></body></html>"
)


def answered(
    page: str = PAGE, *, status: str = "200 OK", head: str = "Content-Type: text/html; charset=utf-8"
) -> bytes:
    return f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + page.encode()


def record(
    block: bytes, *, kind: str = "response", url: str = "https://lakeside-echo.example/a", length: int | None = None
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-04-09T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def warc(n: int = 3) -> bytes:
    pages = [PAGE.replace("Bridge shut", f"Bridge shut {k}") for k in range(n)]
    return b"".join(record(answered(p), url=f"https://lakeside-echo.example/{k}") for k, p in enumerate(pages))


def packed_warc(n: int = 3) -> bytes:
    pages = [PAGE.replace("Bridge shut", f"Bridge shut {k}") for k in range(n)]
    return b"".join(gzip.compress(record(answered(p)), mtime=0) for p in pages)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, raw in files.items():
            opened.writestr(name.replace("__", "/").replace("_dot_", "."), raw)
    return out.getvalue()


def tarred(files: dict[str, bytes], links: dict[str, str] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as opened:
        for name, raw in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(raw)
            opened.addfile(member, io.BytesIO(raw))
        for name, target in (links or {}).items():
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            opened.addfile(member)
    return out.getvalue()


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees this sentence.</w:t></w:r></w:p>"
    gone = "<w:p><w:del><w:r><w:delText>Struck out.</w:delText></w:r></w:del></w:p>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}{hidden}{gone}</w:body></w:document>'
    return zipped(word__document_dot_xml=xml.encode(), x=b"")


def pdf(*lines: str) -> bytes:
    shown = b" ".join(
        b"(" + line.encode("latin-1").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*" for line in lines
    )
    stream = b"BT /F1 12 Tf 14 TL 50 750 Td " + shown + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


MAIL = f"From: Ana Brandt <ana@echo.example>\nTo: desk@echo.example\nSubject: Bridge shut\nDate: Tue, 08 Apr 2025 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n\n{MORE}\n".encode()
MHTML = (
    "From: <Saved by a browser>\nSnapshot-Content-Location: https://lakeside-echo.example/a\nSubject: Bridge shut\nDate: Tue, 08 Apr 2025 10:00:00 +0000\n"
    'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\n'
    f"Content-Location: https://lakeside-echo.example/a\n\n{PAGE}\n--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
).encode()
RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lakeside Echo</title>
<item><title>Bridge shut</title><link>https://e.example/1</link><dc:creator>Ana Brandt</dc:creator><pubDate>Tue, 08 Apr 2025 10:00:00 GMT</pubDate><content:encoded><![CDATA[<p>{BODY}</p><p>{MORE}</p><p>{BODY} Again.</p>]]></content:encoded></item>
<item><title>Only a title</title><link>https://e.example/2</link></item></channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Lakeside Echo</title><entry><title>Bridge shut</title><link href="https://e.example/1"/><author><name>Ana Brandt</name></author>
<published>2025-04-08T10:00:00Z</published><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{MORE}&lt;/p&gt;&lt;p&gt;{BODY} Again.&lt;/p&gt;</content></entry></feed>""".encode()
LABELLED = f"""Bridge shut over the lake
The Lakeside Echo (Quillabra)
April 8, 2025 Tuesday
Copyright 2025 Lakeside Echo Ltd. All Rights Reserved
Section: NEWS; Pg. 4
Length: 52 words
Byline: Ana Brandt
Body

{BODY}

{MORE}
Load-Date: April 8, 2025
End of Document

Second headline
The Meridian
April 9, 2025 Wednesday
Length: 30 words
Body

{MORE}
End of Document
""".encode()
NUMBERED = f"""                               1 of 2 DOCUMENTS

                              The Lakeside Echo

                            April 8, 2025 Tuesday

Bridge shut over the lake

BYLINE: Ana Brandt

SECTION: NEWS; Pg. 4

LENGTH: 52 words

{BODY}

{MORE}

LOAD-DATE: April 8, 2025

LANGUAGE: ENGLISH

                               2 of 2 DOCUMENTS

                              The Meridian

                            April 9, 2025 Wednesday

Second headline

LENGTH: 30 words

{MORE}

LOAD-DATE: April 9, 2025
""".encode()
TAGGED = f"""SE  News
HD  Bridge shut over the lake
BY  By Ana Brandt
WC  52 words
PD  8 April 2025
SN  Lakeside Echo
SC  LAKE
LA  English
CY  (c) 2025 Lakeside Echo
LP
{BODY}
TD
{MORE}
CO  lakeco : Lake Company
AN  Document LAKE000020250408el4800001

HD  Second headline
PD  9 April 2025
SN  The Meridian
LP
{MORE}
AN  Document MERI000020250409el4900002
""".encode()
CSV = f'headline,date,source,body,id\nBridge shut,2025-04-08,Lakeside Echo,"{BODY}\n\n{MORE}",1\nSecond,2025-04-09,The Meridian,"{MORE}",2\n'.encode()
NITF = f"""<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20250408T100000Z"/><doc.copyright holder="Nordwire"/></docdata></head><body><body.head>
<hedline><hl1>Bridge shut</hl1></hedline><byline>By Ana Brandt</byline></body.head><body.content><p>{BODY}</p><p>{MORE}</p></body.content></body></nitf>""".encode()
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><versionCreated>2025-04-08T10:00:00Z</versionCreated><provider literal="Nordwire"/></itemMeta>
<contentMeta><headline>Bridge shut</headline><by>Ana Brandt</by></contentMeta><contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{BODY}</p><p>{MORE}</p></body></html></inlineXML></contentSet></newsItem>""".encode()
