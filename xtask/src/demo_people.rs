//! Gives the made-up people of `demo/people.json` their roles, by the same doors that real ones go
//! through: two who run the platform found the government with its first administrator, and from
//! then on one administrator proposes, another confirms, and whoever is invited comes.

use crate::{demo_organisations, issuer};
use anyhow::{Context, Result, bail, ensure};
use budget::canonical::Hash;
use budget::government::Government;
use budget::protocol::people::{
    Change, Confirmed, InvitationCode, MembersPage, NewProposal, Proposal,
};
use budget::role::Role;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::time::Duration;

/// The slowest call puts back everything that a government keeps.
const TIMEOUT: Duration = Duration::from_secs(300);
/// More than the redirects of one sign-in.
const HOPS_MAX: usize = 12;

/// Lets everybody of `people.json` join the government that they work for. What was done before
/// is not done again.
pub fn load(address: &str, governments: &[Government]) -> Result<()> {
    let people = issuer::people()?;
    let mut platform = people.iter().filter(|person| person.platform);
    let (Some(first), Some(second)) = (platform.next(), platform.next()) else {
        bail!("demo/people.json needs two people who run the platform");
    };
    let [first, second] = [first, second].map(|person| Browser::sign_in(address, &person.subject));
    let (first, second) = (first?, second?);
    for government in governments {
        let members = people.iter().filter(|person| person.government == government.slug.as_str());
        let runs = |person: &&issuer::Somebody| {
            person.roles.iter().any(|of| of.role() == Role::Administrator)
        };
        let (administrators, others): (Vec<_>, Vec<_>) = members.partition(runs);
        let Some((head, next)) = administrators.split_first() else { continue };
        let place = Place { address, slug: government.slug.as_str() };
        let found = Change::Found { government: government.clone(), name: head.name.clone() };
        let Some(head) = place.bring(head, found, &first, &second)? else { continue };
        // A role is held in an office, which must be there first.
        demo_organisations::load(&head, place.slug)?;
        // The platform is the second person until there is a second administrator.
        let mut confirms = &second;
        let mut deputy = None;
        for person in next {
            deputy = place.bring(person, invite(person), &head, confirms)?.or(deputy);
        }
        if let Some(deputy) = &deputy {
            confirms = deputy;
        }
        for person in others {
            place.bring(person, invite(person), &head, confirms)?;
        }
    }
    Ok(())
}

/// The change that makes somebody a member, as what they are in `people.json`.
pub fn invite(person: &issuer::Somebody) -> Change {
    Change::Invite { name: person.name.clone(), roles: person.roles.clone() }
}

/// A government's members, at the Worker.
pub struct Place<'a> {
    pub address: &'a str,
    pub slug: &'a str,
}

impl Place<'_> {
    /// Proposed by one, confirmed by another, taken by the person; `None` where they are a member
    /// already.
    pub fn bring(
        &self,
        person: &issuer::Somebody,
        change: Change,
        proposes: &Browser,
        confirms: &Browser,
    ) -> Result<Option<Browser>> {
        let newcomer = Browser::sign_in(self.address, &person.subject)?;
        let members = format!("/api/v1/members/{}", self.slug);
        if newcomer.get(&members)?.status() == 200 {
            return Ok(Some(newcomer));
        }
        let reason = format!("Data contoh: {}", person.role);
        let new = NewProposal { change, reason };
        let proposal: Proposal = proposes.post(&format!("{members}/proposals"), &new)?;
        let confirmation = format!("{members}/proposals/{}/confirmation", proposal.number);
        let confirmed: Confirmed = confirms.post(&confirmation, &serde_json::json!({}))?;
        let Some(InvitationCode { code, .. }) = confirmed.invitation else {
            bail!("{} was invited without a code", person.name);
        };
        // Each of the two hands over a half.
        let page = proposes.get(&members)?.body_mut().read_to_vec()?;
        let page: MembersPage = serde_json::from_slice(&page)?;
        let half = page.invitations.into_iter().rev().find_map(|of| of.half);
        let half = half.with_context(|| format!("{} has half an invitation", person.name))?;
        let code = serde_json::json!({ "code": format!("{half}{code}") });
        let _: serde_json::Value = newcomer.post(&members, &code)?;
        Ok(Some(newcomer))
    }
}

