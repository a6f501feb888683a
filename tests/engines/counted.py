"""What the report should say, counted from the facts of hand-ins and desk alone: no table is looked at.

It knows the kinds of fact that the events here are made of, and stops at any other.
"""

import json
from fractions import Fraction
from math import floor

GRADES = {"none": 0, "mentioned": 1, "strong": 2}


def by_id(name):
    count, replica, digest = name.split(".")
    return int(count), replica, digest


def standing(facts, kinds):
    """What each fact says that no other supersedes, by id: its id, its kind, what it says."""
    gone = {name for fact in facts for name in fact.get("over", [])}
    for fact in sorted(facts, key=lambda fact: by_id(fact["name"])):
        if fact["name"] in gone:
            continue
        ((kind, said),) = fact["says"].items()
        if kind not in kinds:
            raise SystemExit(f"a fact says {kind}, and counted.py does not know what comes of it")
        yield fact["name"], kind, said


class Group:
    """What a group's facts amount to."""

    def __init__(self, hand_in):
        self.id, (head,) = hand_in["group"], hand_in["event"]["groups"]
        self.number, first = head["number"], hand_in["event"]["kinds"][0]["id"]
        self.notes, self.themes, self.rounds, shown = {}, {}, {}, set()
        kinds = {"note", "place", "order", "kind", "owner", "due", "theme", "round", "outcome", "ballot"}
        for name, kind, said in sorted(standing(hand_in["facts"], kinds), key=lambda fact: fact[1] == "ballot"):
            if kind == "note":
                self.notes[name] = {"kind": first, "owner": "", "due": "", "theme": None}
            elif kind in ("kind", "owner", "due"):
                self.notes[said["note"]][kind] = said[kind]
            elif kind == "place":
                self.notes[said["note"]]["theme"] = said["theme"]
            elif kind == "order":
                # Where a note stands changes no number.
                pass
            elif kind == "theme":
                self.themes[name] = said["name"]
            elif kind == "round":
                self.rounds[name] = {"stood": set(said["themes"]), "ballots": []}
            elif kind == "outcome":
                shown |= {said["round"]} if said["end"] == "revealed" else set()
            else:
                self.rounds[said["round"]]["ballots"].append({theme for theme, dots in said["dots"] if dots})
        self.rounds = [said for name, said in self.rounds.items() if name in shown]

    def share(self, linked):
        """The share of voters of the newest round in which one of these themes stood."""
        stood = [said for said in self.rounds if said["stood"] & linked]
        if not stood or not stood[-1]["ballots"]:
            return None
        ballots = stood[-1]["ballots"]
        return Fraction(sum(bool(ballot & linked & stood[-1]["stood"]) for ballot in ballots), len(ballots))

    def notes_of(self, linked):
        return {name for name, note in self.notes.items() if name in linked or note["theme"] in linked}


