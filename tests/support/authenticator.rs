//! A device that keeps passkeys, as far as a server can tell: WebAuthn's answers, signed with ES256 and attested by nobody. And one that
//! lies, in any part of them.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde_json::{Value, json};

/// Somebody was there, and showed a finger, a face or a PIN.
const PRESENT_AND_VERIFIED: u8 = 0x05;
/// A new key comes along.
const KEY_INSIDE: u8 = 0x40;

/// A device in somebody's hands.
pub struct Authenticator {
    origin: String,
    keys: Vec<Key>,
    random: SystemRandom,
}

struct Key {
    id: Vec<u8>,
    pair: EcdsaKeyPair,
    owner: Vec<u8>,
    counter: u32,
}

/// What is told otherwise than it is.
#[derive(Clone, Default)]
pub struct Lie {
    pub origin: Option<&'static str>,
    /// As the digest of which the domain is told.
    pub domain: Option<&'static str>,
    pub kind: Option<&'static str>,
    pub challenge: Option<String>,
    pub flags: Option<u8>,
    pub counter: Option<u32>,
    pub cross_origin: bool,
    /// As COSE numbers it.
    pub algorithm: Option<u8>,
    /// Another key signs than the one that is named.
    pub signed_by_another: bool,
    pub signature: Option<Vec<u8>>,
    pub credential: Option<Vec<u8>>,
    /// Whose it says that the key is; nobody's where it is empty.
    pub owner: Option<Vec<u8>>,
    /// What CBOR was is cut off here.
    pub cut: Option<usize>,
    /// So many bytes too many.
    pub padded: usize,
}

impl Authenticator {
    /// One whose browser shows a page of this server, by the name that this machine has for itself.
    #[must_use]
    pub fn at(url: &str) -> Self {
        Self { origin: url.replace("127.0.0.1", "localhost"), keys: Vec::new(), random: SystemRandom::new() }
    }

    /// Makes a key, as it is asked to.
    pub fn make(&mut self, options: &Value) -> Value {
        self.make_lying(options, &Lie::default())
    }

