//! Faults of the device that the domain has words for.

/// Why something could not be kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room left.
    Full,
    /// The browser took it, and does not have it.
    Dropped,
    /// It belongs to what was erased from this device.
    Erased,
}