/// As much of a browser as signing in needs: cookies by host, redirects, one form.
pub struct Browser {
    agent: ureq::Agent,
    address: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// Signs in at the local identity provider.
    pub fn sign_in(address: &str, subject: &str) -> Result<Browser> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .max_redirects(0);
        let agent = config.build().into();
        let mut browser = Browser { agent, address: address.to_owned(), cookies: BTreeMap::new() };
        let mut next = format!("{address}/api/v1/session/start/{}?to=/studio", issuer::ID);
        for _ in 0..HOPS_MAX {
            let form = next.contains("/person/").then(|| format!("subject={subject}"));
            let answer = browser.visit(&next, form.as_deref())?;
            let Some(location) = answer.headers().get("location") else {
                bail!("{next} answered {} and leads nowhere", answer.status());
            };
            let base: ureq::http::Uri = next.parse()?;
            next = absolute(&base, location.to_str()?)?;
            if next == format!("{address}/studio") {
                return Ok(browser);
            }
            ensure!(!next.contains("problem="), "signing in as {subject} led to {next}");
        }
        bail!("signing in as {subject} does not end")
    }

    fn visit(
        &mut self,
        address: &str,
        form: Option<&str>,
    ) -> Result<ureq::http::Response<ureq::Body>> {
        let host = address.parse::<ureq::http::Uri>()?.authority().map(ToString::to_string);
        let host = host.unwrap_or_default();
        let mut request = ureq::http::Request::builder()
            .method(if form.is_some() { "POST" } else { "GET" })
            .uri(address)
            .header("cookie", self.cookies_of(&host))
            .header("user-agent", "cargo xtask run");
        if form.is_some() {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let answer = self.agent.run(request.body(form.unwrap_or_default().to_owned())?)?;
        for cookie in answer.headers().get_all("set-cookie") {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').unwrap_or_default();
            self.cookies.insert(format!("{host} {name}"), value.to_owned());
        }
        Ok(answer)
    }

    fn cookies_of(&self, host: &str) -> String {
        let own = self.cookies.iter().filter_map(|(name, value)| {
            let (of, name) = name.split_once(' ')?;
            (of == host && !value.is_empty()).then(|| format!("{name}={value}"))
        });
        own.collect::<Vec<_>>().join("; ")
    }

    /// What is at a path of ours.
    pub fn get(&self, path: &str) -> Result<ureq::http::Response<ureq::Body>> {
        self.ask("GET", path, "application/json", Vec::new())
    }

    /// What a page is made of.
    pub fn read<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        let mut answer = self.get(path)?;
        let words = answer.body_mut().read_to_vec()?;
        ensure!(answer.status() == 200, "GET {path}: {}", String::from_utf8_lossy(&words));
        serde_json::from_slice(&words).with_context(|| format!("the answer to GET {path}"))
    }

    /// Sends something, and reads what came of it.
    pub fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T> {
        let mut answer = self.ask("POST", path, "application/json", serde_json::to_vec(body)?)?;
        let words = answer.body_mut().read_to_vec()?;
        if !answer.status().is_success() {
            bail!("POST {path} was refused: {}", String::from_utf8_lossy(&words));
        }
        serde_json::from_slice(&words).with_context(|| format!("the answer to POST {path}"))
    }

    /// Sends a body as a page of ours would.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        media_type: &str,
        body: Vec<u8>,
    ) -> Result<ureq::http::Response<ureq::Body>> {
        let host = self.address.trim_start_matches("http://");
        let key = Hash::of(&[path.as_bytes(), &body].concat());
        let request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.address))
            .header("cookie", self.cookies_of(host))
            .header("origin", &self.address)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", media_type)
            .header("accept-language", "en")
            .header("idempotency-key", key.as_str());
        self.agent.run(request.body(body)?).with_context(|| format!("{method} {path}"))
    }
}

/// Where a redirect leads.
fn absolute(base: &ureq::http::Uri, location: &str) -> Result<String> {
    if location.starts_with('/') {
        let authority = base.authority().context("a redirect of nowhere")?;
        return Ok(format!("http://{authority}{location}"));
    }
    Ok(location.to_owned())
}
