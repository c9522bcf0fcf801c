//! Other programs: cargo, the release build of `mahdar`, python. A program that cannot be started or that fails is an error that names it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The cargo that runs this chore.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Where builds go.
pub(crate) fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// The release build of the program.
pub(crate) fn mahdar(root: &Path) -> PathBuf {
    target(root).join("release").join(format!("mahdar{}", std::env::consts::EXE_SUFFIX))
}

/// Where the measuring texts are, if they are present beside the project.
pub(crate) fn shared(root: &Path) -> Option<PathBuf> {
    let folder = root.join("../shared");
    folder.join("score.py").is_file().then_some(folder)
}

/// Runs a program in the root of the project, its output going to the terminal.
pub(crate) fn show<S: AsRef<OsStr>>(root: &Path, program: impl AsRef<OsStr>, arguments: &[S]) -> Result<()> {
    let program = program.as_ref();
    let status = Command::new(program)
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("`{}` cannot be started", program.display()))?;
    if !status.success() {
        bail!("`{}` ended with {status}", program.display());
    }
    Ok(())
}

/// Runs a program in the root of the project and gives what it wrote to stdout.
pub(crate) fn read<S: AsRef<OsStr>>(root: &Path, program: impl AsRef<OsStr>, arguments: &[S]) -> Result<Vec<u8>> {
    let program = program.as_ref();
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("`{}` cannot be started", program.display()))?;
    if !output.status.success() {
        bail!("`{}` ended with {}", program.display(), output.status);
    }
    Ok(output.stdout)
}

/// Builds the program as it is released.
pub(crate) fn build_release(root: &Path) -> Result<()> {
    show(root, cargo(), &["build", "--quiet", "--release", "--package", "mahdar"])
}

/// Runs the benchmark with these arguments.
pub(crate) fn bench(root: &Path, arguments: &[String]) -> Result<()> {
    let mut all = ["run", "--quiet", "--release", "--package", "mahdar-benches", "--"].map(str::to_owned).to_vec();
    all.extend_from_slice(arguments);
    show(root, cargo(), &all)
}
