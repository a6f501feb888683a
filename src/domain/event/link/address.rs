//! The address that a link starts with, and why it may not do.

/// Why an address can't start links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressFault {
    /// Not `http(s)://…`.
    NotAnAddress,
    /// It names this device, so no other can open it.
    ThisDevice,
    /// A file on this device's disk.
    File,
}

/// Checks an address as it was typed: the address without its fragment (a query stays), or why other people can't open it.
pub fn checked(typed: &str) -> Result<String, AddressFault> {
    let address = typed.trim().split('#').next().unwrap_or_default();
    if address.starts_with("file:") {
        return Err(AddressFault::File);
    }
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let rest = rest.ok_or(AddressFault::NotAnAddress)?;
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = match authority.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    let odd = |letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '\'' | '\\' | '@')
    };
    if host.is_empty() || address.contains(odd) {
        return Err(AddressFault::NotAnAddress);
    }
    let host = host.to_ascii_lowercase();
    let host = host.trim_end_matches('.');
    let local = host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.");
    if local || matches!(host, "0.0.0.0" | "::1" | "::") {
        return Err(AddressFault::ThisDevice);
    }
    Ok(address.to_owned())
}
