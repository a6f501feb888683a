"""An event in every field of which stand texts that a spreadsheet would run, reckon with, or take apart."""

from made import EMPTY, KINDS, Log, with_receipt

TEXTS = [
    "=1+1", "+1", "-1", "@x", "@SUM(A1)", "\tafter a tab", "=cmd|'/C calc'!A0", "=HYPERLINK(\"https://example.org\")", " =1+1",
    "＝1+1", "+44 117 496 0000", "-2+3", "2e345", "07890", "1/2", "14:40", "2026-11-28", "TRUE", "false", "1,234.5", "50%",
    "£3", "'quoted", "''twice", "'", "\"in quotes\"", "a,b;c\td\"e\"", "one line\nand another", "=one\n=another", "#REF!",
    "العربية وEnglish", "שלום", "👩🏽‍💻 – “mañana”", "<b>bold</b>", "  two  spaces", "1e5", "0x10", "NaN", "null", "--", "…",
]


def make(folder):
    """Its files: two hand-ins and a desk."""
    folder.mkdir(parents=True)
    listed = [
        {"id": group, "number": number, "name": name, "question": question}
        for number, group, name, question in [(1, "e1", "=1+1", "-2+3"), (2, "0x10", "@SUM(A1)", "14:40")]
    ]
    event = {
        "id": "2e345", "revision": 1, "title": "=1+1", "date": "1/2", "group_count": 2, "groups": listed,
        "kinds": [{"id": kind} for kind in KINDS], "voting": {"dots": 3, "cap": 2},
    }
    parts = [hand_in(event, group) for group in listed]
    for part in parts:
        (folder / f"hand-in-{part['group']}.json").write_text(with_receipt(part, part["facts"]), encoding="utf-8")
    (folder / "desk.json").write_text(desk(event, parts), encoding="utf-8")
    return folder


def hand_in(event, group):
    log = Log(f"{group['number']:012x}", 0)
    themes = [log.say(theme={"name": text}) for text in TEXTS]
    for theme, text in zip(themes, TEXTS):
        log.say(about={"theme": theme, "about": text})
        note = log.say(note={"text": text, "asked": 1})
        log.say(place={"note": note, "theme": theme})
        log.say(kind={"note": note, "kind": "action"})
        log.say(owner={"note": note, "owner": text})
        log.say(due={"note": note, "due": text})
    shown = log.say(round={"people": 2, "dots": 3, "cap": 2, "themes": themes})
    log.say(outcome={"round": shown, "end": "revealed"})
    at_head = {**event, "groups": [group]}
    return {
        "format": "tabletalk-hand-in", "version": 1, "event": at_head, "group": group["id"],
        "asked": [{"revision": 1, "question": group["question"]}], "board": {}, "facts": log.facts,
    }


def desk(event, parts):
    log = Log("000000000063", 0)
    said = [{kind: [fact["name"] for fact in part["facts"] if kind in fact["says"]] for kind in ["theme", "note"]} for part in parts]
    for place, text in enumerate(TEXTS):
        shared = log.say(theme={"name": text})
        log.say(about={"theme": shared, "about": text})
        for part, of_group in zip(parts, said):
            log.say(desk={"link": {"theme": shared, "part": of_group["theme"][place], "linked": True}})
            quoted = {"theme": shared, "group": part["group"], "note": of_group["note"][place]}
            log.say(desk={"quote": quoted})
        if place % 5 == 0:
            log.say(desk={"keep": {"note": said[0]["note"][place], "out": text}})
    return with_receipt({**EMPTY, "event": event, "pages": [event]}, log.facts)
