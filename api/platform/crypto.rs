//! Keys, digests and random numbers, all from one library. What lasts a while is derived from the installation's secret, so that
//! nodes agree without storing anything; what lasts as long as the database is derived from a data key, which lies in the database
//! wrapped by the secret ([`crate::keyring`]), so that the secret can be changed without touching anything else.

use std::sync::{Arc, PoisonError, RwLock};

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{constant_time, digest, hkdf, hmac, rand};

/// The installation's secrets and data keys, from which a key per purpose is derived. Cheap to clone; clones see the same keys.
#[derive(Clone)]
pub struct Keys(Arc<Ring>);

struct Ring {
    /// Today's first, then those that are still good, or already.
    secrets: Vec<hkdf::Prk>,
    data: RwLock<DataKeys>,
}

/// What the database holds, as far as this process knows.
struct DataKeys {
    all: Vec<DataKey>,
    /// Which of them seals and marks what is new.
    current: usize,
}

#[derive(Clone)]
struct DataKey {
    /// Stands before everything it seals.
    id: String,
    prk: hkdf::Prk,
}

/// The length of a data key.
pub(crate) const DATA_KEY: usize = 32;

impl Keys {
    /// Of one secret. Until [`crate::keyring::open`] has found the database's data keys, the secret serves as the only one.
    #[must_use]
    pub fn new(secret: &str) -> Self {
        Self::of(secret, &[])
    }

    /// As [`Keys::new`], with other secrets that are still good, or already: what they signed or wrapped is believed.
    #[must_use]
    pub fn of(secret: &str, others: &[String]) -> Self {
        let extract = |secret: &str| hkdf::Salt::new(hkdf::HKDF_SHA256, b"stoa").extract(secret.as_bytes());
        let secrets: Vec<hkdf::Prk> = std::iter::once(secret).chain(others.iter().map(String::as_str)).map(extract).collect();
        let alone = DataKey { id: key_id(&expand(&secrets[0], "data key")), prk: secrets[0].clone() };
        Self(Arc::new(Ring { secrets, data: RwLock::new(DataKeys { all: vec![alone], current: 0 }) }))
    }

