//! What goes wrong with deployments, and that a copy mends it: an object that is lost, a power cut
//! in the middle, a copy that is too old to be put back.

use super::compare::Seen;
use super::{Drill, body, confirm_at, refused};
use crate::demo_people::Browser;
use crate::publisher::Publisher;
use crate::tools::root;
use anyhow::{Context, Result, bail, ensure};
use budget::protocol::people::Confirmed;
use std::fs;
use std::time::{Duration, Instant};

/// How long an alarm may take to make it whole again.
const HEALED_WITHIN: Duration = Duration::from_secs(120);

impl Drill {
    /// The first deployment again, whose object is lost while archive and log are not: it comes
    /// back to the very places that it had in the log, which does not grow.
    pub(super) fn come_home(&self, seen: &Seen, export: &[u8]) -> Result<usize> {
        self.lose_the_object()?;
        let server = self.start("first")?;
        let publisher = Publisher::new(&server.address, &server.token);
        let [head, arif, _] = self.found(&server.address)?;
        let confirmation = self.propose(&head, export)?;
        let _: Confirmed = arif.post(&confirmation, &serde_json::json!({}))?;
        let now = self.look(&publisher)?;
        let held = seen.compare(&now)?;
        ensure!(seen.places == now.places, "an entry that the log still has got another place");
        println!("restore-drill: the object was lost, the log was not: every place is the old one");
        Ok(held + seen.places.len())
    }

    /// Once more, after the draft was published too: the copy is from before that, and would give
    /// its number to something else.
    pub(super) fn come_too_late(&self, export: &[u8]) -> Result<usize> {
        let server = self.start("first")?;
        let publisher = Publisher::new(&server.address, &server.token);
        let last = self.budgets.last().context("no budget")?;
        let files = last.files(&root().join("demo"))?;
        let slug = self.government.slug.as_str();
        publisher.publish(slug, last.year, &files.lines, &files.codes, &last.request)?;
        drop(server);
        self.lose_the_object()?;
        let server = self.start("first")?;
        let [head, _, _] = self.found(&server.address)?;
        let said = refused(self.put(&head, export)?, 422, "not-an-export")?;
        println!("restore-drill: it is older than what is published: refused. {said}");
        Ok(1)
    }

    fn lose_the_object(&self) -> Result<()> {
        let objects = self.folder.join("first/v3/do/terang-Government");
        fs::remove_dir_all(&objects).with_context(|| objects.display().to_string())
    }

    /// Another deployment, whose power is cut in the middle of the restore: the same request again,
    /// and in the end it is as if nothing had happened.
    pub(super) fn cut_off(
        &self,
        name: &str,
        after: Duration,
        seen: &Seen,
        export: &[u8],
    ) -> Result<usize> {
        let server = self.start(name)?;
        let [head, arif, _] = self.found(&server.address)?;
        let confirmation = self.propose(&head, export)?;
        std::thread::scope(|scope| -> Result<()> {
            let asked =
                scope.spawn(|| confirm_at(&arif, &confirmation).map(|answer| answer.status()));
            std::thread::sleep(after);
            server.crash()?;
            let unanswered = asked.join().is_ok_and(|answer| answer.is_err());
            let how = if unanswered { "before" } else { "after" };
            println!("restore-drill: cut off {how} the confirmation was answered");
            Ok(())
        })?;
        let server = self.start(name)?;
        let publisher = Publisher::new(&server.address, &server.token);
        let arif = Browser::sign_in(&server.address, "arif")?;
        body(confirm_at(&arif, &confirmation)?).context("the same confirmation again")?;
        let began = Instant::now();
        let now = loop {
            match self.look(&publisher) {
                Ok(now) if now.places.len() == seen.places.len() => break now,
                _ if HEALED_WITHIN < began.elapsed() => bail!("it is not healed in time"),
                _ => std::thread::sleep(Duration::from_millis(500)),
            }
        };
        println!("restore-drill: whole again {:.1} s later", began.elapsed().as_secs_f32());
        seen.compare(&now)
    }
}
