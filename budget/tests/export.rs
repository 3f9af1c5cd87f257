//! An export is opened by the tools that everybody has: `tar` and `sha256sum`, which know nothing
//! of Terang. Where a machine has not got them there is nothing to ask.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use budget::export::{PackError, Packing, Part};

fn archive(files: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, PackError> {
    let mut packing = Packing::new(1_795_568_028);
    let mut all = Vec::new();
    for (path, bytes) in files {
        all.extend(packing.begin(path, bytes.len() as u64)?);
        for part in bytes.chunks(1000) {
            packing.feed(part);
            all.extend_from_slice(part);
        }
        all.extend(packing.finish(None)?);
    }
    all.extend(packing.end()?);
    Ok(all)
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn tar_and_sha256sum_open_and_check_it() {
    if Command::new("tar").arg("--version").output().is_err()
        || Command::new("sha256sum").arg("--version").output().is_err()
    {
        return;
    }
    let files = [
        ("terang-export.json", b"{}\n".to_vec()),
        ("tables/members.jsonl", Vec::new()),
        ("drafts/2026/lines.csv", vec![b'x'; 512]),
        ("published/2026/v1/columns-1.bin", (0..=255).cycle().take(70_001).collect()),
    ];
    let folder = Folder(std::env::temp_dir().join(format!("terang-export-{}", std::process::id())));
    fs::create_dir_all(&folder.0).unwrap();
    fs::write(folder.0.join("export.tar"), archive(&files).unwrap()).unwrap();
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(&folder.0).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let listed = run("tar", &["-tf", "export.tar"]);
    let expected: Vec<_> = files.iter().map(|(path, _)| *path).chain(["SHA256SUMS"]).collect();
    assert_eq!(listed.lines().collect::<Vec<_>>(), expected);
    assert!(expected.iter().all(|path| Part::parse(path).is_some()));
    run("tar", &["-xf", "export.tar"]);
    for (path, bytes) in &files {
        assert_eq!(fs::read(folder.0.join(path)).unwrap(), *bytes, "{path}");
    }
    let checked = run("sha256sum", &["--check", "--strict", "SHA256SUMS"]);
    assert_eq!(checked.lines().count(), files.len());
}
