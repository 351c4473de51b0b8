//! stub
#[derive(Clone)] pub struct Storage;
