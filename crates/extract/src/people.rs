//! Who is named, in which forms, with which posts: identity inside one document.

use mahdar_knowledge::{Class, Number};
use mahdar_language::Text;
use mahdar_language::arabic::{MentionKind, Syntax, Title};
use mahdar_record::{Country, FactId, Kind, Person, Post, Span};

use crate::posts;
use crate::scene::Scene;

mod bodies;
mod identity;

use identity::{NameKey, without_article};

/// An individual of the document.
#[derive(Clone, Debug)]
pub(crate) struct Individual {
    /// The fullest form.
    pub(crate) name: String,
    /// The fullest form, for comparison.
    key: NameKey,
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
    /// Head of state: a title that stands beside others even where it says nothing more.
    reign: bool,
}

/// Everyone whom a document names.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub(crate) list: Vec<Individual>,
    /// For every mention, the individual it is of.
    of: Vec<Option<usize>>,
    /// For every mention of an organisation, the mention with its fullest form.
    bodies: Vec<Option<usize>>,
}

impl People {
    /// Joins the mentions by name, then gives bare titles to those who hold them.
    pub(crate) fn identify(text: &Text<'_>, syntax: &Syntax) -> Self {
        let mut people = Self { list: Vec::new(), of: vec![None; syntax.mentions.len()], bodies: bodies::Bodies::identify(text, syntax) };
        let keys: Vec<NameKey> =
            syntax.mentions.iter().map(|mention| mention.name.map(|span| NameKey::read(text, span)).unwrap_or_default()).collect();
        let mut order: Vec<usize> = (0..syntax.mentions.len()).filter(|&i| syntax.mentions[i].kind == MentionKind::Person).collect();
        // Fuller names first, so that a surname alone finds its person wherever it stands.
        order.sort_by_key(|&i| (std::cmp::Reverse(keys[i].len().min(2)), i));
        for index in order {
            people.name(text, syntax, index, &keys[index]);
        }
        for (index, mention) in syntax.mentions.iter().enumerate() {
            if mention.kind == MentionKind::Office
                && let Some(title) = mention.titles.first()
            {
                let holder = people.holder(text, syntax, index, title);
                people.of[index] = holder;
                if let Some(who) = holder {
                    people.adopt(text, who, title);
                }
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

    /// The mention that names the organisation of a mention most fully.
    pub(crate) fn body(&self, mention: usize) -> usize {
        self.bodies.get(mention).copied().flatten().unwrap_or(mention)
    }

    fn name(&mut self, text: &Text<'_>, syntax: &Syntax, index: usize, key: &NameKey) {
        let mention = &syntax.mentions[index];
        let Some(span) = mention.name else { return };
        let name = text.source_words(span).collect::<Vec<_>>().join(" ");
        let who = self.known(text, index, key).unwrap_or_else(|| {
            self.list.push(Individual { name: name.clone(), key: key.clone(), forms: Vec::new(), spans: Vec::new(), posts: Vec::new() });
            self.list.len() - 1
        });
        let individual = &mut self.list[who];
        if key.len() > individual.key.len() {
            individual.name.clone_from(&name);
            individual.key.clone_from(key);
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

    /// Takes the fuller wording of a post from a mention without the name, where nobody else can be meant.
    fn adopt(&mut self, text: &Text<'_>, who: usize, title: &Title) {
        let held = Held::read(text, title);
        if held.bare
            || held.counterpart
            || self.list.iter().filter(|individual| individual.posts.iter().any(|post| post.is_same(&held))).count() != 1
        {
            return;
        }
        if let Some(post) = self.list[who].posts.iter_mut().find(|post| post.is_same(&held) && post.tokens.len() < held.tokens.len()) {
            *post = held;
        }
    }

    /// The individual of a name: of a single word the one last named before, else the first.
    fn known(&self, text: &Text<'_>, index: usize, key: &NameKey) -> Option<usize> {
        let lexicon = text.knowledge.lexicon();
        let fits = |who: &usize| self.list[*who].key.is_same(key, lexicon);
        let before = (key.len() == 1).then(|| self.of[..index].iter().rev().flatten().copied().find(fits)).flatten();
        before.or_else(|| (0..self.list.len()).find(fits))
    }

    /// The holder of exactly this title in the document; of a bare title, the one whose title begins with it, the nearest before first.
    fn holder(&self, text: &Text<'_>, syntax: &Syntax, index: usize, title: &Title) -> Option<usize> {
        if title.number != Number::Singular || title.counterpart && !title.bare {
            return None;
        }
        let held = Held::read(text, title);
        let fits = |individual: &Individual| {
            individual.posts.iter().any(|post| if title.bare { post.head == held.head } else { post.is_same(&held) })
        };
        let nearest = (0..index)
            .rev()
            .filter_map(|i| (syntax.mentions[i].kind == MentionKind::Person).then(|| self.of[i]).flatten())
            .find(|&who| fits(&self.list[who]));
        nearest.or_else(|| self.list.iter().position(fits))
    }
}

impl Individual {
    fn hold(&mut self, text: &Text<'_>, title: &Title, model: Option<&Title>) {
        let mut held = Held::read(text, title);
        match model {
            Some(model) => held.title = without_nationality(text, model),
            None if title.counterpart => return,
            None => {}
        }
        match self.posts.iter_mut().find(|post| post.is_same(&held)) {
            Some(post) if held.tokens.len() > post.tokens.len() || post.bare && !held.bare => *post = held,
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
        Self {
            title: words.join(" "),
            tokens,
            head,
            country: title.country,
            qualifier: title.qualifier.clone(),
            span: title.span,
            counterpart: title.counterpart,
            bare: title.bare,
            office: is_office(text, title),
            reign: matches!(&*text.knowledge.lexicon().entry(title.head).value, "state" | "royal"),
        }
    }

    /// True if the record tells it: a counterpart's or bare title only where no full one says more.
    fn is_told(&self, all: &[Self]) -> bool {
        let full = |post: &Self| post.office && !post.counterpart && !post.bare;
        let told = match () {
            () if self.counterpart => !all.iter().any(full),
            () if self.bare && self.reign => !all.iter().any(|post| full(post) && (post.reign || post.head == self.head)),
            () if self.bare => !all.iter().any(full),
            () => true,
        };
        self.office && told
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
        Class::PersonNoun => &*entry.value == "official" && title.end > title.first + 1,
        _ => !title.bare || title.counterpart || matches!(&*entry.value, "state" | "government" | "parliament" | "diplomat" | "royal"),
    }
}

/// The title whose counterpart is meant: the nearest before in the same sentence, else in the text.
fn counterpart_of<'s>(text: &Text<'_>, syntax: &'s Syntax, index: usize) -> Option<&'s Title> {
    let sentence = text.sentence_of(syntax.mentions[index].first);
    let before = || {
        (0..index).rev().filter_map(|i| {
            syntax.mentions[i].titles.iter().find(|title| !title.counterpart && !title.bare && title.number == Number::Singular)
        })
    };
    before().find(|title| text.sentence_of(title.first) == sentence).or_else(|| before().next())
}

/// The words of a title without its proclitics and without the nationalities and countries in it.
fn without_nationality(text: &Text<'_>, title: &Title) -> String {
    let national = |at: usize| {
        text.matches(at).iter().any(|m| {
            matches!(m.class(), Class::Nationality | Class::Country)
                && m.cut.coordinator.is_none()
                && m.cut.preposition.is_none()
                && m.cut.enclitic.is_none()
        })
    };
    let first = text.source_words(title.span).next().unwrap_or_default();
    std::iter::once(first)
        .chain((title.first + 1..title.end).filter(|&at| !national(at)).map(|at| text.words(at, at + 1)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A folded word without the article and without marks around it.
fn bare(text: &Text<'_>, folded: &str) -> String {
    without_article(text, folded.trim_matches(|c: char| !c.is_alphanumeric())).to_owned()
}

/// The people of the record.
pub(crate) fn record(scene: &Scene<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = (0..scene.people.list.len()).map(|who| person(scene, who)).collect();
    for turn in posts::changes(scene) {
        let meant = |post: &&mut Post| post.span == turn.post || post.span.start < turn.post.end && turn.post.start < post.span.end;
        if let Some(post) = people[turn.who].posts.iter_mut().find(meant) {
            post.change = Some(turn.change);
        }
    }
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
    let posts = individual.posts.iter().filter(|post| post.is_told(&individual.posts)).map(|post| Post {
        title: post.title.clone(),
        country: post.country,
        change: None,
        status: post.qualifier.clone(),
        span: post.span,
    });
    Person {
        id: id(scene, who),
        name: individual.name.clone(),
        also: individual.forms.iter().filter(|form| **form != individual.name).cloned().collect(),
        spans: individual.spans.clone(),
        posts: posts.collect(),
    }
}

#[cfg(test)]
mod tests;
