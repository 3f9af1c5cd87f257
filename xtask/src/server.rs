//! The Worker on this machine: workerd, started by `wrangler dev` and stopped with us.

use crate::issuer;
use crate::tools::{command, root, run_quietly};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Mutex;
use std::time::{Duration, Instant};

const CONFIG: &str = "worker/wrangler.toml";
const READY_WITHIN: Duration = Duration::from_secs(60);
const POLL_EVERY: Duration = Duration::from_millis(100);

/// How to start it.
pub struct Options {
    pub port: u16,
    /// The identity provider's.
    pub issuer_port: u16,
    /// That of one that lies, where the tests bring it.
    pub forger_port: Option<u16>,
    /// Where everything is kept that the Worker stores.
    pub state: PathBuf,
    /// Whether open pages reload when what is served changes.
    pub live_reload: bool,
}

/// A Worker that answers. It is stopped when this is dropped.
pub struct Server {
    wrangler: Child,
    /// The identity provider, where the Worker is ours.
    issuer: Option<Child>,
    pub address: String,
    /// Where the identity provider is.
    pub issuer_address: String,
    /// The token of the machine account that loads the demo.
    pub token: String,
    pub log: PathBuf,
}

impl Server {
    /// Prepares the state, starts the Worker, and waits until it answers.
    pub fn start(options: &Options) -> Result<Server> {
        Server::start_other(options, CONFIG)
    }

    /// The same for the Worker of another configuration.
    pub fn start_other(options: &Options, config: &str) -> Result<Server> {
        Server::attempt(options, config).inspect_err(|_| stop_running())
    }

    fn attempt(options: &Options, config: &str) -> Result<Server> {
        let port = options.port;
        if TcpListener::bind(("127.0.0.1", port)).is_err() {
            bail!("port {port} is taken: stop what listens there, or choose another by --port");
        }
        fs::create_dir_all(&options.state)?;
        let state = options.state.canonicalize()?;
        let token = token(&state)?;
        let is_ours = config == CONFIG;
        let issuer = if is_ours {
            migrate(&state)?;
            let issuer = issuer::start(options.issuer_port, port, &state.join("issuer.log"))?;
            started(issuer.id());
            Some(issuer)
        } else {
            None
        };

        let log = state.join("server.log");
        let output = File::create(&log)?;
        let mut wrangler = wrangler(config, &["dev", "--ip", "127.0.0.1", "--inspector-port", "0"]);
        wrangler.arg("--port").arg(port.to_string()).arg("--persist-to").arg(&state);
        for (name, value) in issuer::variables(options.issuer_port, options.forger_port, &token)? {
            wrangler.arg("--var").arg(format!("{name}:{value}"));
        }
        wrangler.arg("--show-interactive-dev-session=false");
        if options.live_reload {
            wrangler.arg("--live-reload");
        }
        wrangler.stdout(output.try_clone()?).stderr(output);
        let child = wrangler.spawn().context("starting wrangler")?;
        started(child.id());
        let address = format!("http://127.0.0.1:{port}");
        let issuer_address = issuer::address(options.issuer_port);
        let mut server = Server { wrangler: child, issuer, address, issuer_address, token, log };
        server.wait_until_ready()?;
        Ok(server)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let began = Instant::now();
        while began.elapsed() < READY_WITHIN {
            self.must_run()?;
            if is_healthy(&self.address) {
                return Ok(());
            }
            std::thread::sleep(POLL_EVERY);
        }
        bail!("{}/healthz did not answer with 200 in time; {}", self.address, self.last_words())
    }

    /// The process that started everything else.
    pub fn process(&self) -> u32 {
        self.wrangler.id()
    }