    /// 32 bytes for one purpose, of today's secret; another purpose gives unrelated ones.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        expand(&self.0.secrets[0], purpose)
    }

    /// As [`Keys::derive`], of every secret that is good, today's first.
    pub fn derive_all<'a>(&'a self, purpose: &'a str) -> impl Iterator<Item = [u8; 32]> + 'a {
        self.0.secrets.iter().map(move |secret| expand(secret, purpose))
    }

    /// HMAC-SHA256 of `message` under today's secret, in lower-case hexadecimal: for what is good for days at most.
    #[must_use]
    pub fn sign(&self, purpose: &str, message: &[u8]) -> String {
        sign_with(&self.derive(purpose), message)
    }

    /// Whether `signature` is that of `message` under a secret that is good, compared in constant time.
    #[must_use]
    pub fn verify(&self, purpose: &str, message: &[u8], signature: &str) -> bool {
        self.derive_all(purpose).any(|key| same(sign_with(&key, message).as_bytes(), signature.as_bytes()))
    }

    /// As [`Keys::sign`], for what has to be known again for as long as there is a database: under the current data key.
    #[must_use]
    pub fn mark(&self, purpose: &str, message: &[u8]) -> String {
        sign_with(&expand(&self.current().prk, purpose), message)
    }

    /// Whether `mark` is that of `message` under a data key, compared in constant time; or under a secret, from before there were any.
    #[must_use]
    pub fn knows(&self, purpose: &str, message: &[u8], mark: &str) -> bool {
        self.marks(purpose, message).iter().any(|one| same(one.as_bytes(), mark.as_bytes()))
    }

    /// The message's mark under every data key and, from before there were any, under every secret, for looking it up.
    #[must_use]
    pub fn marks(&self, purpose: &str, message: &[u8]) -> Vec<String> {
        let data = self.0.data.read().unwrap_or_else(PoisonError::into_inner);
        let keys = data.all.iter().map(|key| expand(&key.prk, purpose)).chain(self.derive_all(purpose));
        keys.map(|key| sign_with(&key, message)).collect()
    }

    fn current(&self) -> DataKey {
        let data = self.0.data.read().unwrap_or_else(PoisonError::into_inner);
        data.all[data.current].clone()
    }

    fn data_key(&self, id: &[u8]) -> Option<DataKey> {
        let data = self.0.data.read().unwrap_or_else(PoisonError::into_inner);
        data.all.iter().find(|key| key.id.as_bytes() == id).cloned()
    }

    /// Which data key seals what is new.
    #[must_use]
    pub fn current_id(&self) -> String {
        self.current().id
    }

    /// From now on these are the data keys, each with its id; there is at least one.
    pub(crate) fn hold(&self, keys: Vec<(String, [u8; DATA_KEY])>, current: usize) {
        let all = keys.into_iter().map(|(id, key)| DataKey { id, prk: hkdf::Prk::new_less_safe(hkdf::HKDF_SHA256, &key) }).collect();
        *self.0.data.write().unwrap_or_else(PoisonError::into_inner) = DataKeys { all, current };
    }

    /// A data key as the database keeps it: `id of the secret.nonce and ciphertext`.
    pub(crate) fn wrap(&self, id: &str, key: &[u8; DATA_KEY]) -> String {
        let wrapping = self.derive(WRAPPING);
        format!("{}.{}", key_id(&wrapping), hex(&encrypt(&wrapping, wrapped_place(id).bound(), key)))
    }

    /// The data key that [`Keys::wrap`] wrapped, by any secret that is good; nothing where none of them did.
    pub(crate) fn unwrap(&self, id: &str, wrapped: &str) -> Option<[u8; DATA_KEY]> {
        let (by, text) = wrapped.split_once('.')?;
        let wrapping = self.derive_all(WRAPPING).find(|key| key_id(key) == by)?;
        decrypt(&wrapping, wrapped_place(id).bound(), unhex(text)?)?.try_into().ok()
    }

    /// Whether today's secret wrapped it.
    pub(crate) fn wraps_today(&self, wrapped: &str) -> bool {
        wrapped.split_once('.').is_some_and(|(by, _)| by == key_id(&self.derive(WRAPPING)))
    }
}

const WRAPPING: &str = "wrap:data_key";

fn wrapped_place(id: &str) -> Place<'_> {
    Place { table: "data_key", column: "wrapped", row: id }
}

#[expect(clippy::expect_used, reason = "HKDF refuses only lengths beyond 8,160 bytes")]
fn expand(from: &hkdf::Prk, purpose: &str) -> [u8; 32] {
    let mut key = [0; 32];
    let info = [purpose.as_bytes()];
    from.expand(&info, hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut key)).expect("32 bytes are a length HKDF gives");
    key
}

/// Where something sealed is kept. It opens there and nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub table: &'static str,
    pub column: &'static str,
    /// The row's id.
    pub row: &'a str,
}

impl Place<'_> {
    fn bound(&self) -> Aad<String> {
        Aad::from(format!("{}|{}|{}", self.table, self.column, self.row))
    }
}

impl Keys {
    /// Encrypts what is stored but must not be read out of a copy of the database: AES-256-GCM under a key for its table, as
    /// `data key's id.nonce and ciphertext` in hexadecimal.
    #[must_use]
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> String {
        let (id, sealed) = self.sealed(place, plain);
        format!("{id}.{}", hex(&sealed))
    }

    /// As [`Keys::seal`], for files: the same in bytes.
    #[must_use]
    pub fn seal_file(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        let (id, sealed) = self.sealed(place, plain);
        [id.as_bytes(), b".", &sealed].concat()
    }

