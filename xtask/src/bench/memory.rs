//! The memory of the running Worker, from Linux's own accounting of the process.

use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// The process of the runtime that holds the Worker.
pub(super) struct Runtime {
    folder: PathBuf,
}

impl Runtime {
    /// The largest descendant of a process that is called workerd.
    pub(super) fn of(ancestor: u32) -> Result<Runtime> {
        let mut found: Vec<(u64, Runtime)> = Vec::new();
        for entry in fs::read_dir("/proc").context("this bench reads Linux's /proc")? {
            let folder = entry?.path();
            let runtime = Runtime { folder };
            let name = fs::read_to_string(runtime.folder.join("comm")).unwrap_or_default();
            if name.trim() == "workerd" && runtime.descends_from(ancestor) {
                found.push((runtime.status_kb("VmRSS")?, runtime));
            }
        }
        let largest = found.into_iter().max_by_key(|(memory, _)| *memory);
        largest.map(|(_, runtime)| runtime).context("no workerd below the server")
    }

    fn descends_from(&self, ancestor: u32) -> bool {
        let mut folder = self.folder.clone();
        loop {
            let Ok(status) = fs::read_to_string(folder.join("status")) else { return false };
            let parent = status.lines().find_map(|line| line.strip_prefix("PPid:"));
            match parent.map(str::trim).and_then(|parent| parent.parse::<u32>().ok()) {
                Some(parent) if parent == ancestor => return true,
                Some(parent) if 1 < parent => folder = PathBuf::from(format!("/proc/{parent}")),
                _ => return false,
            }
        }
    }

    /// What it holds now; from now on the peak is counted anew.
    pub(super) fn reset_peak_kb(&self) -> Result<u64> {
        fs::write(self.folder.join("clear_refs"), "5").context("resetting the peak of memory")?;
        self.status_kb("VmRSS")
    }

    /// The most it held since the last reset.
    pub(super) fn peak_kb(&self) -> Result<u64> {
        self.status_kb("VmHWM")
    }

    fn status_kb(&self, field: &str) -> Result<u64> {
        let status = fs::read_to_string(self.folder.join("status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let digits = line.unwrap_or_default().trim_matches([':', ' ', '\t', 'k', 'B']);
        digits.parse().with_context(|| format!("{field} of {}", self.folder.display()))
    }
}