    /// As [`Self::make`], and lies.
    ///
    /// # Panics
    /// When what it is asked for is nothing that a browser would take.
    pub fn make_lying(&mut self, options: &Value, lie: &Lie) -> Value {
        assert!(options["pubKeyCredParams"].as_array().is_some_and(|all| all.iter().any(|one| one["alg"] == -7)), "{options}");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required", "{options}");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required", "{options}");
        assert!(self.excluded(options).is_none(), "a device that has one of these keys makes no second one");
        let id = lie.credential.clone().unwrap_or_else(|| (0..32).map(|_| random_byte()).collect());
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key");
        let point = pair.public_key().as_ref()[1..].to_vec();
        let owner = bytes(&options["user"]["id"]);
        let mut data = self.data(&options["rp"]["id"], KEY_INSIDE, 0, lie);
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len()).expect("a length").to_be_bytes());
        data.extend(&id);
        data.extend([0xa5, 0x01, 0x02, 0x03, lie.algorithm.unwrap_or(0x26), 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[..32]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[32..]);
        let mut object = [&[0xa3, 0x63][..], b"fmt", &[0x64], b"none", &[0x67], b"attStmt", &[0xa0, 0x68], b"authData", &[0x59]].concat();
        object.extend(u16::try_from(data.len()).expect("a length").to_be_bytes());
        object.extend(data);
        object.truncate(lie.cut.unwrap_or(usize::MAX));
        object.extend(vec![0; lie.padded]);
        self.keys.push(Key { id: id.clone(), pair, owner, counter: 0 });
        let response =
            json!({ "clientDataJSON": self.client("webauthn.create", options, lie), "attestationObject": text(&object), "transports": ["internal"] });
        answer(&id, response)
    }

    /// Uses a key, as it is asked to: one that is named, or the last it has.
    pub fn sign(&mut self, options: &Value) -> Value {
        self.sign_lying(options, &Lie::default())
    }

    /// As [`Self::sign`], and lies.
    ///
    /// # Panics
    /// When it has no such key.
    pub fn sign_lying(&mut self, options: &Value, lie: &Lie) -> Value {
        assert_eq!(options["userVerification"], "required", "{options}");
        let named: Vec<Vec<u8>> = options["allowCredentials"].as_array().into_iter().flatten().map(|one| bytes(&one["id"])).collect();
        let at = self.keys.iter().rposition(|key| named.is_empty() || named.contains(&key.id)).or(lie.credential.as_ref().map(|_| 0)).expect("a key");
        let counter = self.keys[at].counter + 1;
        self.keys[at].counter = counter;
        let mut data = self.data(&options["rpId"], 0, counter, lie);
        data.truncate(lie.cut.unwrap_or(usize::MAX));
        let client = self.client("webauthn.get", options, lie);
        let signed = [&data[..], digest(&SHA256, &BASE64_URL_SAFE_NO_PAD.decode(&client).expect("base64url")).as_ref()].concat();
        let key = &self.keys[at];
        let other = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key");
        let pair = if lie.signed_by_another { &other } else { &key.pair };
        let mut signature = pair.sign(&self.random, &signed).expect("a signature").as_ref().to_vec();
        if let Some(other) = &lie.signature {
            signature.clone_from(other);
        }
        signature.extend(vec![0; lie.padded]);
        let owner = lie.owner.clone().unwrap_or_else(|| key.owner.clone());
        let mut response = json!({ "clientDataJSON": client, "authenticatorData": text(&data), "signature": text(&signature) });
        if !owner.is_empty() {
            response["userHandle"] = text(&owner).into();
        }
        answer(lie.credential.as_ref().unwrap_or(&key.id), response)
    }

    /// Makes all keys forget how often they were used, as a copy of the device would.
    pub fn turn_back(&mut self) {
        self.keys.iter_mut().for_each(|key| key.counter = 0);
    }

    /// The keys' ids, the oldest first.
    #[must_use]
    pub fn ids(&self) -> Vec<Vec<u8>> {
        self.keys.iter().map(|key| key.id.clone()).collect()
    }

    fn excluded(&self, options: &Value) -> Option<Vec<u8>> {
        let mut excluded = options["excludeCredentials"].as_array().into_iter().flatten().map(|one| bytes(&one["id"]));
        excluded.find(|id| self.keys.iter().any(|key| key.id == *id))
    }

    fn data(&self, domain: &Value, with: u8, counter: u32, lie: &Lie) -> Vec<u8> {
        let domain = lie.domain.unwrap_or_else(|| domain.as_str().expect("a domain"));
        let mut data = digest(&SHA256, domain.as_bytes()).as_ref().to_vec();
        data.push(lie.flags.unwrap_or(PRESENT_AND_VERIFIED) | with);
        data.extend(lie.counter.unwrap_or(counter).to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value, lie: &Lie) -> String {
        let challenge = lie.challenge.as_deref().or(options["challenge"].as_str()).expect("a challenge");
        let told =
            json!({ "type": lie.kind.unwrap_or(kind), "challenge": challenge, "origin": lie.origin.unwrap_or(&self.origin), "crossOrigin": lie.cross_origin });
        text(told.to_string().as_bytes())
    }
}

/// As `credential.toJSON()` writes it.
fn answer(id: &[u8], response: Value) -> Value {
    json!({ "id": text(id), "rawId": text(id), "type": "public-key", "authenticatorAttachment": "platform", "clientExtensionResults": {}, "response": response })
}

fn text(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(text: &Value) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(text.as_str().expect("a text")).expect("base64url")
}

fn random_byte() -> u8 {
    let mut byte = [0];
    aws_lc_rs::rand::fill(&mut byte).expect("randomness");
    byte[0]
}