    fn sealed(&self, place: &Place<'_>, plain: &[u8]) -> (String, Vec<u8>) {
        let DataKey { id, prk } = self.current();
        let sealed = encrypt(&expand(&prk, &sealing(place.table)), place.bound(), plain);
        (id, sealed)
    }

    /// What was sealed there; nothing where it was sealed elsewhere, with another key, or touched since.
    #[must_use]
    pub fn unseal(&self, place: &Place<'_>, sealed: &str) -> Option<Vec<u8>> {
        let (id, text) = sealed.split_once('.')?;
        self.unsealed(place, id.as_bytes(), unhex(text)?)
    }

    /// What [`Keys::seal_file`] sealed there.
    #[must_use]
    pub fn unseal_file(&self, place: &Place<'_>, sealed: &[u8]) -> Option<Vec<u8>> {
        let at = sealed.iter().position(|byte| *byte == b'.')?;
        self.unsealed(place, &sealed[..at], sealed[at + 1..].to_vec())
    }

    fn unsealed(&self, place: &Place<'_>, id: &[u8], bytes: Vec<u8>) -> Option<Vec<u8>> {
        let purpose = sealing(place.table);
        let key = match self.data_key(id) {
            Some(key) => expand(&key.prk, &purpose),
            // Before there were data keys the secret itself sealed, and the id was that of the table's key.
            None => self.derive_all(&purpose).find(|key| key_id(key).as_bytes() == id)?,
        };
        decrypt(&key, place.bound(), bytes)
    }
}

/// The id of the data key that sealed a file.
#[must_use]
pub fn sealed_by(file: &[u8]) -> Option<&str> {
    std::str::from_utf8(file.split(|byte| *byte == b'.').next()?).ok()
}

/// A key that is nobody's but one record's: once it is destroyed, what it sealed opens for nobody, in no copy either.
#[derive(Clone)]
pub struct OwnKey([u8; 32]);

impl OwnKey {
    #[must_use]
    pub fn new() -> Self {
        Self(random())
    }

    /// As it is stored: sealed itself, with the installation's key.
    #[must_use]
    pub fn wrapped(&self, keys: &Keys, place: &Place<'_>) -> String {
        keys.seal(place, &self.0)
    }

    /// The key that was stored there.
    #[must_use]
    pub fn unwrapped(keys: &Keys, place: &Place<'_>, sealed: &str) -> Option<Self> {
        keys.unseal(place, sealed)?.try_into().ok().map(Self)
    }

    /// As [`Keys::seal`], in hexadecimal.
    #[must_use]
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> String {
        hex(&encrypt(&self.0, place.bound(), plain))
    }

    /// What [`OwnKey::seal`] sealed there.
    #[must_use]
    pub fn unseal(&self, place: &Place<'_>, sealed: &str) -> Option<Vec<u8>> {
        decrypt(&self.0, place.bound(), unhex(sealed)?)
    }
}

impl Default for OwnKey {
    fn default() -> Self {
        Self::new()
    }
}

/// The nonce, the ciphertext and its tag.
#[expect(clippy::expect_used, reason = "the key has the length that AES-256 takes, and the text is shorter than 64 GiB")]
fn encrypt(key: &[u8; 32], bound: Aad<String>, plain: &[u8]) -> Vec<u8> {
    let mut sealed = plain.to_vec();
    let cipher = RandomizedNonceKey::new(&AES_256_GCM, key).expect("32 bytes");
    let nonce = cipher.seal_in_place_append_tag(bound, &mut sealed).expect("a short text");
    [&nonce.as_ref()[..], &sealed].concat()
}

fn decrypt(key: &[u8; 32], bound: Aad<String>, mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    if bytes.len() < NONCE_LEN {
        return None;
    }
    let mut body = bytes.split_off(NONCE_LEN);
    let nonce = Nonce::try_assume_unique_for_key(&bytes).ok()?;
    let cipher = RandomizedNonceKey::new(&AES_256_GCM, key).ok()?;
    cipher.open_in_place(nonce, bound, &mut body).ok().map(|plain| plain.to_vec())
}

