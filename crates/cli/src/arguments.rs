//! What can be asked of the program.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const AFTER: &str = "Exit codes: 0 done, 1 the check found problems, 2 wrong use or no way on, 3 some input could not be read, 4 not found.\n\
                     Start with `mahdar tour`.";

/// Reads Arabic news reports and keeps the minutes: who met whom, holding which post, where and when, and who said what,
/// each fact with the words it came from.
#[derive(Parser, Debug)]
#[command(version, after_help = AFTER, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What holds for every command.
#[derive(Args, Debug)]
pub(crate) struct Common {
    /// The file that holds the record
    #[arg(long, global = true, env = "MAHDAR_DB", default_value = "mahdar.db", value_name = "FILE")]
    pub(crate) db: PathBuf,
    /// A knowledge folder to use in place of the one built in
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
    /// How many threads read reports; 0 for one on every core
    #[arg(long, global = true, default_value_t = 0, value_name = "N", hide_default_value = true)]
    pub(crate) jobs: usize,
    /// When to use colour; NO_COLOR is heeded
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
}

/// When to use colour.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Print what reports yield, one record a line as JSON, and keep nothing
    Extract(Inputs),
    /// Read reports into the record; what it has already is passed over
    Add(Inputs),
    /// What happened, by date
    Chronology(Chronology),
    /// What is known of someone: posts, encounters, statements
    Person(PersonName),
    /// A fact with its words marked in their sentence, or a document with its facts
    Show(Id),
    /// Sentence by sentence: what was found on which word, and what was lacking
    Explain(Explain),
    /// Check the knowledge files
    Check(Json),
    /// Try it on the reports that come with the program
    Tour,
    /// Print the JSON Schema of a record
    Schema,
}

/// Where reports are.
#[derive(Args, Debug)]
pub(crate) struct Inputs {
    /// Files (.txt with one report each, .jsonl with one a line), folders of these, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
}

/// Which facts a chronology holds.
#[derive(Args, Debug)]
pub(crate) struct Chronology {
    /// From this day, month or year on: 2023-03-19, 2023-03, 2023
    #[arg(long, value_name = "DATE", value_parser = crate::dates::first_day)]
    pub(crate) from: Option<String>,
    /// Up to and with this day, month or year
    #[arg(long, value_name = "DATE", value_parser = crate::dates::last_day)]
    pub(crate) to: Option<String>,
    /// With someone of this name, or of a name that holds these words
    #[arg(long, value_name = "NAME")]
    pub(crate) person: Option<String>,
    /// In this country, with it, or with someone who holds a post of it: an ISO 3166-1 alpha-3 code such as IRQ
    #[arg(long, value_name = "CODE", value_parser = country)]
    pub(crate) country: Option<mahdar_record::Country>,
    /// Only facts of these kinds; without this all but statements
    #[arg(long, value_name = "KIND", value_enum, value_delimiter = ',')]
    pub(crate) kind: Vec<KindName>,
    /// At most so many facts
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// A kind of fact that has a date.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KindName {
    Encounter,
    Statement,
    Agreement,
    Act,
}

/// Whom to look for.
#[derive(Args, Debug)]
pub(crate) struct PersonName {
    /// The name, or some words of it
    #[arg(value_name = "NAME", required = true)]
    pub(crate) name: Vec<String>,
    /// At most so many encounters and so many statements
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// What to show.
#[derive(Args, Debug)]
pub(crate) struct Id {
    /// The id of a fact, as the other commands print it, or of a document
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// What to explain.
#[derive(Args, Debug)]
pub(crate) struct Explain {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// In which form.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Json {
    /// Print JSON, for programs
    #[arg(long)]
    pub(crate) json: bool,
}

fn country(text: &str) -> Result<mahdar_record::Country, String> {
    let code = text.to_ascii_uppercase();
    mahdar_record::Country::parse(&code).ok_or_else(|| "give the three letters of ISO 3166-1, for instance IRQ or IRN".to_owned())
}
