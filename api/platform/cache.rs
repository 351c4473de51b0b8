//! stub
#[derive(Clone)] pub struct Cache;
