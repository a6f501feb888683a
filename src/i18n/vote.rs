//! Words for voting.

use super::counted;

area! {
    /// Voting.
    Vote {
        no_themes: "There is nothing to vote on yet. Gather notes into themes first.",
        to_themes: "Go to themes",
        open_title: "Vote on the themes",
        open_hint: "Pass this device round. Everyone puts dots on what matters most, and nobody sees the totals before the group does.",
        people: "How many people are at the table?",
        dots: "Dots per person",
        cap: "Most dots on one theme",
        open: "Open the round",
        frozen: "Themes can’t be added to a round once it is open.",
        next: "Pass the device to the next person",
        everyone: "Everyone has voted",
        begin: "Start my ballot",
        only_you: "Only you see this",
        ballot: "Put your dots on what matters most to you",
        cast: "Hand in my ballot",
        cast_empty: "Hand in an empty ballot",
        discard: "Throw this ballot away",
        discarded: "That ballot is thrown away, and nothing of it was counted.",
        cast_done: "Your ballot is in. Thank you.",
        reveal: "Show the totals",
        reveal_yes: "Yes, show them",
        reveal_no: "Not yet",
        cancel: "Cancel this round",
        cancel_sure: "Cancel the round? Its ballots will not be counted.",
        cancel_yes: "Cancel the round",
        cancel_no: "Keep it open",
        again: "Open another round",
        again_hint: "What counts is the newest round that a theme was voted on in. Earlier rounds stay in the file.",
        none_left: "You have no dots left. Take one back first.",
        cancelled: "Cancelled",
        nobody_voted: "Ended before anybody voted",
        order: "By voters, then by dots",
        leave_title: "Leave your ballot?",
        leave_hint: "It is not handed in yet, and it is kept nowhere: your dots would be gone.",
        stay: "Stay with my ballot",
        ended_meanwhile: "The round was ended in another tab before this ballot was handed in. The ballot was not counted.",
        undo_later: "A ballot is open on this device. Hand it in or throw it away first.",
        correct: "Correct the number of people",
        people_now: "How many people are at the table now?",
    } {
        /// That themes look alike, two and two.
        look_alike: fn(&[(String, String)]) = |pairs| format!("{} look alike, and would share the votes for one matter. Merge them first, or rename one.", pairs.iter().map(|(one, other)| format!("“{one}” and “{other}”")).collect::<Vec<_>>().join("; "));
        /// Asks whether the totals are to be shown; with few ballots they tell what somebody voted.
        reveal_sure: fn(usize) = |ballots| match ballots {
            0 => "Nobody has voted yet. Show the totals all the same? That can’t be taken back.".into(),
            1 => "There is one ballot: the totals would show what one person voted. Show them all the same? That can’t be taken back.".into(),
            _ => "Show the totals? No more ballots can be handed in then, and that can’t be taken back.".into(),
        };
        /// Ballots handed in, of people at the table.
        ballots_in: fn(usize, usize) = |here, people| format!("Ballots in: {here} of {people}");
        /// That all have voted, with so many ballots more than there are people.
        all_voted: fn(usize) = |over| match over {
            0 => "Another ballot would be one more than there are people at the table.".into(),
            over => format!("There {} already {} more than there are people at the table.", if over == 1 { "is" } else { "are" }, counted(over, "ballot", "ballots")),
        };
        /// That the number of people was corrected: what it was, what it is.
        corrected: fn(usize, usize) = |first, now| format!("Corrected to {} while the round was open; it was opened for {first}.", counted(now, "person", "people"));
        /// Dots left.
        left: fn(u8, u8) = |left, all| match left {
            1 => format!("1 dot left of {all}"),
            left => format!("{left} dots left of {all}"),
        };
        /// Why a theme can't get another dot: the most there may be.
        at_cap: fn(u8) = |most| format!("You can put at most {most} dots on one theme.");
        /// The accessible name of the button that gives a dot.
        give: fn(&str) = |theme| format!("Give a dot to {theme}");
        /// The accessible name of the button that takes one back.
        take: fn(&str) = |theme| format!("Take a dot back from {theme}");
        /// Dots on a theme.
        dots_on: fn(usize) = |dots| counted(dots, "dot", "dots");
        /// A round's heading.
        round: fn(usize) = |number| format!("Round {number}");
        /// What came out for a theme.
        result: fn(usize, usize) = |voters, dots| format!("{}, {}", counted(voters, "voter", "voters"), counted(dots, "dot", "dots"));
        /// Ballots and people.
        turnout: fn(usize, usize) = |ballots, people| format!("{} from {}", counted(ballots, "ballot", "ballots"), counted(people, "person", "people"));
        /// More ballots than people.
        too_many: fn(usize, usize) = |ballots, people| format!("{ballots} ballots from {}: there are more ballots than people.", counted(people, "person", "people"));
        /// Ballots over the limit.
        over_limit: fn(usize) = |count| format!("{} with more dots than the round allows; counted all the same.", counted(count, "ballot", "ballots"));
        /// Dots that are suggested.
        suggested: fn(u8) = |dots| format!("Suggested: {dots}");
    }
}
