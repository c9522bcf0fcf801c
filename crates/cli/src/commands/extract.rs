//! `mahdar extract`: reports in, one record a line out, in the order of the reports.

use anyhow::Result;
use rayon::prelude::*;

use super::Outcome;
use crate::arguments::{Common, Inputs};
use crate::batches::{self, Batch, Extractors};
use crate::screen::Screen;
use crate::{failures, reading};

pub(super) fn run(common: &Common, inputs: &Inputs) -> Result<Outcome> {
    let knowledge = reading::knowledge(common.knowledge.as_deref())?;
    let pool = batches::pool(common.jobs)?;
    let extractors = Extractors::new(&knowledge);
    let mut screen = Screen::new(common.color);
    let mut outcome = Outcome::Done;
    batches::each(mahdar_ingest::read(&inputs.paths), |batch: Batch| {
        let line = |document| serde_json::to_string(&extractors.lend(|extractor| extractor.extract(&document)));
        let lines: Vec<_> = pool.install(|| batch.into_par_iter().map(|next| next.map(line)).collect());
        for line in lines {
            match line {
                Ok(line) => {
                    screen.raw(&line?)?;
                    screen.gap()?;
                }
                Err(failure) => {
                    failures::tell(&failure);
                    outcome = Outcome::Partial;
                }
            }
        }
        screen.flush()?;
        Ok(())
    })?;
    Ok(outcome)
}
