//! The mail that was sent, as its readers have it.

use std::path::Path;

use mail_parser::{MessageParser, MimeHeaders};

/// A mail in somebody's hands.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The name it has in mail programs.
    pub id: String,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

impl Mail {
    /// Reads one.
    ///
    /// # Panics
    /// When it is none.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let message = MessageParser::default().parse(bytes).expect("a message");
        let one = |list: Option<&mail_parser::Address<'_>>| list.and_then(|list| list.first()).and_then(|one| one.address()).unwrap_or_default().to_owned();
        assert!(message.content_type().is_some_and(|kind| kind.ctype() == "multipart"));
        Self {
            id: message.message_id().unwrap_or_default().to_owned(),
            from: one(message.from()),
            to: one(message.to()),
            subject: message.subject().unwrap_or_default().to_owned(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
        }
    }

    /// The secret in its link.
    ///
    /// # Panics
    /// When it has none, or one that its two forms do not share.
    #[must_use]
    pub fn token(&self) -> String {
        let token = self.text.split_once("#token=").map(|(_, rest)| rest.split_whitespace().next().unwrap_or_default().to_owned()).expect("a link");
        assert!(self.html.contains(&token));
        token
    }
}

/// The messages to telephones in a folder, the oldest first: to whom, and what.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn messages_in(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    // Their names are ids, and those are in the order of time.
    let mut files: Vec<_> = entries.map(|entry| entry.expect("a file").path()).filter(|path| path.extension().is_some_and(|kind| kind == "txt")).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let whole = std::fs::read_to_string(path).expect("a message");
        let (to, text) = whole.strip_prefix("To: ").and_then(|rest| rest.split_once("\n\n")).expect("a message");
        (to.to_owned(), text.trim().to_owned())
    };
    files.iter().map(read).collect()
}

/// The six digits in a mail or a message.
///
/// # Panics
/// When there are none.
#[must_use]
pub fn code_in(text: &str) -> String {
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6);
    digits.unwrap_or_else(|| panic!("no code in {text}")).to_owned()
}

/// The mails in a folder, the oldest first.
///
/// # Panics
/// When the folder cannot be read.
#[must_use]
pub fn mails_in(folder: &Path) -> Vec<Mail> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
        .map(|path| (path.metadata().and_then(|about| about.modified()).expect("a time"), path))
        .collect();
    files.sort();
    files.into_iter().map(|(_, path)| Mail::read(&std::fs::read(path).expect("a mail"))).collect()
}
