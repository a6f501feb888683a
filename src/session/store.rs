//! A place that keeps values by key. What is written is never rewritten with anything else.

use serde_json::Value;

pub use crate::domain::fault::StoreError;

/// Keeps JSON values by key.
pub trait Store {
    /// All keys that start with `prefix`, sorted.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
    /// The text kept under a key, as it stands there: it may be damaged.
    fn read(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Keeps a value.
    fn write(&mut self, key: &str, value: &Value) -> Result<(), StoreError>;
    /// Lets go of what is kept under a key. Only for what a person asked to erase.
    fn erase(&mut self, key: &str) -> Result<(), StoreError>;
}
