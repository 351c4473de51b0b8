//! Files: pictures of products, later documents. In a folder, or in a bucket of any store that speaks S3.
//! Keys are made by us (`media/01j....webp`), never taken from a visitor; they are checked here all the same.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use aws_sdk_s3::Client;
use aws_sdk_s3::config::timeout::TimeoutConfig;
use aws_sdk_s3::config::{BehaviorVersion, Config, Credentials, Region, RequestChecksumCalculation};
use aws_sdk_s3::error::{DisplayErrorContext, SdkError};

use crate::rest::Rest;
use crate::{Away, Error, Fault, Result, crypto};

/// No call to a bucket takes longer, its retries included.
const WAIT: Duration = Duration::from_secs(15);
/// Somebody looks at the gap where the picture should be: it begins to come or it does not.
const ANSWER: Duration = Duration::from_secs(4);
/// How long a bucket that did not answer is left alone.
const REST: Duration = Duration::from_secs(2);

/// Cheap to clone.
#[derive(Clone)]
pub struct Storage(Place);

#[derive(Clone)]
enum Place {
    /// `objects/` holds the files, `types/` what each one is, `unfinished/` what is being written.
    Folder(Arc<Path>),
    Bucket {
        client: Client,
        bucket: Arc<str>,
        rest: Arc<Rest>,
    },
}

/// Where a bucket is and how to get in.
#[derive(Clone)]
pub struct S3 {
    /// None for Amazon's own.
    pub endpoint: Option<String>,
    pub bucket: String,
    pub region: String,
    pub access_key_id: String,
    pub secret_access_key: String,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    pub content_type: String,
    pub bytes: Vec<u8>,
}

impl Storage {
    /// In this folder, which is made on the first write.
    #[must_use]
    pub fn local(folder: impl Into<PathBuf>) -> Self {
        Self(Place::Folder(folder.into().into()))
    }

    /// In this bucket, which must exist.
    #[must_use]
    pub fn s3(s3: S3) -> Self {
        let mut config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(s3.region))
            .credentials_provider(Credentials::new(s3.access_key_id, s3.secret_access_key, None, None, "settings"))
            // One host name serves every bucket, as MinIO and its like want it.
            .force_path_style(true)
            // Stores that are not Amazon's stumble over checksums nobody asked for.
            .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
            .timeout_config(
                TimeoutConfig::builder()
                    .connect_timeout(Duration::from_secs(2))
                    .operation_attempt_timeout(Duration::from_secs(5))
                    .operation_timeout(WAIT)
                    .build(),
            );
        if let Some(endpoint) = s3.endpoint {
            config = config.endpoint_url(endpoint);
        }
        Self(Place::Bucket { client: Client::from_conf(config.build()), bucket: s3.bucket.into(), rest: Arc::new(Rest::new(REST)) })
    }

    /// Writes a file, whole or not at all; an older one under this key is replaced.
    ///
    /// # Errors
    /// A key that will not do, or the store's own.
    pub async fn put(&self, key: &str, content_type: &str, bytes: Vec<u8>) -> Result<()> {
        check_key(key)?;
        match &self.0 {
            Place::Folder(folder) => {
                let (folder, key, content_type) = (folder.clone(), key.to_owned(), content_type.to_owned());
                blocking(move || {
                    // The type first: a file that is there has one. A lost type makes a download, a lost file nothing.
                    let types = folder.join("types").join(&key);
                    make_parent(&types)?;
                    std::fs::write(types, content_type)?;
                    write_whole(&folder, &folder.join("objects").join(&key), &bytes)
                })
                .await
            }
            Place::Bucket { client, bucket, .. } => {
                let request = client.put_object().bucket(&**bucket).key(key).content_type(content_type).body(bytes.into());
                request.send().await.map_err(|error| failed(&error))?;
                Ok(())
            }
        }
    }

    /// Reads a file; none when there is no such one.
    ///
    /// # Errors
    /// A key that will not do, or the store's own.
    pub async fn get(&self, key: &str) -> Result<Option<Object>> {
        check_key(key)?;
        match &self.0 {
            Place::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.to_owned());
                blocking(move || {
                    let Some(bytes) = read(&folder.join("objects").join(&key))? else { return Ok(None) };
                    let content_type = read(&folder.join("types").join(&key))?.and_then(|text| String::from_utf8(text).ok());
                    Ok(Some(Object { content_type: content_type.unwrap_or_else(|| UNKNOWN.into()), bytes }))
                })
                .await
            }
            Place::Bucket { client, bucket, rest } => {
                if !rest.may_ask() {
                    return Err(away("the bucket does not answer"));
                }
                let outcome = fetch(client, bucket, key).await;
                if !outcome.as_ref().is_err_and(Error::is_away) {
                    rest.end();
                } else if rest.begin() {
                    tracing::warn!("the bucket does not answer; leaving it alone for a while");
                }
                outcome
            }
        }
    }

    /// Removes a file; one that is not there is removed already.
    ///
    /// # Errors
    /// A key that will not do, or the store's own.
    pub async fn delete(&self, key: &str) -> Result<()> {
        check_key(key)?;
        match &self.0 {
            Place::Folder(folder) => {
                let (folder, key) = (folder.clone(), key.to_owned());
                blocking(move || remove(&folder.join("objects").join(&key)).and_then(|()| remove(&folder.join("types").join(&key)))).await
            }
            Place::Bucket { client, bucket, .. } => {
                client.delete_object().bucket(&**bucket).key(key).send().await.map_err(|error| failed(&error))?;
                Ok(())
            }
        }
    }

    /// Whether files can be written now.
    ///
    /// # Errors
    /// Why not.
    pub async fn check(&self) -> Result<()> {
        match &self.0 {
            Place::Folder(folder) => {
                let folder = folder.clone();
                blocking(move || {
                    let unfinished = folder.join("unfinished");
                    std::fs::create_dir_all(&unfinished)?;
                    let probe = unfinished.join(crypto::token());
                    std::fs::write(&probe, b"")?;
                    std::fs::remove_file(&probe)
                })
                .await
            }
            Place::Bucket { client, bucket, .. } => {
                let asked = tokio::time::timeout(Duration::from_secs(2), client.head_bucket().bucket(&**bucket).send());
                asked.await.map_err(|_| away("the bucket did not answer in time"))?.map_err(|error| failed(&error))?;
                Ok(())
            }
        }
    }
}

