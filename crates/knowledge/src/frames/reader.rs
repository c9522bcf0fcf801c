//! Frames from TOML, checked against the vocabularies of the record.

use std::collections::BTreeMap;

use mahdar_record::{ActType, Change, Form, Role, SpeechAct, Step};
use serde::Deserialize;
use toml::Spanned;

use super::{Argument, Frame, FrameKind, Join, Need, Target};
use crate::fold::FoldTable;
use crate::{KnowledgeFile, Problem};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default)]
    frame: Vec<Spanned<RawFrame>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    id: String,
    kind: String,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    form: Option<String>,
    step: Option<String>,
    r#type: Option<String>,
    mode: Option<String>,
    change: Option<String>,
    act: Option<String>,
    subject: Option<String>,
    object: Option<String>,
    genitive: Option<String>,
    #[serde(default)]
    markers: BTreeMap<String, String>,
    #[serde(default)]
    content: Vec<String>,
    toward: Option<String>,
    #[serde(default)]
    light: Vec<String>,
    needs: Option<OneOrMany>,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    through: Vec<String>,
    #[serde(default, rename = "with-subject")]
    with_subject: Vec<String>,
    adjective: Option<String>,
    #[serde(default)]
    undergo: Vec<String>,
    #[serde(default)]
    when: Vec<String>,
    #[serde(default)]
    destination: Vec<String>,
    #[serde(default)]
    origin: Vec<String>,
    #[serde(default)]
    finds: Vec<String>,
    #[serde(default)]
    skips: Vec<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

pub(crate) fn load(file: &KnowledgeFile, fold: &FoldTable, problems: &mut Vec<Problem>) -> Vec<Frame> {
    let Ok(text) = std::str::from_utf8(&file.bytes) else {
        problems.push(Problem {
            file: file.path.clone(),
            line: 0,
            column: 0,
            message: "not UTF-8".into(),
            hint: "save the file as UTF-8".into(),
        });
        return Vec::new();
    };
    let raw: RawFile = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            let (line, column) = address(text, error.span().map_or(0, |span| span.start));
            problems.push(Problem {
                file: file.path.clone(),
                line,
                column,
                message: error.message().to_owned(),
                hint: "see the fields of a frame in the README of the knowledge folder".into(),
            });
            return Vec::new();
        }
    };
    let mut frames = Vec::new();
    for raw in raw.frame {
        let (line, _) = address(text, raw.span().start);
        let mut reader = Reader { file, line, fold, problems };
        if let Some(frame) = reader.frame(raw.into_inner()) {
            frames.push(frame);
        }
    }
    frames
}

