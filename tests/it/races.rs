//! Many hands on one thing at the same moment. Every race runs at one server and at two on one database, as [`stage::Stage`]
//! sets it up; small counts in every build, full ones by `make faults`.

pub mod stage;

mod baskets;
mod carts;
mod ends;
mod keys;
mod last_units;
mod refunds;
mod terms;
mod twice;
mod values;
mod writers;
