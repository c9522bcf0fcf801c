//! A crate depends only on those above it in the list.

use toml::Table;

use super::{File, Problem};

/// The crates in the order of the data flow; a folder of `crates/` that is not listed is a problem.
const LAYERS: &[&str] = &["record", "knowledge", "language", "extract", "link", "ingest", "store", "export", "web", "cli"];

pub(super) fn check(files: &[File]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files {
        let Some(layer) = file.path.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml")) else { continue };
        match file.text().map(toml::from_str::<Table>) {
            Some(Ok(manifest)) => problems.extend(check_manifest(&file.path, layer, &manifest)),
            Some(Err(problem)) => problems.push(Problem::new(&file.path, 1, problem.message())),
            None => problems.push(Problem::new(&file.path, 1, "is not UTF-8")),
        }
    }
    problems
}

fn check_manifest(path: &str, layer: &str, manifest: &Table) -> Vec<Problem> {
    let Some(own) = place(layer) else {
        return vec![Problem::new(path, 1, format!("`{layer}` has no place in the list of layers in xtask/src/tidy/layers.rs"))];
    };
    let tables = ["dependencies", "dev-dependencies", "build-dependencies"];
    let dependencies = tables.iter().filter_map(|name| manifest.get(*name)?.as_table()).flat_map(Table::keys);
    dependencies
        .filter_map(|name| layer_of(name))
        .filter(|name| place(name).is_none_or(|other| other >= own))
        .map(|name| Problem::new(path, 1, format!("`{layer}` must not depend on `{name}`: it stands below it in the list of layers")))
        .collect()
}

/// The layer that a package is, if it is one of ours.
fn layer_of(package: &str) -> Option<&str> {
    if package == "mahdar" { Some("cli") } else { package.strip_prefix("mahdar-") }
}

fn place(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|name| *name == layer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_one(path: &str, manifest: &str) -> usize {
        check(&[File { path: path.to_owned(), bytes: manifest.as_bytes().to_vec() }]).len()
    }

    #[test]
    fn only_upwards() {
        assert_eq!(check_one("crates/extract/Cargo.toml", "[dependencies]\nmahdar-language.workspace = true\nserde = \"1\""), 0);
        assert_eq!(check_one("crates/language/Cargo.toml", "[dependencies]\nmahdar-extract.workspace = true"), 1);
        assert_eq!(check_one("crates/store/Cargo.toml", "[dev-dependencies]\nmahdar = { path = \"../cli\" }"), 1);
        assert_eq!(check_one("crates/other/Cargo.toml", ""), 1);
    }
}
