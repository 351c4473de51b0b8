//! The operators' door: what the people who run the marketplace use. Every root field here is guarded, hidden and marked `@auth`.
