//! Words for two events beside each other.

use super::counted;
use crate::domain::collection::compare::{Direction, FEW_GROUPS, Matched, Warning, Which};

area! {
    /// Two events beside each other.
    Compare {
        title_from: "What changed from “",
        title_to: "” to “",
        title_end: "”?",
        earlier: "Earlier",
        later: "Later",
        little: "Read this first",
        differences: "How the two events differ",
        what: "What",
        group_count: "Groups of the event",
        handed_in: "Groups that handed in",
        spoke: "Groups that wrote something",
        questions: "Questions asked",
        notes: "Notes",
        themes: "Themes",
        voted: "Groups that voted",
        people: "People in these groups",
        dots: "Dots a person",
        cap: "Most dots on one theme",
        nothing: "–",
        asked_earlier: "Asked at the earlier event alone:",
        asked_later: "Asked at the later event alone:",
        both: "Themes of both events",
        no_both: "No theme was raised at both events.",
        apart: "Themes without a match",
        no_apart: "Every theme has a match at the other event.",
        figures: "Groups that raised each theme, of those that wrote something, and voters who chose it, of those who voted on it",
        theme: "Theme",
        change: "What changed",
        groups_earlier: "Groups, earlier",
        groups_later: "Groups, later",
        votes_earlier: "Voters, earlier",
        votes_later: "Voters, later",
        no_vote: "no vote",
        how_matched: "Matched by",
        called: " (earlier: ",
        called_end: ")",
        several: " + ",
        how: "How to read this",
        by_share: "A theme is stronger where a larger share of the groups raised it, of those that wrote something. A group that wrote nothing changes no theme.",
        together: "Where several themes of one event match the same theme of the other, they are counted together: a group, a voter or a note counts once.",
        voters: "Voters are the people who gave the theme a dot, of all who voted in the groups that voted on it.",
        not_representative: "Who came, and who sat at which table, was not drawn by lot. A change here is a change in what was said, and not in what everybody thinks.",
    } {
        /// How many themes there are, and how many went each way: new, stronger, the same, weaker, gone.
        summary: fn(usize, [usize; 5]) = |all, [new, stronger, same, weaker, gone]| {
            if all == 0 {
                return "No group raised a theme at either event.".to_owned();
            }
            format!("{}: {new} new, {stronger} stronger, {same} as strong as before, {weaker} weaker, {gone} gone.", counted(all, "theme", "themes"))
        };
        /// What became of a theme.
        direction: fn(Direction) = |direction| match direction {
            Direction::New => "New",
            Direction::Stronger => "Stronger",
            Direction::Same => "As strong as before",
            Direction::Weaker => "Weaker",
            Direction::Gone => "Gone",
        }.to_owned();
        /// Who says that two themes are the same.
        matched: fn(Matched) = |matched| match matched {
            Matched::ByHand => "the organiser",
            Matched::ByName => "name",
        }.to_owned();
        /// So many groups of so many.
        share: fn(usize, usize) = |part, whole| format!("{part} of {}", counted(whole, "group", "groups"));
        /// So many voters of so many ballots.
        votes: fn(usize, usize) = |voters, ballots| format!("{voters} of {ballots}");
        /// A range, from the least to the most.
        range: fn(u8, u8) = |least, most| if least == most { least.to_string() } else { format!("{least} to {most}") };
        /// Why the comparison says little.
        warning: fn(&Warning) = |warning| match *warning {
            Warning::Silent(which) => format!("At the {} event nobody wrote anything: there is nothing to compare with.", event(which)),
            Warning::Missing(which, missing, all) => format!("At the {} event {missing} of {} handed in nothing: a theme that they raised there is not counted, here or in what changed.", event(which), counted(all, "group", "groups")),
            Warning::FewGroups(which, groups) => format!("At the {} event only {} wrote something. With fewer than {FEW_GROUPS}, one group more or less can turn the result.", event(which), counted(groups, "group", "groups")),
            Warning::Questions(0, _) => "The two events asked different questions, so a change may come from the questions alone.".to_owned(),
            Warning::Questions(both, all) => format!("Only {both} of {all} questions were asked at both events, so a change may come from the questions alone."),
            Warning::OneVoted(which) => format!("Only the {} event voted, so votes can’t be compared.", event(which)),
            Warning::Dots => "People had different numbers of dots, so shares of voters compare badly: with more dots, more themes get one.".to_owned(),
            Warning::People(earlier, later) => format!("The groups that voted had {} at the earlier event and {} at the later one. So large a difference can change who raises what.", counted(earlier, "person", "people"), counted(later, "person", "people")),
            Warning::OwnThemes(which) => format!("At the {} event nobody brought the groups’ themes together. The groups’ own themes stand for them; those of one name count as one.", event(which)),
            Warning::ByName(1) => "1 theme was matched by its name alone; nobody checked that it means the same.".to_owned(),
            Warning::ByName(themes) => format!("{themes} themes were matched by their names alone; nobody checked that they mean the same."),
        };
        /// How many questions were asked at both.
        asked_at_both: fn(usize, usize) = |both, all| format!("{both} of {} asked at both events.", if all == 1 { "1 question was".to_owned() } else { format!("{all} questions were") });
    }
}

fn event(which: Which) -> &'static str {
    match which {
        Which::Earlier => "earlier",
        Which::Later => "later",
    }
}
