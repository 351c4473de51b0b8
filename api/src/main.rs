//! The commands of `stoa`.

fn main() {}
