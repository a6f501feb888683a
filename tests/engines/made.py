"""Events that nobody held: their hand-ins and desks, with whatever an engine could take for something else.

Notes and themes come in through `tabletalk import`; votes and what an organiser says are facts that are made here.
"""

import csv
import hashlib
import json
import random
import subprocess

EMPTY = {"format": "tabletalk-desk", "version": 1, "settled": [], "hand_ins": []}
KINDS = ["insight", "challenge", "idea", "action", "quote", "question"]
# An engine that guesses takes these for numbers, times, dates, truths or nothing.
ODD = ["2e345", "14:40", "in May", "2026-11-28", "true", "null", "NaN", "007", "+1", "=1+1", "'tis", "1e5", "", "-"]
ODD_IDS = ["2e345", "1e5", "true", "null", "nan", "007", "0x10", "inf"]


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class Log:
    """The facts that one device writes, one after the other."""

    def __init__(self, replica, count):
        self.replica, self.count, self.facts = replica, count, []

    def say(self, **says):
        self.count += 1
        return self.write(self.count, self.replica, {"at": 1805018445000 + self.count * 1000, "says": says})

    def ballot(self, chance, **ballot):
        return self.write(0, f"{chance.getrandbits(48):012x}", {"says": {"ballot": ballot}})

    def write(self, count, replica, fact):
        digest = hashlib.sha256(canonical(fact).encode()).hexdigest()[:12]
        name = f"{count}.{replica}.{digest}"
        self.facts.append({"name": name, **fact})
        return name


def by_id(fact):
    count, replica, digest = fact["name"].split(".")
    return int(count), replica, digest


def with_receipt(file, facts):
    file["facts"] = sorted(facts, key=by_id)
    digest = hashlib.sha256(canonical(file["facts"]).encode()).hexdigest()
    file["receipt"] = {"sha256": digest, "words": ""}
    return json.dumps(file, ensure_ascii=False)


def make(command, folder, event_id, groups, voting, seed, ballots=None):
    """An event of so many groups, of which these numbers voted, and another one that calls itself the first, as a group does
    that made itself a place; answers the folder with its files."""
    chance = random.Random(seed)
    folder.mkdir(parents=True)
    ids = (ODD_IDS + [f"group{number}" for number in range(groups)])[:groups]
    listed = [
        {"id": group, "number": number, "name": chance.choice(ODD[:6]), "question": "14:40"}
        for number, group in enumerate(ids, 1)
    ]
    event = {
        "id": event_id, "revision": 1, "title": "2e345", "date": "in May", "group_count": groups, "groups": listed,
        "kinds": [{"id": kind} for kind in KINDS], "voting": {"dots": 3, "cap": 2},
    }
    parts = []
    for group in [*listed, {**listed[0], "id": "1another"}]:
        number, at_head = group["number"], {**event, "groups": [group]}
        name = number if group in listed else f"{number}-another"
        table, file = folder / "notes.csv", folder / f"hand-in-{name}.json"
        write_notes(table, chance)
        write_event(folder / "head.json", at_head)
        words = [command, "import", "--event", folder / "head.json", "--group", group["id"], table, "--out", file]
        subprocess.run([*words, "--kind", "kind", "--theme", "theme"], check=True, capture_output=True)
        table.unlink()
        hand_in = json.loads(file.read_text())
        if number in voting:
            vote(hand_in, chance, ballots)
            file.write_text(with_receipt(hand_in, hand_in["facts"]))
        parts.append(hand_in)
    (folder / "head.json").unlink()
    write_event(folder / "event.json", event)
    (folder / "desk.json").write_text(desk(event, parts, chance))
    return folder


def write_event(path, event):
    path.write_text(json.dumps({"format": "tabletalk-event", "version": 1, "event": event}))


def write_notes(path, chance):
    rows = []
    for number in range(chance.randrange(3, 12)):
        text = f"{chance.choice(ODD)} {number}" if chance.random() < 0.7 else f"{number}{chance.choice(['e345', ':40'])}"
        rows.append((text, chance.choice(KINDS), chance.choice(["2e345", "14:40", "in May", "- a, \"b\"", "ordinary", ""])))
    # At least one theme, else there is nothing to vote on.
    rows.append(("last", "action", "ordinary"))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("text", "kind", "theme"), *rows])


def made(facts, kind):
    return [fact["name"] for fact in facts if kind in fact.get("says", {})]


def vote(hand_in, chance, ballots):
    facts = hand_in["facts"]
    log = Log("00000000beef", max(by_id(fact)[0] for fact in facts))
    themes, notes = made(facts, "theme"), made(facts, "note")
    log.say(owner={"note": notes[-1], "owner": "2e345"})
    log.say(due={"note": notes[-1], "due": "14:40"})
    for _ in range(chance.choice([1, 1, 2])):
        stood = chance.sample(themes, chance.randrange(1, len(themes) + 1))
        given = ballots or [chance.random() for _ in range(chance.randrange(1, 12))]
        shown = log.say(round={"people": min(len(given) + 1, 500), "dots": 3, "cap": 2, "themes": stood})
        for likely in given:
            dots = [[theme, chance.randrange(1, 3)] for theme in stood if chance.random() < likely]
            log.ballot(chance, round=shown, dots=dots[:1] if chance.random() < 0.5 else dots)
        log.say(outcome={"round": shown, "end": "revealed"})
    facts += log.facts


def desk(event, hand_ins, chance):
    """What an organiser says: six shared themes, links of themes and notes, a strength, a note that is kept out."""
    log = Log("000000000063", 0)
    for name in ["14:40", "2e345", "+1", "\u00e9t\u00e9", "Zebra", "zebra", "nobody"]:
        shared = log.say(theme={"name": name})
        for hand_in in hand_ins:
            facts = hand_in["facts"]
            linked = [theme for theme in made(facts, "theme") if chance.random() < 0.3]
            linked += [note for note in made(facts, "note") if chance.random() < 0.04]
            for part in linked if name != "nobody" else []:
                log.say(desk={"link": {"theme": shared, "part": part, "linked": True}})
            if chance.random() < 0.1:
                said = chance.choice(["strong", "mentioned", "none"])
                log.say(desk={"strength": {"theme": shared, "group": hand_in["group"], "strength": said}})
    for hand_in in hand_ins[:4]:
        note = chance.choice(made(hand_in["facts"], "note"))
        log.say(desk={"keep": {"note": note, "out": chance.choice(["2e345", "names \"somebody\",\nand more"])}})
    return with_receipt({**EMPTY, "event": event, "pages": [event]}, log.facts)


def large(command, folder):
    """Puts a hand-in of 38 MB in place of an event's first: more than some engines take of one object."""
    table, file = folder / "notes.csv", folder / "hand-in-1.json"
    table.write_text("text\n" + "".join(f"{number} {'x' * 990}\n" for number in range(15000)))
    words = [command, "import", "--event", folder / "event.json", "--group", "1", table, "--out", file]
    subprocess.run(words, check=True, capture_output=True)
    table.unlink()
    (folder / "desk.json").write_text(desk(json.loads((folder / "event.json").read_text())["event"], [], random.Random(1)))
