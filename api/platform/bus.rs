//! stub
#[derive(Clone)] pub struct Bus;
