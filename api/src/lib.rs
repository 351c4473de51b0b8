//! The edge: GraphQL, HTTP, configuration and the background's list. It turns requests into use cases of the rooms
//! and their outcomes into answers; it has no rule and no SQL of its own.

pub mod graphql;
