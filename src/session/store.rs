//! A place that keeps values by key. What is written is never rewritten with anything else.

use serde_json::Value;

/// Why something could not be kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser does not let this page keep anything.
    Blocked,
    /// There is no room left.
    Full,
}

/// Keeps JSON values by key.
pub trait Store {
    /// All keys that start with `prefix`, sorted.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// The text kept under a key, as it stands there: it may be damaged.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Keeps a value.
    fn write(&mut self, key: &str, value: &Value) -> Result<(), StoreError>;
}
