//! The identity provider of this machine: `xtask/issuer.mjs`, with the made-up people of
//! `demo/people.json`, and what the Worker is told of it.

use crate::tools::{command, root};
use anyhow::{Context, Result, bail};
use budget::canonical::Hash;
use budget::role::Assignment;
use serde::Deserialize;
use serde_json::json;
use std::fs::{self, File};
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

/// What proves to it that a client is Terang. It protects nothing: everybody has it.
const SECRET: &str = "only-on-this-machine";
/// Its name in addresses.
pub const ID: &str = "contoh";
const READY_WITHIN: Duration = Duration::from_secs(30);
const POLL_EVERY: Duration = Duration::from_millis(50);

/// Somebody made up, with what they are in which government.
#[derive(Clone, Debug, Deserialize)]
pub struct Somebody {
    pub subject: String,
    pub name: String,
    pub role: String,
    /// The government that they work for; empty for whoever works for none.
    #[serde(default)]
    pub government: String,
    /// As what.
    #[serde(default)]
    pub roles: Vec<Assignment>,
    /// Whether they run the deployment.
    #[serde(default)]
    pub platform: bool,
}

/// Everybody of `demo/people.json`.
pub fn people() -> Result<Vec<Somebody>> {
    let file = root().join("demo/people.json");
    serde_json::from_slice(&fs::read(&file)?).with_context(|| file.display().to_string())
}

/// Starts it at this port, for a Worker at that one. The caller ends it.
pub fn start(port: u16, worker_port: u16, log: &Path) -> Result<Child> {
    let output = File::create(log)?;
    let mut node = command("node");
    node.arg("xtask/issuer.mjs").arg(port.to_string());
    // A passkey needs a host with a name.
    let hosts = ["127.0.0.1", "localhost"];
    let back = hosts.map(|host| format!("http://{host}:{worker_port}/api/v1/session/return"));
    node.arg(back.join(","));
    node.arg("demo/people.json");
    node.stdout(output.try_clone()?).stderr(output);
    let mut child = node.spawn().context("starting node for the identity provider")?;
    let (began, described) =
        (Instant::now(), format!("{}/.well-known/openid-configuration", address(port)));
    while began.elapsed() < READY_WITHIN {
        if let Some(status) = child.try_wait()? {
            bail!("the identity provider ended ({status}); its log is {}", log.display());
        }
        if ureq::get(&described).call().is_ok_and(|reply| reply.status() == 200) {
            return Ok(child);
        }
        std::thread::sleep(POLL_EVERY);
    }
    let _ = child.kill();
    bail!("the identity provider did not answer in time; its log is {}", log.display())
}

/// Where it is.
pub fn address(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// What the Worker is told: the provider, its secret, who runs the deployment, and the machine
/// account that loads the demo, by the hash of its token.
pub fn variables(
    port: u16,
    forger: Option<u16>,
    token: &str,
) -> Result<[(&'static str, String); 4]> {
    let issuer = address(port);
    let listed = |id: &str, name: &str, issuer: &str| {
        json!({
            "id": id, "name": name, "issuer": issuer, "client_id": "terang",
            "algorithms": ["ES256"], "second_factor": ["otp"], "listed": id == ID,
        })
    };
    let mut issuers = vec![listed(ID, "Penyedia identitas contoh", &issuer)];
    issuers.extend(forger.map(|port| listed("pemalsu", "Penyedia yang berbohong", &address(port))));
    let administrators: Vec<_> = people()?
        .into_iter()
        .filter(|person| person.platform)
        .map(|person| json!({ "issuer": issuer, "subject": person.subject }))
        .collect();
    let machines = json!([{
        "name": "demo-loader", "token_sha256": Hash::of(token.as_bytes()),
        "may": ["register", "draft", "publish", "rebuild"],
    }]);
    Ok([
        ("ISSUERS", json!(issuers).to_string()),
        ("ISSUER_SECRETS", json!({ ID: SECRET, "pemalsu": SECRET }).to_string()),
        ("PLATFORM_ADMINISTRATORS", json!(administrators).to_string()),
        ("MACHINE_ACCOUNTS", machines.to_string()),
    ])
}
