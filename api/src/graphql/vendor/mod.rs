//! The desk's door: what vendors' teams use. Every root field here is guarded, hidden from others and marked `@auth`.