    /// Ends the Worker as a power cut would, in the middle of whatever it does.
    pub fn crash(self) -> Result<()> {
        let listed = crate::tools::output(Command::new("ps").args(["-e", "-o", "pid=,ppid="]))?;
        let pairs: Vec<(u32, u32)> = listed
            .lines()
            .filter_map(|line| {
                let mut ids = line.split_whitespace().map(str::parse);
                Some((ids.next()?.ok()?, ids.next()?.ok()?))
            })
            .collect();
        // Wrangler and everything that it started, found by who started it.
        let mut ours = vec![self.process()];
        let mut next = 0;
        while let Some(parent) = ours.get(next).copied() {
            ours.extend(pairs.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
            next += 1;
        }
        for id in ours {
            let _ = Command::new("kill").arg("-KILL").arg(id.to_string()).status();
        }
        Ok(())
    }

    /// An error when the Worker has ended by itself.
    pub fn must_run(&mut self) -> Result<()> {
        match self.wrangler.try_wait()? {
            None => Ok(()),
            Some(status) => bail!("the server ended ({status}); {}", self.last_words()),
        }
    }

    /// The end of what it logged, for an error message.
    pub fn last_words(&self) -> String {
        let mut text = String::new();
        let read = File::open(&self.log).and_then(|mut file| file.read_to_string(&mut text));
        if read.is_err() {
            return format!("its log {} cannot be read", self.log.display());
        }
        let lines: Vec<&str> = text.lines().collect();
        let end = lines.get(lines.len().saturating_sub(30)..).unwrap_or_default();
        format!("its log {} ends with:\n{}", self.log.display(), end.join("\n"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop_running();
        let _ = self.wrangler.wait();
        if let Some(issuer) = &mut self.issuer {
            let _ = issuer.wait();
        }
    }
}

/// The processes to stop when we are stopped.
static RUNNING: Mutex<Vec<u32>> = Mutex::new(Vec::new());

fn started(id: u32) {
    RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(id);
}

/// Asks what was started to end: `wrangler` then ends workerd too, which a kill would leave.
pub fn stop_running() {
    let mut running = RUNNING.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    for id in running.drain(..) {
        let _ = Command::new("kill").arg("-TERM").arg(id.to_string()).status();
    }
}

impl Options {
    /// At ports that nobody uses now, keeping everything in `state`.
    pub fn anywhere(state: PathBuf) -> Result<Options> {
        Ok(Options {
            port: free_port()?,
            issuer_port: free_port()?,
            forger_port: None,
            state,
            live_reload: false,
        })
    }
}

/// A port that nobody uses now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn is_healthy(address: &str) -> bool {
    let agent: ureq::Agent =
        ureq::Agent::config_builder().timeout_global(Some(Duration::from_secs(5))).build().into();
    agent.get(format!("{address}/healthz")).call().is_ok_and(|reply| reply.status() == 200)
}

fn wrangler(config: &str, arguments: &[&str]) -> Command {
    let mut wrangler = command("wrangler");
    wrangler.args(arguments).arg("--config").arg(config);
    wrangler.env("WRANGLER_SEND_METRICS", "false").env("WRANGLER_HIDE_BANNER", "true");
    // No questions: nobody is there to answer them.
    wrangler.env("CI", "true");
    wrangler
}

/// Brings the catalogue's tables up to date; nothing is asked of wrangler when they are.
fn migrate(state: &Path) -> Result<()> {
    let migrations = root().join("worker/migrations");
    let done = state.join("migrations-applied");
    let mut names = String::new();
    for file in crate::build::files_below(&migrations)? {
        names.push_str(&format!("{}\n", file.file_name().unwrap_or_default().display()));
    }
    if fs::read_to_string(&done).unwrap_or_default() == names {
        return Ok(());
    }
    let mut apply = wrangler(CONFIG, &["d1", "migrations", "apply", "CATALOGUE", "--local"]);
    run_quietly(apply.arg("--persist-to").arg(state))?;
    fs::write(done, names)?;
    Ok(())
}

/// The service token of this state: made once, kept beside the data, never committed.
fn token(state: &Path) -> Result<String> {
    let file = state.join("service-token");
    if let Ok(token) = fs::read_to_string(&file) {
        return Ok(token);
    }
    let mut bytes = [0; 32];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    fs::write(&file, &token)?;
    Ok(token)
}
