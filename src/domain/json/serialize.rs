//! Values for whatever else serde writes.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

use super::value::{Number, Value};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => out.serialize_unit(),
            Self::Bool(yes) => out.serialize_bool(*yes),
            Self::Number(number) => number.serialize(out),
            Self::String(text) => out.serialize_str(text),
            Self::Array(items) => out.collect_seq(items),
            Self::Object(parts) => {
                let mut object = out.serialize_map(Some(parts.len()))?;
                for (name, part) in parts.iter() {
                    object.serialize_entry(name, part)?;
                }
                object.end()
            }
        }
    }
}

impl Serialize for Number {
    /// Where serde has no number that is as long, the nearest that it has.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self.as_i64() {
            Some(number) => out.serialize_i64(number),
            None => out.serialize_f64(self.as_str().parse().unwrap_or(f64::NAN)),
        }
    }
}
