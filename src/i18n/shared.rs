//! Words for the themes of the whole room: linking, the matrix, the priorities.

use super::counted;
use crate::domain::collection::Differences;
use crate::domain::record::Strength;

area! {
    /// Shared themes, the matrix, priorities.
    Shared {
        groups: "What the groups said",
        none: "No shared theme yet. Tick themes of groups that belong together, then link them.",
        overlap: "Some notes stand in more than one shared theme: the numbers of notes overlap.",
        find: "Find in all notes",
        only_unlinked: "Only what is not linked yet",
        also: "Also named:",
        parts: "Linked to it",
        unlink: "Unlink",
        drop: "Take away",
        sentence: "A sentence that says what it is about",
        bar: "What to do with what is ticked",
        link_to: "Shared theme",
        new_theme: "A new shared theme",
        link: "Link",
        no_matrix: "There is nothing to show yet. Link themes of groups to shared themes first.",
        to_themes: "Go to themes",
        theme: "Shared theme",
        raised_by: "Groups that raised it",
        median: "Voters who chose it (median of the groups that voted)",
        matrix_caption: "Shared themes by group",
        legend: "The groups by number",
        by_votes: "Press a sign to change it, or to choose a quote. A sign is full where at least half of those who voted gave the theme a dot, or, in a group that did not vote on it, where at least a third of its notes are about it. A ring is a theme that was raised by less, a dot one that was not, and ✎ is a sign that was changed by hand. A percentage is the share of the group’s voters. The number of groups counts those with something linked, whatever was changed by hand.",
        by_own_order: "Your order",
        strength: "How strongly did the group raise it?",
        by_itself: "As votes and notes say",
        quote: "Quote",
        no_quote: "No quote",
        notes_overlap: "Some notes stand in several shared themes, so rows overlap, and no total adds them.",
        order: "By the number of groups that raised a theme, then by the median share of voters over the groups that voted on it. Equal ones share a place.",
        rank: "Place",
        share_of_voters: "Share of voters",
        share_of_dots: "Share of dots",
        group: "Group",
        not_voted: "no vote",
        done: "Done",
        merge_both: "Merge them",
    } {
        /// Heading of the shared themes.
        title: fn(usize) = |count| format!("Themes of the whole room · {count}");
        /// What is said of a shared theme: groups, notes, the median of the shares of voters, in the hundred.
        counts: fn(usize, usize, Option<usize>) = |groups, notes, median| {
            let mut said = format!("{} · {}", counted(groups, "group", "groups"), counted(notes, "note", "notes"));
            if let Some(median) = median {
                said.push_str(&format!(" · {median}% of voters (median)"));
            }
            said
        };
        /// How many themes and notes are ticked.
        ticked: fn(usize) = |count| format!("{count} ticked");
        /// The name of the box that ticks a group's theme: group, theme.
        tick_theme: fn(usize, &str) = |group, theme| format!("{theme}, theme of group {group}");
        /// The same of a note.
        tick_note: fn(usize, &str) = |group, note| format!("{note}, note of group {group}");
        /// The shared themes that something is linked to.
        linked_to: fn(&[String]) = |names| format!("Linked to {}", names.join(", "));
        /// The name of the button that unlinks: group, theme or note.
        unlink_of: fn(usize, &str) = |group, part| format!("Unlink “{part}” of group {group}");
        /// How many notes were found, and how many are shown at most.
        found: fn(usize, usize) = |count, most| match count {
            0 => "No notes found.".to_owned(),
            count if count > most => format!("{count} notes found; the first {most} are shown."),
            count => format!("{} found.", counted(count, "note", "notes")),
        };
        /// How strongly a group raised a theme.
        how_strongly: fn(Strength) = |strength| match strength {
            Strength::None => "Not raised".to_owned(),
            Strength::Mentioned => "Mentioned".to_owned(),
            Strength::Strong => "Strong".to_owned(),
        };
        /// The name of a sign of the matrix: theme, group, how strongly, the share of voters in the hundred, whether it was changed by hand.
        sign: fn(&str, usize, &str, Option<usize>, bool) = |theme, group, strength, share, by_hand| {
            let mut said = format!("{theme}, group {group}: {strength}");
            if let Some(share) = share {
                said.push_str(&format!(", {share}% of its voters"));
            }
            if by_hand {
                said.push_str(", changed by hand");
            }
            said
        };
        /// A percentage.
        percent: fn(usize) = |share| format!("{share}%");
        /// In how many groups it was raised.
        raised: fn(usize) = |groups| counted(groups, "group", "groups");
        /// That one group alone raised it.
        lone: fn(usize) = |group| format!("only group {group}");
        /// Of which group a quote is.
        quote_of: fn(usize) = |group| format!("Group {group}");
        /// Voters of all who voted.
        voters: fn(usize, usize) = |voters, all| format!("{voters} of {all}");
        /// That two shared themes have one name.
        same_name: fn(&str) = |name| format!("Two shared themes are called “{name}”.");
        /// Which column a table is sorted by.
        sorted: fn(&str) = |column| format!("Sorted by: {column}");
        /// The name of the dialog of a sign: theme, group.
        sign_title: fn(&str, usize) = |theme, group| format!("{theme} · group {group}");
        /// That people had different numbers of dots.
        differ_dots: fn(u8, u8) = |least, most| format!("People had {least} to {most} dots, depending on the group: with more dots, more themes get one.");
        /// That the most dots on one theme differed.
        differ_cap: fn(u8, u8) = |least, most| format!("The most dots on one theme was {least} to {most}, depending on the group.");
        /// That the number of rounds differed.
        differ_rounds: fn(usize, usize) = |least, most| format!("Groups held {least} to {most} rounds; the last one in which a theme stood counts.");
        /// The groups that did not vote.
        differ_none: fn(&[String]) = |groups| format!("{} did not vote: {}.", counted(groups.len(), "group", "groups"), groups.join(", "));
    }
}

impl Shared {
    /// In what the votes of groups differ, a sentence each.
    pub fn differences(&self, found: &Differences) -> Vec<String> {
        let without: Vec<String> = found.without_vote.iter().map(ToString::to_string).collect();
        let none = (!without.is_empty()).then(|| (self.differ_none)(&without));
        let dots = found.dots.map(|(least, most)| (self.differ_dots)(least, most));
        let cap = found.cap.map(|(least, most)| (self.differ_cap)(least, most));
        let rounds = found.rounds.map(|(least, most)| (self.differ_rounds)(least, most));
        [dots, cap, rounds, none].into_iter().flatten().collect()
    }
}
