//! Stub.
#![allow(missing_docs, reason = "a stub")]
use std::ops::Range;
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PrivateKind {
    Name,
    Email,
    Phone,
    Postcode,
}
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    pub kind: PrivateKind,
    pub range: Range<usize>,
}
pub fn private_in(_: &str) -> Vec<Private> {
    Vec::new()
}
pub fn private_in_owner(_: &str) -> Vec<Private> {
    Vec::new()
}
