//! What buyers notice when a server that we need is away, slow or half dead, and how soon all is well again.

mod buyers;
mod clocks;
mod disk;
mod in_doubt;
mod pictures;
mod postgres;
mod redis;
mod shutdown;