/// Line and column, from 1, of a byte.
fn address(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

struct Reader<'a> {
    file: &'a KnowledgeFile,
    line: usize,
    fold: &'a FoldTable,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, message: String, hint: &str) {
        self.problems.push(Problem { file: self.file.path.clone(), line: self.line, column: 1, message, hint: hint.into() });
    }

    /// The value of a required field, or a problem.
    fn required<T>(&mut self, id: &str, field: &str, text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = text.and_then(parse);
        if value.is_none() {
            let what = text.map_or_else(
                || format!("frame `{id}` has no `{field}`"),
                |text| format!("frame `{id}`: `{field} = \"{text}\"` is unknown"),
            );
            self.problem(what, "see the vocabularies of the record");
        }
        value
    }

    fn frame(&mut self, raw: RawFrame) -> Option<Frame> {
        let kind = self.kind(&raw)?;
        if !raw.id.starts_with(&format!("{}.", raw.kind)) {
            self.problem(format!("frame `{}` is of kind `{}`", raw.id, raw.kind), "begin the id with the kind and a dot");
        }
        if raw.verbs.is_empty() && raw.nouns.is_empty() {
            self.problem(format!("nothing evokes frame `{}`", raw.id), "name verbs or nouns");
        }
        if raw.finds.is_empty() {
            self.problem(format!("frame `{}` has no example", raw.id), "give at least one sentence in `finds`");
        }
        let folded = |list: &[String]| list.iter().map(|text| self.fold.fold(text)).collect::<Vec<_>>();
        let (with, with_subject, through) = (folded(&raw.with), folded(&raw.with_subject), folded(&raw.through));
        let (destination, origin) = (folded(&raw.destination), folded(&raw.origin));
        let planned_only = raw.when.iter().any(|when| when == "planned");
        let mut markers = Vec::new();
        for (marker, role) in &raw.markers {
            if let Some(argument) = self.argument(&raw, Some(role)) {
                markers.push((self.fold.fold(marker), argument));
            }
        }
        let needs = self.needs(&raw);
        Some(Frame {
            subject: self.argument(&raw, raw.subject.as_ref()),
            object: self.argument(&raw, raw.object.as_ref()),
            genitive: self.argument(&raw, raw.genitive.as_ref()),
            adjective: self.argument(&raw, raw.adjective.as_ref()),
            id: raw.id,
            kind,
            verbs: raw.verbs,
            nouns: raw.nouns,
            markers,
            light: raw.light,
            undergo: raw.undergo,
            needs,
            with,
            with_subject,
            planned_only,
            through,
            destination,
            origin,
            finds: raw.finds,
            skips: raw.skips,
            file: self.file.path.clone(),
            line: self.line,
        })
    }

    fn kind(&mut self, raw: &RawFrame) -> Option<FrameKind> {
        let id = raw.id.as_str();
        Some(match raw.kind.as_str() {
            "encounter" => FrameKind::Encounter { form: self.required(id, "form", raw.form.as_deref(), Form::parse)? },
            "agreement" => FrameKind::Agreement { step: self.required(id, "step", raw.step.as_deref(), Step::parse)? },
            "act" => FrameKind::Act { kind: self.required(id, "type", raw.r#type.as_deref(), ActType::parse)?, mode: raw.mode.clone() },
            "post" => FrameKind::Post { change: self.required(id, "change", raw.change.as_deref(), Change::parse)? },
            "statement" => {
                let act = match &raw.act {
                    None => None,
                    Some(act) => Some(self.required(id, "act", Some(act), SpeechAct::parse)?),
                };
                let content = raw
                    .content
                    .iter()
                    .filter_map(|join| self.required(id, "content", Some(join), |text| parse_join(text, self.fold)))
                    .collect();
                let toward = raw
                    .toward
                    .as_deref()
                    .and_then(|target| self.required(id, "toward", Some(target), |text| parse_target(text, self.fold)));
                FrameKind::Statement { act, content, toward }
            }
            other => {
                self.problem(format!("frame `{id}` has the unknown kind `{other}`"), "encounter, statement, agreement, act or post");
                return None;
            }
        })
    }

    fn argument(&mut self, raw: &RawFrame, role: Option<&String>) -> Option<Argument> {
        let role = role?;
        self.required(&raw.id, "role", Some(role), |text| parse_argument(&raw.kind, text))
    }

    fn needs(&mut self, raw: &RawFrame) -> Vec<Need> {
        let list = match &raw.needs {
            None => return Vec::new(),
            Some(OneOrMany::One(one)) => vec![one.clone()],
            Some(OneOrMany::Many(many)) => many.clone(),
        };
        list.iter().filter_map(|need| self.required(&raw.id, "needs", Some(need), parse_need)).collect()
    }
}

/// Roles that no reader asks for, named in the frames for the one who reads those.
const OTHER_ROLES: &[&str] = &[
    "aid",
    "body",
    "charge",
    "content",
    "diplomat",
    "event",
    "force",
    "list",
    "means",
    "measure",
    "predecessor",
    "purpose",
    "relation",
    "status",
    "symbol",
    "target",
    "topic",
    "weapon",
];

fn parse_argument(kind: &str, text: &str) -> Option<Argument> {
    if kind == "encounter"
        && let Some(role) = Role::parse(text)
    {
        return Some(Argument::Participant(role));
    }
    Some(match text {
        "actor" => Argument::Actor,
        "recipient" => Argument::Recipient,
        "signatory" => Argument::Signatory,
        "party" => Argument::Party,
        "patron" => Argument::Patron,
        "instrument" => Argument::Instrument,
        "holder" => Argument::Holder,
        "addressee" => Argument::Addressee,
        "place" => Argument::Place,
        "appointer" => Argument::Appointer,
        "post" => Argument::Post,
        _ if OTHER_ROLES.contains(&text) => Argument::Other,
        _ => return None,
    })
}

fn parse_join(text: &str, fold: &FoldTable) -> Option<Join> {
    Some(match text {
        "that" => Join::That,
        "quote" => Join::Quote,
        "colon" => Join::Colon,
        "bare" => Join::Bare,
        _ => Join::Marker(fold.fold(text.strip_prefix("marker:")?)),
    })
}

fn parse_target(text: &str, fold: &FoldTable) -> Option<Target> {
    Some(match text {
        "object" => Target::Object,
        "content" => Target::Content,
        _ => Target::Marker(fold.fold(text.strip_prefix("marker:")?)),
    })
}

fn parse_need(text: &str) -> Option<Need> {
    Some(match text {
        "party" => Need::Party,
        "two-parties" => Need::TwoParties,
        "resolution" => Need::Resolution,
        "victim" => Need::Victim,
        "weapon" => Need::Weapon,
        "attack" => Need::Attack,
        "arguments" => Need::Arguments,
        "light" => Need::Light,
        "own-diplomat" => Need::OwnDiplomat,
        "foreign-diplomat" => Need::ForeignDiplomat,
        "protester" => Need::Protester,
        _ => return None,
    })
}