fn sealing(table: &str) -> String {
    format!("seal:{table}")
}

/// Which key it was, without telling the key.
fn key_id(key: &[u8]) -> String {
    sha256(key)[..8].to_owned()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}

/// HMAC-SHA256 under a key that another party gave, in lower-case hexadecimal.
#[must_use]
pub fn sign_with(key: &[u8], message: &[u8]) -> String {
    hex(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message).as_ref())
}

/// Equal, in a time that does not tell how far.
#[must_use]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    constant_time::verify_slices_are_equal(one, other).is_ok()
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

/// SHA-256 of several texts, told apart by their lengths.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in parts {
        context.update(&part.len().to_le_bytes());
        context.update(part);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(context.finish().as_ref());
    bytes
}

/// Random bytes of the operating system.
#[must_use]
#[expect(clippy::missing_panics_doc, clippy::expect_used, reason = "a machine without randomness must not go on")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    rand::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A secret of 256 bits for a client to keep; only its [`sha256`] is stored.
#[must_use]
pub fn token() -> String {
    hex(&random::<32>())
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_bound_to_its_purpose() {
        let keys = Keys::new("secret");
        let signature = keys.sign("order", b"message");
        assert!(keys.verify("order", b"message", &signature));
        assert!(!keys.verify("order", b"messagf", &signature));
        assert!(!keys.verify("webhook", b"message", &signature));
        assert!(!Keys::new("other").verify("order", b"message", &signature));
    }

    #[test]
    fn another_secret_is_believed_as_long_as_it_is_named() {
        let (old, new) = ("old secret", "new secret");
        let before = Keys::new(old).sign("order", b"message");
        assert!(Keys::of(new, &[old.into()]).verify("order", b"message", &before));
        assert!(!Keys::new(new).verify("order", b"message", &before));
        // The node that has not yet heard of the change believes what the next secret signed, if it was told.
        let after = Keys::of(new, &[old.into()]).sign("order", b"message");
        assert!(Keys::of(old, &[new.into()]).verify("order", b"message", &after));
        assert!(!Keys::new(old).verify("order", b"message", &after));
    }

    #[test]
    fn a_data_key_outlives_the_secret_that_wraps_it() {
        let (old, data) = (Keys::new("old secret"), [7; DATA_KEY]);
        let wrapped = old.wrap("k1", &data);
        let both = Keys::of("new secret", &["old secret".into()]);
        assert_eq!(both.unwrap("k1", &wrapped), Some(data));
        assert!(!both.wraps_today(&wrapped));
        let again = both.wrap("k1", &data);
        let new = Keys::new("new secret");
        assert!(new.wraps_today(&again));
        assert_eq!((new.unwrap("k1", &again), new.unwrap("k1", &wrapped), new.unwrap("k2", &again)), (Some(data), None, None));

        let here = Place { table: "second_factor", column: "secret", row: "usr_1" };
        old.hold(vec![("k1".into(), data)], 0);
        let (sealed, mark) = (old.seal(&here, b"plain"), old.mark("audit", b"entry"));
        new.hold(vec![("k1".into(), data), ("k2".into(), [8; DATA_KEY])], 1);
        assert_eq!(new.unseal(&here, &sealed).as_deref(), Some(&b"plain"[..]));
        assert!(new.knows("audit", b"entry", &mark) && !new.knows("audit", b"entrz", &mark) && !new.knows("other", b"entry", &mark));
        assert!(sealed.starts_with("k1.") && new.seal(&here, b"plain").starts_with("k2."));
        assert_ne!(new.mark("audit", b"entry"), mark);
    }

    #[test]
    fn what_the_secret_itself_sealed_and_marked_is_still_known() {
        let (keys, here) = (Keys::new("secret"), Place { table: "second_factor", column: "secret", row: "usr_1" });
        let key = keys.derive(&sealing(here.table));
        let sealed = format!("{}.{}", key_id(&key), hex(&encrypt(&key, here.bound(), b"plain")));
        let mark = keys.sign("audit", b"entry");
        keys.hold(vec![("k1".into(), [7; DATA_KEY])], 0);
        let next = Keys::of("next secret", &["secret".into()]);
        for keys in [&keys, &next] {
            assert_eq!(keys.unseal(&here, &sealed).as_deref(), Some(&b"plain"[..]));
            assert_eq!(keys.unseal(&Place { row: "usr_2", ..here }, &sealed), None);
            assert!(keys.knows("audit", b"entry", &mark) && !keys.knows("audit", b"other", &mark));
            assert!(keys.marks("audit", b"entry").contains(&mark));
        }
        assert_eq!(Keys::new("next secret").unseal(&here, &sealed), None);
        assert!(!Keys::new("next secret").knows("audit", b"entry", &mark));
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_alone() {
        let (keys, here) = (Keys::new("secret"), Place { table: "second_factor", column: "secret", row: "usr_1" });
        let file = keys.seal_file(&here, b"scan");
        assert_eq!(keys.unseal_file(&here, &file).as_deref(), Some(&b"scan"[..]));
        assert_eq!(keys.unseal_file(&Place { row: "usr_2", ..here }, &file), None);
        assert_eq!(Keys::new("other").unseal_file(&here, &file), None);
        let sealed = keys.seal(&here, b"plain");
        assert_eq!(keys.unseal(&here, &sealed).as_deref(), Some(&b"plain"[..]));
        assert_ne!(sealed, keys.seal(&here, b"plain"), "twice the same is not seen to be");
        for elsewhere in [Place { row: "usr_2", ..here }, Place { column: "other", ..here }, Place { table: "other", ..here }] {
            assert_eq!(keys.unseal(&elsewhere, &sealed), None, "{elsewhere:?}");
        }
        assert_eq!(Keys::new("other").unseal(&here, &sealed), None);
        let touched = sealed.char_indices().filter(|(_, c)| *c != '.').map(|(at, c)| {
            let other = if c == '0' { "1" } else { "0" };
            format!("{}{other}{}", &sealed[..at], &sealed[at + 1..])
        });
        assert!(touched.into_iter().all(|text| keys.unseal(&here, &text).is_none()));
        for nonsense in ["", ".", "abc", &sealed[..12], "é.é"] {
            assert_eq!(keys.unseal(&here, nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_key_of_its_own_is_stored_sealed_and_opens_its_place_alone() {
        let (keys, own, here) = (Keys::new("secret"), OwnKey::new(), Place { table: "orders", column: "email", row: "ord_1" });
        let kept = Place { table: "personal_key", column: "sealed", row: "ord_1" };
        let wrapped = own.wrapped(&keys, &kept);
        let again = OwnKey::unwrapped(&keys, &kept, &wrapped).expect("the key");
        let sealed = own.seal(&here, b"ann@example.org");
        assert_eq!(again.unseal(&here, &sealed).as_deref(), Some(&b"ann@example.org"[..]));
        assert_eq!(OwnKey::new().unseal(&here, &sealed), None);
        assert_eq!(own.unseal(&Place { row: "ord_2", ..here }, &sealed), None);
        assert!(OwnKey::unwrapped(&keys, &Place { row: "ord_2", ..kept }, &wrapped).is_none());
    }

    #[test]
    fn a_digest_tells_its_parts_apart() {
        assert_eq!(digest(&[b"ab", b"c"]), digest(&[b"ab", b"c"]));
        assert_ne!(digest(&[b"ab", b"c"]), digest(&[b"a", b"bc"]));
        assert_ne!(digest(&[b"abc"]), digest(&[b"abc", b""]));
    }

    #[test]
    fn sha256_is_the_published_one() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
