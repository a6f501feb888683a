//! Headings, columns and sentences of the sections of a report.

use super::counted;
use crate::domain::record::Strength;

area! {
    /// Sections of a report.
    Sections {
        contents: "Contents",
        questions: "The groups and their questions",
        themes: "What the room said",
        matrix: "Themes by group",
        priorities: "Priorities",
        differ: "Where groups differ",
        lone: "Raised by one group alone",
        rounds: "Votes",
        actions: "Actions",
        groups: "What each group wrote",
        method: "How this report was made, and what it does not say",
        group: "Group",
        question: "Question",
        notes: "Notes",
        ballots: "Ballots",
        theme: "Theme",
        strength: "How strongly",
        voters: "Voters who chose it",
        dots: "Share of dots",
        own_themes: "Its own themes",
        place: "Place",
        raised_by: "Groups that raised it",
        median: "Median share of voters",
        votes: "Voters",
        all_dots: "Dots",
        action: "Action",
        owner: "Who",
        due: "By when",
        receipt: "Receipt words",
        files: "Devices",
        no_vote: "no vote",
        nothing: "–",
        quotes: "In their words:",
        behind: "The notes behind it:",
        no_lone: "No shared theme was raised by one group alone.",
        one_group: "This can be told once two groups have handed in.",
        no_differ: "No shared theme was raised strongly by one group and not at all by another.",
        no_rounds: "No group has shown the totals of a vote.",
        no_actions: "No group wrote an action down.",
        no_themes: "Nobody has brought the groups’ themes together yet, so this report has each group by itself.",
        differ_means: "Raised strongly by at least one group, and not at all by another that handed in:",
        chart: "Median share of voters who chose each theme, over the groups that voted on it",
        order: "In order of the number of groups that raised a theme, then of the median share of voters over the groups that voted on it. Equal ones share a place. Dots of different groups are never added up.",
        overlap: "Some notes belong to more than one shared theme, so the numbers of notes overlap. No total adds them.",
        signs: "A full sign: at least half of those who voted gave the theme a dot; in a group that did not vote on it, at least a third of its notes are about it. A ring: mentioned. A percentage is the share of the group’s voters. A star: changed by hand. The number of groups counts those with something linked, whatever was changed by hand.",
        as_written: "All words are as the groups wrote them. Nothing was corrected or left out without a word here.",
        linked_by_hand: "Shared themes are the organiser’s: they chose which themes and notes of groups belong together.",
        counts_once: "A note, a group or a voter that belongs to a shared theme in two ways counts once.",
        clocks: "Times are those of the devices’ own clocks. Nothing is ordered by them.",
        receipts: "The four receipt words of each device’s file stand on its own screen too. Where they differ, something was written there since that is not in this report.",
        not_representative: "Who sat at which table was not drawn by lot. The shares say what the people there chose, and nothing about anybody else.",
        unlinked: "Not in any shared theme",
        unlinked_means: "These themes, and notes that are in no theme, are linked to no shared theme:",
        strong: "strong",
        mentioned: "mentioned",
        none: "not raised",
        by_hand: "changed by hand",
        kept_out_here: "(a note that is kept out of this report)",
    } {
        /// How many notes the groups wrote, in how many groups.
        sizes: fn(usize, usize) = |notes, groups| format!("{} from {}.", counted(notes, "note", "notes"), counted(groups, "group", "groups"));
        /// What is said of a shared theme: its place, how many groups, notes.
        counts: fn(usize, usize, usize) = |place, groups, notes| format!("Place {place}. Raised by {}, in {}.", counted(groups, "group", "groups"), counted(notes, "note", "notes"));
        /// The median of the shares of voters, in the hundred, and of how many groups it is.
        median_of: fn(usize, usize) = |share, groups| {
            if groups == 1 {
                format!(" In the one group that voted on it, {share}% of the voters chose it.")
            } else {
                format!(" In the median of {} that voted on it, {share}% of the voters chose it.", counted(groups, "group", "groups"))
            }
        };
        /// A percentage.
        percent: fn(usize) = |share| format!("{share}%");
        /// So many of so many, and the share in the hundred.
        of: fn(usize, usize, usize) = |part, whole, share| format!("{part} of {whole} ({share}%)");
        /// Groups by their numbers, of one strength.
        groups_of: fn(&[String]) = |numbers| if let [one] = numbers { format!("group {one}") } else { format!("groups {}", numbers.join(", ")) };
        /// In which groups a theme is strong, and in which it was not raised.
        strong_and_none: fn(&str, &str) = |strong, none| format!(": strong in {strong}; not raised in {none}.");
        /// The groups of a part of the matrix: first and last.
        matrix_part: fn(&str, &str) = |first, last| if first == last { format!("Group {first}") } else { format!("Groups {first} to {last}") };
        /// How strongly, and whether that was changed by hand.
        how_strongly: fn(Strength, bool) = |strength, by_hand| {
            let strength = match strength {
                Strength::Strong => "strong",
                Strength::Mentioned => "mentioned",
                Strength::None => "not raised",
            };
            if by_hand { format!("{strength}, changed by hand") } else { strength.to_owned() }
        };
        /// Actions: all, those without an owner, those without a date.
        actions_of: fn(usize, usize, usize) = |all, nobody, undated| format!("{}: {nobody} without anybody to do it, {undated} without a date.", counted(all, "action", "actions"));
        /// That of some of them nothing is told.
        actions_kept_out: fn(usize) = |count| if count == 1 { " 1 of them is kept out of this report, and not counted in that.".to_owned() } else { format!(" {count} of them are kept out of this report, and not counted in that.") };
        /// Groups whose files did not come, by number.
        missing: fn(&[String]) = |numbers| format!("Nothing came in from {}.", if let [one] = numbers { format!("group {one}") } else { format!("groups {}", numbers.join(", ")) });
        /// A group's number, that of the group that its device went on as, and how many notes are in files of both.
        went_along: fn(usize, usize, usize) = |from, to, notes| format!(
            "{} from group {from} went along to group {to} and {} there alone.",
            counted(notes, "note", "notes"),
            if notes == 1 { "counts" } else { "count" },
        );
        /// How many notes are kept out of the report; why follows.
        kept_out: fn(usize) = |count| if count == 1 { "1 note is kept out of this report; it counts all the same. Why:".to_owned() } else { format!("{count} notes are kept out of this report; they count all the same. Why:") };
        /// How many strengths of the matrix were changed by hand.
        changed_by_hand: fn(usize) = |count| format!("{} of the table of themes by group {} changed by hand.", counted(count, "sign", "signs"), if count == 1 { "was" } else { "were" });
        /// A round of a group: its number among those of the group, and how many there are.
        round: fn(usize, usize) = |number, all| if all == 1 { String::new() } else { format!(", round {number}") };
        /// The words of a note’s label: group, number of the note.
        label: fn(&str, usize) = |group, note| format!("{group}.{note}");
    }
}