const UNKNOWN: &str = "application/octet-stream";

/// Parts of letters, digits, `.`, `_` and `-` with slashes between, none of which leads out of the folder or hides itself.
fn check_key(key: &str) -> Result<()> {
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'));
    if key.len() <= 512 && key.split('/').all(plain) { Ok(()) } else { Err(Fault::Storage(format!("{key:?} is no key of a file")).into()) }
}

fn write_whole(folder: &Path, target: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join("unfinished");
    std::fs::create_dir_all(&unfinished)?;
    make_parent(target)?;
    let draft = unfinished.join(crypto::token());
    let write = || {
        let mut file = std::fs::File::create(&draft)?;
        file.write_all(bytes)?;
        // A power cut after the rename would otherwise leave an empty file under a name that a row tells of.
        file.sync_data()?;
        std::fs::rename(&draft, target)
    };
    write().inspect_err(|_| {
        // The draft may not even have been made.
        let _ = std::fs::remove_file(&draft);
    })
}

async fn fetch(client: &Client, bucket: &str, key: &str) -> Result<Option<Object>> {
    let asked = tokio::time::timeout(ANSWER, client.get_object().bucket(bucket).key(key).send());
    let found = match asked.await.map_err(|_| away("the bucket did not answer in time"))? {
        Ok(found) => found,
        Err(error) if error.as_service_error().is_some_and(aws_sdk_s3::operation::get_object::GetObjectError::is_no_such_key) => return Ok(None),
        Err(error) => return Err(failed(&error)),
    };
    let content_type = found.content_type.unwrap_or_else(|| UNKNOWN.into());
    // The operation's time-out ends with the headers; the body has its own.
    let body = tokio::time::timeout(WAIT, found.body.collect()).await.map_err(|_| away("the body did not arrive in time"))?;
    Ok(Some(Object { content_type, bytes: body.map_err(away)?.to_vec() }))
}

fn make_parent(path: &Path) -> std::io::Result<()> {
    path.parent().map_or(Ok(()), std::fs::create_dir_all)
}

fn read(path: &Path) -> std::io::Result<Option<Vec<u8>>> {
    std::fs::read(path).map(Some).or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(None) } else { Err(error) })
}

fn remove(path: &Path) -> std::io::Result<()> {
    std::fs::remove_file(path).or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await.map_err(|error| broken(&error))?;
    done.map_err(|error| broken(&error).into())
}

/// The store's no, or its silence.
fn failed<E: std::error::Error + 'static>(error: &SdkError<E>) -> Error {
    let refused = error.as_service_error().is_some() && error.raw_response().is_some_and(|response| response.status().is_client_error());
    let why = DisplayErrorContext(error);
    if refused { broken(&why).into() } else { away(why) }
}

fn away(why: impl std::fmt::Display) -> Error {
    Fault::Unavailable(Away::new(format!("storage: {why}"))).into()
}

fn broken(error: &dyn std::fmt::Display) -> Fault {
    Fault::Storage(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_comes_back_with_its_type() {
        let folder = tempfile::tempdir().unwrap();
        let storage = Storage::local(folder.path().join("files"));
        assert_eq!(storage.get("media/a.webp").await.unwrap(), None);
        storage.put("media/a.webp", "image/webp", vec![1]).await.unwrap();
        storage.put("media/a.webp", "image/webp", vec![2, 3]).await.unwrap();
        assert_eq!(storage.get("media/a.webp").await.unwrap(), Some(Object { content_type: "image/webp".into(), bytes: vec![2, 3] }));
        storage.check().await.unwrap();
        assert_eq!(std::fs::read_dir(folder.path().join("files/unfinished")).unwrap().count(), 0);
        storage.delete("media/a.webp").await.unwrap();
        storage.delete("media/a.webp").await.unwrap();
        assert_eq!(storage.get("media/a.webp").await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_key_never_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("secret"), b"secret").unwrap();
        let storage = Storage::local(folder.path().join("files"));
        for key in ["", "/etc/passwd", "../secret", "a/../../secret", "a//b", "a/", ".", "..", ".hidden", "a\\b", "a\0b", "a b", "é", &"a".repeat(513)] {
            assert!(storage.get(key).await.is_err(), "{key:?}");
            assert!(storage.put(key, "text/plain", vec![1]).await.is_err(), "{key:?}");
            assert!(storage.delete(key).await.is_err(), "{key:?}");
        }
        assert_eq!(std::fs::read(folder.path().join("secret")).unwrap(), b"secret");
    }
}
