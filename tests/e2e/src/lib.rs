//! End-to-end journeys through the built app, in a real browser.
