//! Commands about rounds of voting.

use super::decide::Decision;
use super::{Refusal, RoundSetting};
use crate::domain::board::{Round, RoundState};
use crate::domain::record::{
    End, Fact, Field, LamportTimestamp, Operation, ReplicaId, RoundId, ThemeId, Transaction,
};
use crate::domain::vote::{BallotDraft, MOST_DOTS, MOST_PEOPLE};

impl Decision<'_> {
    pub(super) fn open_round(&mut self, people: u16, dots: u8, cap: u8) -> Result<(), Refusal> {
        let themes: Vec<ThemeId> = self.board.themes().iter().map(|theme| theme.id).collect();
        if themes.is_empty() {
            return Err(Refusal::NoThemes);
        }
        if self.board.open_round().is_some() {
            return Err(Refusal::RoundIsOpen);
        }
        check_people(people)?;
        for (number, setting) in [(dots, RoundSetting::Dots), (cap, RoundSetting::Cap)] {
            if !(1..=MOST_DOTS).contains(&number) {
                return Err(Refusal::RoundSetting(setting));
            }
        }
        self.transaction.write(Vec::new(), Operation::Round { people, dots, cap, themes });
        Ok(())
    }

    pub(super) fn correct_people(&mut self, id: RoundId, people: u16) -> Result<(), Refusal> {
        if self.open(id)?.people == people {
            return Ok(());
        }
        check_people(people)?;
        self.write_over(Field::People(id), Operation::People { round: id, people });
        Ok(())
    }

    fn open(&self, round: RoundId) -> Result<&Round, Refusal> {
        let round = self.board.round(round).filter(|round| matches!(round.state, RoundState::Open));
        round.ok_or(Refusal::RoundIsOver)
    }

    /// A ballot has a random timestamp and no time, so that nothing ties it to a person or a moment.
    pub(super) fn cast(
        &self,
        id: RoundId,
        ballot: &[(ThemeId, u8)],
        random: u64,
    ) -> Result<Transaction, Refusal> {
        let round = self.open(id)?;
        let mut draft = BallotDraft::new(round.themes.clone(), round.dots, round.cap);
        for (theme, dots) in ballot {
            for _ in 0..*dots {
                if !draft.can_give(*theme) {
                    return Err(Refusal::BallotNotValid);
                }
                draft.give(*theme);
            }
        }
        let timestamp = LamportTimestamp { count: 0, replica: ReplicaId::new(random) };
        let operation = Operation::Ballot { round: id, dots: draft.ballot() };
        let ballot = Fact::write(timestamp, None, Vec::new(), operation);
        Transaction::of(vec![ballot]).ok_or(Refusal::NothingToDo)
    }

    pub(super) fn end_round(&mut self, round: RoundId, end: End) -> Result<(), Refusal> {
        self.open(round)?;
        self.write_over(Field::Outcome(round), Operation::Outcome { round, end });
        Ok(())
    }
}

fn check_people(people: u16) -> Result<(), Refusal> {
    let fits = (1..=MOST_PEOPLE).contains(&people);
    fits.then_some(()).ok_or(Refusal::RoundSetting(RoundSetting::People))
}