class Event:
    """An event of these files: its groups, and what the organiser says."""

    def __init__(self, hand_ins, desk):
        self.id = desk["event"]["id"]
        self.groups = sorted(map(Group, hand_ins), key=lambda group: (group.number, group.id))
        self.shared, self.links, self.strengths, self.kept_out = {}, {}, {}, {}
        for name, kind, said in standing(desk["facts"], {"theme", "about", "desk"}):
            if kind == "theme":
                self.shared[name] = said["name"]
            elif kind == "desk":
                ((kind, said),) = said.items()
                if kind == "link":
                    linked = self.links.setdefault(said["theme"], set())
                    linked.add(said["part"]) if said["linked"] else linked.discard(said["part"])
                elif kind == "strength":
                    self.strengths[said["theme"], said["group"]] = GRADES[said["strength"]]
                elif kind == "keep":
                    self.kept_out[said["note"]] = said["out"]
        self.cells = {(theme, group.id): self.cell(theme, group) for theme in self.shared for group in self.groups}

    def cell(self, theme, group):
        linked = self.links.get(theme, set())
        raised = bool(linked & (group.themes.keys() | group.notes.keys()))
        share, notes = group.share(linked & group.themes.keys()), group.notes_of(linked)
        strong = share >= Fraction(1, 2) if share is not None else len(notes) * 3 >= len(group.notes) and len(notes) > 0
        return {
            "raised": raised, "share": share, "notes": len(notes),
            "strength": self.strengths.get((theme, group.id), (1 + strong) if raised else 0),
        }

    def priorities(self):
        rows = []
        for order, (theme, name) in enumerate(self.shared.items()):
            cells = [self.cells[theme, group.id] for group in self.groups]
            shares = sorted(cell["share"] for cell in cells if cell["share"] is not None)
            middle = (shares[(len(shares) - 1) // 2] + shares[len(shares) // 2]) / 2 if shares else None
            groups = sum(cell["raised"] for cell in cells)
            row = {
                "event_id": self.id, "shared_theme_id": theme, "shared_theme_name": name, "groups": groups,
                "groups_that_voted": len(shares), "notes": sum(cell["notes"] for cell in cells),
                "median_voters_percent": None if middle is None else floor(middle * 100 + Fraction(1, 2)),
            }
            rows.append(((-groups, 1 if middle is None else -middle, name.encode(), order), row))
        ordered = sorted(rows, key=lambda row: row[0])
        figures = [(groups, median) for (groups, median, _, _), _ in ordered]
        return [{**row, "place": figures.index(own) + 1} for own, (_, row) in zip(figures, ordered)]

    def is_split(self):
        """Whether of shared themes that as many groups raised, some have a median and some have none."""
        kinds = {(row["groups"], row["median_voters_percent"] is None) for row in self.priorities()}
        return any((groups, not without) in kinds for groups, without in kinds)

    def matrix(self):
        return [
            {
                "event_id": self.id, "shared_theme_id": theme, "shared_theme_name": name,
                "label": label, "strength": self.cells[theme, group.id]["strength"],
            }
            for theme, name in self.shared.items()
            for label, group in self.labels()
        ]

    def labels(self):
        known = {}
        for group in self.groups:
            nth = known[group.number] = known.get(group.number, 0) + 1
            yield f"group_{group.number}" + (f"_{nth}" if nth > 1 else ""), group

    def notes_of_themes(self):
        return [
            {
                "event_id": self.id, "group_number": group.number, "theme_id": theme, "theme_name": name,
                "notes": sum(note["theme"] == theme for note in group.notes.values()),
            }
            for group in self.groups
            for theme, name in group.themes.items()
        ]

    def actions(self):
        rows = []
        for group in self.groups:
            notes = [note for name, note in group.notes.items() if name not in self.kept_out and note["kind"] == "action"]
            row = {
                "event_id": self.id, "group_id": group.id, "group_number": group.number, "actions": len(notes),
                "without_owner": sum(not note["owner"] for note in notes),
                "without_date": sum(not note["due"] for note in notes),
            }
            rows += [row] if notes else []
        return rows

    def kept_out_notes(self):
        counts = {}
        for group in self.groups:
            for name in group.notes.keys() & self.kept_out.keys():
                key = group.id, group.number, self.kept_out[name]
                counts[key] = counts.get(key, 0) + 1
        return [
            {"event_id": self.id, "group_id": group, "group_number": number, "kept_out_reason": reason, "notes": count}
            for (group, number, reason), count in counts.items()
        ]

    def all(self):
        return {
            "priorities": self.priorities(), "matrix": self.matrix(), "notes_of_themes": self.notes_of_themes(),
            "actions": self.actions(), "kept_out": self.kept_out_notes(),
        }


def of_files(files):
    """Notes of each group, and facts of each kind of an event, from hand-ins of several events."""
    notes, facts = {}, {}
    for file in files:
        hand_in = json.loads(file.read_text(encoding="utf-8"))
        event = hand_in["event"]["id"]
        group = event, hand_in["group"]
        # Of a group without a note there is no row.
        if Group(hand_in).notes:
            notes.setdefault(group, set()).update(Group(hand_in).notes)
        for fact in hand_in["facts"]:
            facts.setdefault((event, next(iter(fact["says"]))), set()).add(fact["name"])
    return {
        "notes_of_events": [
            {"event_id": event, "group_id": group, "notes": len(names)} for (event, group), names in notes.items()
        ],
        "facts_of_events": [
            {"event_id": event, "kind": kind, "facts": len(names)} for (event, kind), names in facts.items()
        ],
    }
