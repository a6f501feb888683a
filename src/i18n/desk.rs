//! Words of the organiser's desk.

use super::counted;

area! {
    /// The organiser's desk.
    Desk {
        rooms: "Rooms of the desk",
        links_room: "Links",
        bring: "Add hand-ins",
        first_brings: "This works on any device. The first hand-in brings its event along.",
        drop: "Drop files here, as many as you like, or pick them",
        paste: "Paste a hand-in as text",
        paste_open: "Add this text",
        pasted: "Pasted text",
        results: "What arrived",
        stop: "Stop",
        stopped: "Stopped. Nothing was added.",
        lost: "These files can’t be read on this device any more. Please add them again:",
        save_failed: "A file that came in can’t be read on this device any more, so the desk could not be saved whole. See above which one, and add it again.",
        kept: "Kept in this browser; a crash may lose it. Do not delete the files.",
        tiles: "Groups",
        waiting: "Nothing received yet",
        unlisted: "This group is not in your list",
        not_placed: "Not placed in a theme",
        report: "To the report",
        message_open: "A message for them",
        refused_desk: "This desk file was changed, damaged or cut since it was saved, so nothing of it was taken. Save the desk once more where it was made.",
        leave_visited: "Put it away",
        late: "late",
        new: "new",
        changed: "changed",
        save: "Save the whole desk",
        save_hint: "One file with all hand-ins as they came and all that you made of them: a backup, or for a colleague, who can open it here.",
        join_title: "Join this desk to yours?",
        differ: "What both say differently of the same theme:",
        join_hint: "What was made there is one step that you can undo; its hand-ins stay. Themes of one name stay two, and you can merge them.",
        join: "Join it",
        joined: "The two desks are joined now.",
        leave: "Leave it as it is",
        nothing: "Nothing received yet. Add the first hand-in.",
    } {
        /// A tile's title: number and name.
        group: fn(usize, &str) = |number, name| if name.is_empty() { format!("Group {number}") } else { format!("{number} · {name}") };
        /// What a hand-in holds: notes, themes, voters.
        counts: fn(usize, usize, Option<usize>) = |notes, themes, voters| {
            let voted = voters.map_or_else(|| "no vote".to_owned(), |voters| format!("{voters} voted"));
            format!("{} · {} · {voted}", counted(notes, "note", "notes"), counted(themes, "theme", "themes"))
        };
        /// What to send to a group whose file is missing: its number, its link.
        message: fn(usize, &str) = |number, link| format!("We have not received the file of group {number} yet.\n\n1. Open this link on the device that your group wrote on: {link}\n2. Choose “Make the file”, then “Download the file”.\n3. Send me the file, as an attachment or in a chat.\n\nThank you!");
        /// The label of that message.
        message_for: fn(usize) = |number| format!("A message for group {number}");
        /// That a hand-in was made under another revision of the event: that, the one here.
        revision: fn(u32, u32) = |theirs, ours| format!("Made with version {theirs} of the questions; yours is {ours}.");
        /// How many groups of how many handed in, which are missing, and which came late.
        received: fn(usize, usize, &[String], &[String]) = |received, all, missing, late| {
            let mut said = format!("{received} of {all} received.");
            if !missing.is_empty() {
                said.push_str(&format!(" Missing: {}.", missing.join(", ")));
            }
            if !late.is_empty() {
                said.push_str(&format!(" Late, after you began to link: {}.", late.join(", ")));
            }
            said
        };
        /// Several devices wrote for one group.
        devices: fn(usize) = |devices| format!("Files of {devices} devices, combined");
        /// Notes that the group's device took along to the group of this number.
        elsewhere: fn(usize, usize) = |group, notes| format!(
            "{} went along to group {group} and {} there.",
            counted(notes, "note", "notes"),
            if notes == 1 { "counts" } else { "count" },
        );
        /// What the newest file of a group changed: notes that are new, that changed, that are gone; whether there was a vote.
        changes: fn(usize, usize, usize, bool) = |new, changed, gone, voted| {
            let mut all = Vec::new();
            if new > 0 {
                all.push(format!("{} new", counted(new, "note", "notes")));
            }
            if changed > 0 {
                all.push(format!("{changed} changed"));
            }
            if gone > 0 {
                all.push(format!("{gone} gone"));
            }
            if voted {
                all.push("votes changed".to_owned());
            }
            if all.is_empty() {
                all.push("themes changed".to_owned());
            }
            format!("Since its last file: {}.", all.join(", "))
        };
        /// How many files are read and kept, and brought together: so far, of all.
        taking_in: fn(usize, usize) = |done, all| format!("Reading and saving: {done} of {} …", counted(all, "file", "files"));
        bringing_together: fn(usize, usize) = |done, all| format!("Bringing together: {done} of {} …", counted(all, "file", "files"));
        /// How many of the files on this device are read: so far, of all.
        reading: fn(usize, usize) = |done, all| format!("Reading what came in: {done} of {} …", counted(all, "file", "files"));
        /// The first hand-in of a group.
        first: fn(usize) = |number| format!("Received: group {number}");
        /// A newer one.
        newer: fn(usize) = |number| format!("Newer than before: group {number}");
        /// One of another device of a group.
        other_device: fn(usize) = |number| format!("From another device of group {number}: combined");
        /// One that was here already.
        known: fn(usize) = |number| format!("Already here: group {number}. Nothing changed.");
        /// One of another event.
        other_event: fn(&str) = |title| format!("This belongs to another event, “{title}”. It was kept with that event.");
        /// A whole desk of another event, where there is one: whether it is joined is asked there.
        other_desk: fn(&str) = |title| format!("This is the whole desk of another event, “{title}”. It is not joined yet: open that event’s files, and answer there before you close this page.");
        /// A whole desk.
        whole: fn(&str) = |title| format!("The whole desk of “{title}”.");
        /// That a newer version made a desk.
        newer_desk: fn(u64) = |version| format!("A newer Tabletalk made this desk (version {version}). You can look at it here; nothing of it can be changed, and nothing is kept on this device. To go on with it, open its file with the newest Tabletalk.");
        /// What a desk would bring: whether all of that was undone here, hand-ins, shared themes, what else was said.
        joining: fn(bool, usize, usize, usize) = |again, hand_ins, themes, facts| {
            let other = if hand_ins + themes == 0 { ["change", "changes"] } else { ["other change", "other changes"] };
            let all = [(hand_ins, ["hand-in", "hand-ins"]), (themes, ["shared theme", "shared themes"]), (facts, other)];
            let some = all.into_iter().filter(|(count, _)| *count > 0);
            let some: Vec<String> = some.map(|(count, [one, more])| counted(count, one, more)).collect();
            let brings = if again { "It was here before and was undone. Joining it again brings" } else { "It brings" };
            match some.split_last() {
                None => "There is nothing in it that is not here already.".to_owned(),
                Some((last, [])) => format!("{brings} {last}."),
                Some((last, rest)) => format!("{brings} {} and {last}.", rest.join(", ")),
            }
        };
        /// Notes that are kept out of the report here, and would not be any more.
        lets_in: fn(usize) = |count| format!("It lets {} back into the report that you keep out.", counted(count, "note", "notes"));
        /// What is linked here and would not be any more: shared themes, each with how much.
        unlinks: fn(&[(String, usize)]) = |themes| {
            let all = themes.iter().map(|(_, count)| count).sum();
            let each: Vec<String> = themes.iter().map(|(theme, count)| format!("{count} out of “{theme}”")).collect();
            format!("It takes {} of groups out of your shared themes: {}.", counted(all, "theme or note", "themes and notes"), each.join(", "))
        };
        /// What both name differently: here, there, and which will stand, where not both.
        differs: fn(&str, &str, Option<&str>) = |here, there, stands| match stands {
            Some(stands) => said_twice([here, there, stands]),
            None => format!("“{here}” here; “{there}” there. Both will stand."),
        };
        /// A sign that both chose differently: the theme, the group's number, what is said here and there, and which will stand.
        judged: fn(&str, usize, [&str; 3]) = |theme, group, said| format!("“{theme}”, group {group}: {}", said_twice(said));
        /// Voters and dots.
        votes: fn(usize, usize) = |voters, dots| format!("{}, {}", counted(voters, "voter", "voters"), counted(dots, "dot", "dots"));
        /// Notes.
        notes: fn(usize) = |count| counted(count, "note", "notes");
        /// How many more notes there are.
        more: fn(usize) = |count| format!("Show {count} more");
    }
}

/// What is said here, and there, and which of them will stand.
fn said_twice([here, there, stands]: [&str; 3]) -> String {
    if stands == here {
        format!("“{here}” here, which will stand; “{there}” there.")
    } else if stands == there {
        format!("“{here}” here; “{there}” there, which will stand.")
    } else {
        format!("“{here}” here; “{there}” there. “{stands}” will stand.")
    }
}
