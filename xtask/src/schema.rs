//! The published JSON Schema of a record: written from the types, so that it cannot differ from them.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

const PATH: &str = "schema/record.schema.json";

/// The schema as it has to stand in the file.
fn current() -> Result<String> {
    let mut schema = mahdar_record::record_schema();
    schema.insert("title".to_owned(), "The record of one document".into());
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// Writes the schema.
pub(crate) fn write(root: &Path) -> Result<()> {
    std::fs::write(root.join(PATH), current()?).with_context(|| format!("{PATH} cannot be written"))
}

/// Fails where the file is not what the types say.
pub(crate) fn check(root: &Path) -> Result<()> {
    let published = std::fs::read_to_string(root.join(PATH)).with_context(|| format!("{PATH} cannot be read"))?;
    ensure!(published == current()?, "{PATH} is not what the types say: run `cargo xtask schema` and look at the difference");
    Ok(())
}

/// Fails where a line of `records` is no record by the published schema; gives the number of records.
pub(crate) fn validate(root: &Path, records: &str) -> Result<usize> {
    let published = std::fs::read_to_string(root.join(PATH)).with_context(|| format!("{PATH} cannot be read"))?;
    let validator = jsonschema::validator_for(&serde_json::from_str(&published)?)?;
    let mut count = 0;
    for (number, line) in records.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let record: Value = serde_json::from_str(line).with_context(|| format!("record {}", number + 1))?;
        if let Some(problem) = validator.iter_errors(&record).next() {
            bail!("record {}, at {}: {problem}", number + 1, problem.instance_path());
        }
        count += 1;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root;

    #[test]
    fn the_published_schema_is_current() -> Result<()> {
        check(&root())
    }

    #[test]
    fn the_example_record_validates() -> Result<()> {
        let example = std::fs::read_to_string(root().join("examples/record.json"))?;
        let line = serde_json::from_str::<Value>(&example)?.to_string();
        assert_eq!(validate(&root(), &line)?, 1);
        Ok(())
    }

    #[test]
    fn the_example_record_reads_back_as_the_type() -> Result<()> {
        let example = std::fs::read_to_string(root().join("examples/record.json"))?;
        let record: mahdar_record::Record = serde_json::from_str(&example)?;
        assert_eq!(serde_json::to_value(record)?, serde_json::from_str::<Value>(&example)?);
        Ok(())
    }

    #[test]
    fn a_record_without_people_does_not() {
        assert!(validate(&root(), r#"{"document":{"id":"d1"}}"#).is_err());
    }
}
