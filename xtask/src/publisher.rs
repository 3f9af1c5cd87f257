//! A client of the publishing API, as the studio is one: registers a government, puts a draft's
//! canonical files, publishes. Publishing again what is published already changes nothing.

use anyhow::{Context, Result, bail};
use budget::canonical::Hash;
use budget::government::Government;
use budget::protocol::PublicationSummary;
use budget::publication::{PublishRequest, jcs};
use std::time::Duration;

/// The slowest call reads and writes a budget of 100,000 lines.
const TIMEOUT: Duration = Duration::from_secs(300);

/// The largest file that is read.
pub const BODY_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// A deployment that budgets are published to.
pub struct Publisher {
    agent: ureq::Agent,
    address: String,
    token: String,
}

impl Publisher {
    /// The deployment at this address, such as `http://127.0.0.1:8787`.
    pub fn new(address: &str, token: &str) -> Publisher {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            // A refusal has words for people in its body: they are shown, not thrown away.
            .http_status_as_error(false);
        Publisher {
            agent: config.build().into(),
            address: address.to_owned(),
            token: token.to_owned(),
        }
    }

    /// Makes sure that the government is there.
    pub fn register(&self, government: &Government) -> Result<()> {
        let path = format!("/api/v1/governments/{}", government.slug);
        self.send("PUT", &path, "application/json", &[], &serde_json::to_vec(government)?)?;
        Ok(())
    }

    /// Puts the two canonical files of a draft and publishes it. The key is made of what is
    /// published, so that a second call gets the answer of the first.
    pub fn publish(
        &self,
        government: &str,
        year: u16,
        lines: &[u8],
        codes: &[u8],
        request: &PublishRequest,
    ) -> Result<PublicationSummary> {
        self.draft(government, year, lines, codes)?;
        let draft = format!("/api/v1/drafts/{government}/{year}");
        let body = jcs(request)?;
        let key = Hash::of(&body).to_string();
        let keyed = [("idempotency-key", key.as_str())];
        let path = format!("{draft}/publications");
        let answer = self.send("POST", &path, "application/json", &keyed, &body)?;
        serde_json::from_slice(&answer).context("the answer to publishing")
    }

    /// Puts the two canonical files of a draft.
    pub fn draft(&self, government: &str, year: u16, lines: &[u8], codes: &[u8]) -> Result<()> {
        let draft = format!("/api/v1/drafts/{government}/{year}");
        self.send("PUT", &format!("{draft}/codes"), "text/csv", &[], codes)?;
        self.send("PUT", &format!("{draft}/lines"), "text/csv", &[], lines)?;
        Ok(())
    }

    /// What is at a path, as a machine with this token reads it; nothing where it is not there.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let request = ureq::http::Request::builder()
            .uri(format!("{}{path}", self.address))
            .header("authorization", format!("Bearer {}", self.token));
        let mut answer =
            self.agent.run(request.body(())?).with_context(|| format!("GET {path}"))?;
        if answer.status() == 404 {
            return Ok(None);
        }
        if !answer.status().is_success() {
            bail!("GET {path} was refused ({})", answer.status());
        }
        Ok(Some(answer.body_mut().with_config().limit(BODY_BYTES_MAX).read_to_vec()?))
    }

    fn send(
        &self,
        method: &str,
        path: &str,
        media_type: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Result<Vec<u8>> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address))
            .header("authorization", format!("Bearer {}", self.token))
            .header("content-type", media_type)
            .header("accept-language", "en");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer =
            self.agent.run(request.body(body)?).with_context(|| format!("{method} {path}"))?;
        let words = answer.body_mut().read_to_vec()?;
        if !answer.status().is_success() {
            let said = String::from_utf8_lossy(&words);
            bail!("{method} {path} was refused ({}): {said}", answer.status());
        }
        Ok(words)
    }
}
