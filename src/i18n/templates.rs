//! Events to start from: questions that have worked in a room, in our own words.

/// An event with its questions; everything can be changed before it is shared.
#[derive(Debug)]
pub struct Template {
    /// Its title.
    pub title: &'static str,
    /// Whom it is for.
    pub about: &'static str,
    /// Name and question of each group.
    pub groups: &'static [(&'static str, &'static str)],
}

pub(super) const EN: &[Template] = &[
    Template {
        title: "Digital change in public services",
        about: "Five groups look at services, people, data, ways of working and what to do first.",
        groups: &[
            (
                "Services",
                "Where do people give up on our services today, and what would bring them back?",
            ),
            (
                "People",
                "Who is left out when a service goes digital, and what would we do about it?",
            ),
            (
                "Data",
                "What do we ask people for again and again, though one of us knows it already?",
            ),
            (
                "Ways of working",
                "What slows a good idea down between the person who has it and the person it is for?",
            ),
            (
                "First steps",
                "What could we change by next month, without asking anybody for money?",
            ),
        ],
    },
    Template {
        title: "Looking back together",
        about: "Three groups for the end of a project or a year.",
        groups: &[
            ("Keep", "What went better than we expected, and why?"),
            ("Change", "What cost us more time or nerve than it was worth?"),
            ("Try", "What should we try next time, and who would start it?"),
        ],
    },
    Template {
        title: "A change in the neighbourhood",
        about: "Four groups for a meeting of residents.",
        groups: &[
            ("Hopes", "What would be better here in five years if this goes well?"),
            ("Worries", "What are you afraid of losing, and how would you notice?"),
            ("Those not here", "Who should be in this room and is not, and what would they say?"),
            ("Next steps", "What do you need to know before you can say yes or no?"),
        ],
    },
];
