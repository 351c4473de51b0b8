//! What people are written. Other rooms say in their transactions that a letter is due; this one finds the words in its
//! reader's language and hands it to the post.
//!
//! It deliberately decides nothing: who is written to, and with which secret, the room knows that the letter is about.

mod letter;
mod message;
mod order_words;
mod privacy_words;
mod standing_words;
mod vendor_words;
mod words;

pub use letter::{on_letter_due, on_order_letter_due, on_vendor_letter_due};
pub use message::on_message_due;
