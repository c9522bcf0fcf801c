//! `mahdar check`: what is wrong in the knowledge files, and how much they hold.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use mahdar_knowledge::Problem;
use serde::Serialize;

use super::Outcome;
use crate::arguments::{Common, Json};
use crate::reading;
use crate::screen::{Line, Screen};

pub(super) fn run(common: &Common, json: Json) -> Result<Outcome> {
    let folder = common.knowledge.as_deref();
    let (knowledge, mut problems) = reading::checked(folder)?;
    problems.sort();
    let counts = knowledge.counts();
    let mut screen = Screen::new(common.color);
    if json.json {
        let problems = problems.iter().map(|problem| ProblemJson::of(problem, folder)).collect();
        screen.json(&CheckJson { problems, counts: counts.iter().map(|(class, count)| (class.as_str(), *count)).collect() })?;
    } else {
        for problem in &problems {
            print(problem, folder, &mut screen)?;
        }
        for (class, count) in &counts {
            screen.labelled(&format!("{count:>8}"), 10, &Line::of(class.as_str()))?;
        }
        let verdict = match problems.len() {
            0 => "no problems".to_owned(),
            1 => "1 problem".to_owned(),
            count => format!("{count} problems"),
        };
        screen.line(0, &Line::default().bold(verdict))?;
    }
    screen.flush()?;
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Problems })
}

/// `file:line:column: message`, which editors can follow, and the hint below it.
fn print(problem: &Problem, folder: Option<&Path>, screen: &mut Screen) -> Result<()> {
    let mut place = path(problem, folder);
    for number in [problem.line, problem.column].into_iter().take_while(|number| *number > 0) {
        place.push_str(&format!(":{number}"));
    }
    screen.line(0, &Line::default().bold(place).plain(": ").quoted(problem.message.clone(), crate::screen::Tone::Plain))?;
    screen.line(4, &Line::default().dim("hint: ").quoted(problem.hint.clone(), crate::screen::Tone::Plain))?;
    Ok(())
}

fn path(problem: &Problem, folder: Option<&Path>) -> String {
    folder.map_or_else(|| format!("knowledge/{}", problem.file), |folder| folder.join(&problem.file).display().to_string())
}

#[derive(Serialize)]
struct CheckJson<'a> {
    problems: Vec<ProblemJson<'a>>,
    counts: BTreeMap<&'a str, usize>,
}

#[derive(Serialize)]
struct ProblemJson<'a> {
    file: String,
    line: usize,
    column: usize,
    message: &'a str,
    hint: &'a str,
}

impl<'a> ProblemJson<'a> {
    fn of(problem: &'a Problem, folder: Option<&Path>) -> Self {
        Self { file: path(problem, folder), line: problem.line, column: problem.column, message: &problem.message, hint: &problem.hint }
    }
}
