//! Who is named, in which forms, with which posts: identity inside one document.

use mahdar_knowledge::{Class, Number};
use mahdar_language::Text;
use mahdar_language::arabic::{MentionKind, Syntax, Title};
use mahdar_record::{Country, FactId, Kind, Person, Post, Span};

use crate::scene::Scene;

/// An individual of the document.
#[derive(Clone, Debug)]
pub(crate) struct Individual {
    /// The fullest form.
    pub(crate) name: String,
    /// The tokens of the fullest form, for comparison.
    tokens: Vec<String>,
    forms: Vec<String>,
    pub(crate) spans: Vec<Span>,
    pub(crate) posts: Vec<Held>,
}

/// A post as one place of the document words it.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) title: String,
    tokens: Vec<String>,
    head: String,
    pub(crate) country: Option<Country>,
    qualifier: Option<String>,
    span: Span,
    counterpart: bool,
    /// A head with the article and nothing else: a post only where the document gives no other.
    bare: bool,
    /// The head is an office that a person holds, and not a calling or a description.
    office: bool,
}

/// Everyone whom a document names.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub(crate) list: Vec<Individual>,
    /// For every mention, the individual it is of.
    of: Vec<Option<usize>>,
}

impl People {
    /// Joins the mentions by name, then gives bare titles to those who hold them.
    pub(crate) fn identify(text: &Text<'_>, syntax: &Syntax) -> Self {
        let mut people = Self { list: Vec::new(), of: vec![None; syntax.mentions.len()] };
        let mut order: Vec<usize> = (0..syntax.mentions.len()).filter(|&i| syntax.mentions[i].kind == MentionKind::Person).collect();
        // Fuller names first, so that a surname alone finds its person wherever it stands.
        order.sort_by_key(|&i| (std::cmp::Reverse(name_tokens(text, syntax.mentions[i].name).len().min(2)), i));
        for index in order {
            people.name(text, syntax, index);
        }
        for (index, mention) in syntax.mentions.iter().enumerate() {
            if mention.kind == MentionKind::Office
                && let Some(title) = mention.titles.first()
            {
                people.of[index] = people.holder(text, syntax, index, title);
            }
        }
        for individual in &mut people.list {
            individual.spans.sort();
        }
        people
    }

    /// The individual that a mention is of.
    pub(crate) fn of(&self, mention: usize) -> Option<usize> {
        self.of.get(mention).copied().flatten()
    }

    /// The country whose posts an individual holds, where they are of one only.
    pub(crate) fn country(&self, who: usize) -> Option<Country> {
        let mut countries = self.list.get(who)?.posts.iter().filter_map(|post| post.country);
        let first = countries.next()?;
        countries.all(|country| country == first).then_some(first)
    }

    fn name(&mut self, text: &Text<'_>, syntax: &Syntax, index: usize) {
        let mention = &syntax.mentions[index];
        let Some(span) = mention.name else { return };
        let tokens = name_tokens(text, Some(span));
        let name = text.source_words(span).collect::<Vec<_>>().join(" ");
        let known = self.list.iter().position(|individual| same_name(&individual.tokens, &tokens));
        let who = known.unwrap_or_else(|| {
            self.list.push(Individual { name: name.clone(), tokens: tokens.clone(), forms: Vec::new(), spans: Vec::new(), posts: Vec::new() });
            self.list.len() - 1
        });
        let individual = &mut self.list[who];
        if tokens.len() > individual.tokens.len() {
            individual.name.clone_from(&name);
            individual.tokens = tokens;
        }
        if !individual.forms.contains(&name) {
            individual.forms.push(name);
        }
        individual.spans.push(span);
        for title in &mention.titles {
            let model = title.counterpart.then(|| counterpart_of(text, syntax, index)).flatten();
            individual.hold(text, title, model);
        }
        self.of[index] = Some(who);
    }

    /// The holder of exactly this title in the document; of a bare title, the one whose title begins with it, the nearest before first.
    fn holder(&self, text: &Text<'_>, syntax: &Syntax, index: usize, title: &Title) -> Option<usize> {
        if title.number != Number::Singular || title.counterpart && !title.bare {
            return None;
        }
        let held = Held::read(text, title);
        let fits = |individual: &Individual| individual.posts.iter().any(|post| if title.bare { post.head == held.head } else { post.is_same(&held) });
        let nearest = (0..index).rev().filter_map(|i| (syntax.mentions[i].kind == MentionKind::Person).then(|| self.of[i]).flatten()).find(|&who| fits(&self.list[who]));
        nearest.or_else(|| self.list.iter().position(fits))
    }
}

impl Individual {
    fn hold(&mut self, text: &Text<'_>, title: &Title, model: Option<&Title>) {
        let mut held = Held::read(text, title);
        if let Some(model) = model {
            held.title = without_nationality(text, model);
        }
        match self.posts.iter_mut().find(|post| post.is_same(&held)) {
            Some(post) if held.tokens.len() > post.tokens.len() => *post = held,
            Some(_) => {}
            None => self.posts.push(held),
        }
    }
}

