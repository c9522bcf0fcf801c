//! `mahdar schema`: the published format.

use anyhow::Result;

use super::Outcome;
use crate::arguments::Common;
use crate::screen::Screen;

pub(super) fn run(common: &Common) -> Result<Outcome> {
    let mut screen = Screen::new(common.color);
    screen.raw(&serde_json::to_string_pretty(&mahdar_record::record_schema())?)?;
    screen.gap()?;
    screen.flush()?;
    Ok(Outcome::Done)
}