impl Held {
    fn read(text: &Text<'_>, title: &Title) -> Self {
        let words: Vec<&str> = text.source_words(title.span).collect();
        let fold = text.knowledge.fold_table();
        let tokens: Vec<String> = words.iter().map(|word| bare(text, &fold.fold(word))).collect();
        let head = tokens.first().cloned().unwrap_or_default();
        Self { title: words.join(" "), tokens, head, country: title.country, qualifier: title.qualifier.clone(), span: title.span, counterpart: title.counterpart, bare: title.bare, office: is_office(text, title) }
    }

    /// The same office: the same head, and one wording holds most words of the other, with no two countries.
    fn is_same(&self, other: &Self) -> bool {
        if self.head != other.head || self.counterpart != other.counterpart {
            return false;
        }
        if let (Some(a), Some(b)) = (self.country, other.country)
            && a != b
        {
            return false;
        }
        let shared = self.tokens.iter().filter(|token| other.tokens.contains(token)).count();
        shared * 10 >= self.tokens.len().min(other.tokens.len()) * 7
    }
}

/// True for posts; a head alone counts only where it is one of state, government, parliament or diplomacy.
fn is_office(text: &Text<'_>, title: &Title) -> bool {
    let entry = text.knowledge.lexicon().entry(title.head);
    match entry.class {
        Class::PersonNoun => matches!(&*entry.value, "official" | "person") && title.end > title.first + 1,
        _ => !title.bare || title.counterpart || matches!(&*entry.value, "state" | "government" | "parliament" | "diplomat" | "royal"),
    }
}

/// The title whose counterpart is meant: the nearest before in the same sentence, else in the text.
fn counterpart_of<'s>(text: &Text<'_>, syntax: &'s Syntax, index: usize) -> Option<&'s Title> {
    let sentence = text.sentence_of(syntax.mentions[index].first);
    let before = || (0..index).rev().filter_map(|i| syntax.mentions[i].titles.iter().find(|title| !title.counterpart && !title.bare && title.number == Number::Singular));
    before().find(|title| text.sentence_of(title.first) == sentence).or_else(|| before().next())
}

/// The words of a title without the nationalities in it.
fn without_nationality(text: &Text<'_>, title: &Title) -> String {
    let national = |at: &usize| text.is(*at, Class::Nationality);
    (title.first..title.end).filter(|at| !national(at)).map(|at| text.stem_words(at)).collect::<Vec<_>>().join(" ")
}

/// The folded words of a name, without articles, with compounds as one.
pub(crate) fn name_tokens(text: &Text<'_>, span: Option<Span>) -> Vec<String> {
    let fold = text.knowledge.fold_table();
    span.map(|span| text.source_words(span).map(|word| bare(text, &fold.fold(word))).filter(|word| !word.is_empty()).collect()).unwrap_or_default()
}

/// A folded word without the article and without marks around it.
fn bare(text: &Text<'_>, folded: &str) -> String {
    let word = folded.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_prefix(text.knowledge.clitics().article()).filter(|rest| rest.chars().count() > 2).unwrap_or(word).to_owned()
}

/// Equal, or one is a surname or first part of the other, or they begin alike and one holds the other.
fn same_name(a: &[String], b: &[String]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    match short {
        [] => false,
        [only] => long.last() == Some(only) || long.len() > 1 && long.first() == Some(only),
        _ => short.first() == long.first() && short.iter().all(|token| long.contains(token)) || long.ends_with(short),
    }
}

/// The people of the record.
pub(crate) fn record(scene: &Scene<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = (0..scene.people.list.len()).map(|who| person(scene, who)).collect();
    people.sort_by_key(|person| person.spans.first().copied());
    people
}

/// The id of an individual.
pub(crate) fn id(scene: &Scene<'_>, who: usize) -> FactId {
    let individual = &scene.people.list[who];
    FactId::derive(&scene.digest, Kind::Person, individual.spans.first().copied().unwrap_or_default(), "")
}

fn person(scene: &Scene<'_>, who: usize) -> Person {
    let individual = &scene.people.list[who];
    let titled = individual.posts.iter().any(|post| !post.counterpart && !post.bare);
    let posts = individual.posts.iter().filter(|post| post.office && !((post.counterpart || post.bare) && titled)).map(|post| Post {
        title: post.title.clone(),
        country: post.country,
        change: None,
        status: post.qualifier.clone(),
        span: post.span,
    });
    Person { id: id(scene, who), name: individual.name.clone(), also: individual.forms.iter().filter(|form| **form != individual.name).cloned().collect(), spans: individual.spans.clone(), posts: posts.collect() }
}
