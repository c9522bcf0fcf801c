//! Who is named, in which forms, with which posts: identity inside one document.

use mahdar_knowledge::{Class, Number};
use mahdar_language::arabic::{MentionKind, Syntax, Title};
use mahdar_language::{Text, without_marks};
use mahdar_record::{Country, FactId, Kind, Person, Post, Span};

use crate::posts;
use crate::scene::Scene;

mod bodies;
mod countries;
mod identity;

use countries::{Lands, Owner};
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
    /// The tokens without names and adjectives of states.
    core: Vec<String>,
    head: String,
    pub(crate) country: Option<Country>,
    qualifier: Option<String>,
    span: Span,
    owner: Owner,
    /// Where the title names no state, the one that it must be of; it tells nothing of the holder's other words.
    around: Option<Country>,
    counterpart: bool,
    /// A head with the article and nothing else: a post only where the document gives no other.
    bare: bool,
    /// The head is an office that a person holds, and not a calling or a description.
    office: bool,
    /// Head of state: a title that stands beside others even where it says nothing more.
    reign: bool,
    /// Head of state and nothing more: the title is its head.
    sovereign: bool,
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
        people.counterparts(text, syntax);
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
        people.settle(text, syntax);
        people
    }

    /// Gives the posts of states that do not name theirs the state of the holder's other posts, else the one around them.
    fn settle(&mut self, text: &Text<'_>, syntax: &Syntax) {
        let open = |post: &Held| post.country.is_none() && post.owner == Owner::State;
        if !self.list.iter().any(|individual| individual.posts.iter().any(open)) {
            return;
        }
        let named: Vec<Country> = syntax.mentions.iter().flat_map(|mention| &mention.titles).filter_map(|title| title.country).collect();
        let home = Lands::read(text, syntax).home(&named);
        for index in 0..syntax.mentions.len() {
            let Some(who) = self.of[index] else { continue };
            let joined = countries::joined(text, syntax, index);
            let individual = &mut self.list[who];
            let own = individual.country();
            for post in individual.posts.iter_mut().filter(|post| open(post)) {
                post.around = post.around.or(own).or(joined.filter(|_| !post.bare));
            }
        }
        for post in self.list.iter_mut().flat_map(|individual| &mut individual.posts).filter(|post| open(post)) {
            post.around = post.around.or(home);
        }
    }

    /// The individual that a mention is of.
    pub(crate) fn of(&self, mention: usize) -> Option<usize> {
        self.of.get(mention).copied().flatten()
    }

    /// The individual whom words name that were not read as a name: the same words, or the surname with another letter;
    /// of several the one whose full name is `last`.
    pub(crate) fn called(&self, text: &Text<'_>, span: Span, last: &str) -> Option<usize> {
        let key = NameKey::read(text, span);
        let lexicon = text.knowledge.lexicon();
        let fits = |individual: &&Individual| individual.key.is_same(&key, lexicon) || individual.key.is_near_surname(&key);
        let mut found = self.list.iter().enumerate().filter(|(_, individual)| fits(individual));
        let first = found.next()?;
        std::iter::once(first).chain(found).find(|(_, individual)| individual.name == last).or(Some(first)).map(|(who, _)| who)
    }

    /// The country whose posts an individual holds, where they are of one only.
    pub(crate) fn country(&self, who: usize) -> Option<Country> {
        self.list.get(who)?.country()
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

    /// Takes the wording of a post with its state from a mention without the name, where nobody else can be meant.
    fn adopt(&mut self, text: &Text<'_>, who: usize, title: &Title) {
        let held = Held::read(text, title);
        if held.bare
            || held.counterpart
            || self.list.iter().filter(|individual| individual.posts.iter().any(|post| post.is_same(&held))).count() != 1
        {
            return;
        }
        // What a wording without the name adds is the state, and no more.
        let fuller = |post: &&mut Held| {
            let adds = post.country.is_none() && held.country.is_some() && post.sovereign == held.sovereign;
            adds && post.is_same(&held) && post.tokens.len() < held.tokens.len()
        };
        if let Some(post) = self.list[who].posts.iter_mut().find(fuller) {
            *post = held;
        }
    }

    /// The individual of a name: of a single word the one last named before, else the first.
    fn known(&self, text: &Text<'_>, index: usize, key: &NameKey) -> Option<usize> {
        let lexicon = text.knowledge.lexicon();
        let fits = |who: &usize| self.list[*who].key.is_same(key, lexicon);
        let nearest = |fits: &dyn Fn(&usize) -> bool| self.of[..index].iter().rev().flatten().copied().find(|who| fits(who));
        // One word is rather a surname than a given name.
        let surname = |who: &usize| fits(who) && self.list[*who].key.ends_with(key);
        let before = (key.len() == 1).then(|| nearest(&surname).or_else(|| nearest(&fits))).flatten();
        before.or_else(|| (0..self.list.len()).find(fits))
    }

    /// The holder of exactly this title in the document; of a bare title, the one whose title begins with it, the nearest before first.
    fn holder(&self, text: &Text<'_>, syntax: &Syntax, index: usize, title: &Title) -> Option<usize> {
        if title.number != Number::Singular {
            return None;
        }
        if title.counterpart && !title.bare {
            return self.counterpart(text, syntax, index, title);
        }
        let held = Held::read(text, title);
        let fits = |individual: &Individual| {
            individual.posts.iter().any(|post| if title.bare { post.head == held.head } else { post.is_held_as(&held) })
        };
        let nearest = (0..index)
            .rev()
            .filter_map(|i| (syntax.mentions[i].kind == MentionKind::Person).then(|| self.of[i]).flatten())
            .find(|&who| fits(&self.list[who]));
        nearest.or_else(|| self.list.iter().position(fits))
    }
}

impl People {
    /// Gives the named counterparts the office of whoever is named before them in the sentence, though only by a name or a bare title.
    fn counterparts(&mut self, text: &Text<'_>, syntax: &Syntax) {
        for (index, mention) in syntax.mentions.iter().enumerate() {
            let Some(title) = mention.titles.iter().find(|title| title.counterpart) else { continue };
            let (Some(who), Some(model)) = (self.of(index), self.model(text, syntax, index)) else { continue };
            if let Some(post) = self.list[who].posts.iter_mut().find(|post| post.counterpart && post.span == title.span) {
                post.take_office(&Held::read(text, model), without_nationality(text, model));
            }
        }
    }

    /// The full title of the person last named before a mention in its sentence.
    fn model<'s>(&self, text: &Text<'_>, syntax: &'s Syntax, index: usize) -> Option<&'s Title> {
        let sentence = text.sentence_of(syntax.mentions[index].first);
        let here = |i: &usize| text.sentence_of(syntax.mentions[*i].first) == sentence;
        let before = (0..index).rev().take_while(here).find_map(|i| self.of(i).filter(|&who| self.of(index) != Some(who)))?;
        let post = self.list[before].posts.iter().find(|post| post.office && !post.counterpart && !post.bare)?;
        syntax.mentions.iter().flat_map(|mention| &mention.titles).find(|title| title.span == post.span)
    }

    /// Who holds in the state of a counterpart's adjective the office of the one whose counterpart he is.
    fn counterpart(&self, text: &Text<'_>, syntax: &Syntax, index: usize, title: &Title) -> Option<usize> {
        let country = title.country?;
        let model = self.model(text, syntax, index).or_else(|| counterpart_of(text, syntax, index))?;
        let held = Held { country: Some(country), ..Held::read(text, model) };
        let mut fits = (0..self.list.len()).filter(|&who| {
            let posts = &self.list[who].posts;
            posts.iter().any(|post| post.country == Some(country) && post.is_same(&held))
        });
        fits.next().filter(|_| fits.next().is_none())
    }
}

impl Individual {
    /// The country of the posts, where they are of one only.
    fn country(&self) -> Option<Country> {
        let mut countries = self.posts.iter().filter_map(|post| post.country);
        let first = countries.next()?;
        countries.all(|country| country == first).then_some(first)
    }

    fn hold(&mut self, text: &Text<'_>, title: &Title, model: Option<&Title>) {
        let mut held = Held::read(text, title);
        match model {
            Some(model) => held.take_office(&Held::read(text, model), without_nationality(text, model)),
            None if title.counterpart => return,
            None => {}
        }
        match self.posts.iter_mut().find(|post| post.is_same(&held)) {
            Some(post) if !held.counterpart && (post.counterpart || held.tokens.len() > post.tokens.len() || post.bare && !held.bare) => {
                *post = held;
            }
            Some(_) => {}
            None => self.posts.push(held),
        }
    }
}

impl Held {
    /// A counterpart holds the office of the one whose counterpart he is.
    fn take_office(&mut self, model: &Self, title: String) {
        self.title = title;
        self.head.clone_from(&model.head);
        self.core.clone_from(&model.core);
        (self.reign, self.sovereign) = (model.reign, model.sovereign);
    }

    fn read(text: &Text<'_>, title: &Title) -> Self {
        let words: Vec<&str> = text.source_words(title.span).collect();
        let fold = text.knowledge.fold_table();
        let tokens: Vec<String> = words.iter().map(|word| bare(text, &fold.fold(word))).collect();
        let head = tokens.first().cloned().unwrap_or_default();
        let entry = text.knowledge.lexicon().entry(title.head);
        let reign = matches!(&*entry.value, "state" | "royal");
        let core = core(text, title);
        let owner = Owner::of(text, title);
        Self {
            title: words.join(" "),
            sovereign: reign && core.len() <= entry.text.split(' ').count(),
            core,
            tokens,
            head,
            country: title.country.filter(|_| owner != Owner::Body),
            qualifier: title.qualifier.clone(),
            span: title.span,
            owner,
            around: None,
            counterpart: title.counterpart,
            bare: title.bare,
            office: is_office(text, title),
            reign,
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
        let known = self.country.is_some() && other.country.is_some();
        if self.head != other.head || self.counterpart != other.counterpart && !known {
            return false;
        }
        if let (Some(a), Some(b)) = (self.country, other.country)
            && a != b
        {
            return false;
        }
        let national = self.country.is_some() && other.country.is_some();
        let (a, b) = if national { (&self.core, &other.core) } else { (&self.tokens, &other.tokens) };
        // The president of a state is not its prime minister; a minister can be short for one with his portfolio.
        if national && self.sovereign != other.sovereign {
            return false;
        }
        let shared = a.iter().filter(|token| b.contains(token)).count();
        shared * 10 >= a.len().min(b.len()) * 7
    }

    /// The same office, or the same but for the words that name its country (`the king of X` and `king A`).
    fn is_held_as(&self, other: &Self) -> bool {
        let (long, short) = if self.core.len() >= other.core.len() { (&self.core, &other.core) } else { (&other.core, &self.core) };
        let agree = self.country.is_none() || other.country.is_none() || self.country == other.country;
        let plain = self.head == other.head && self.counterpart == other.counterpart && agree;
        self.is_same(other) || plain && (short.len() > 1 || long.len() == 1) && short.iter().all(|word| long.contains(word))
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

/// The words of a title without its proclitics, the article and the names and adjectives of states.
fn core(text: &Text<'_>, title: &Title) -> Vec<String> {
    let national = |at: usize| {
        text.matches(at)
            .iter()
            .filter(|m| matches!(m.class(), Class::Nationality | Class::Country) && m.cut.coordinator.is_none() && m.cut.enclitic.is_none())
            .map(|m| m.last as usize + 1)
            .max()
    };
    let fold = text.knowledge.fold_table();
    let mut words = Vec::new();
    let mut at = title.first;
    while at < title.end {
        match national(at).filter(|_| at > title.first) {
            Some(end) => at = end,
            None => {
                let span = if at == title.first { Span::new(title.span.start, text.span(at, at + 1).end) } else { text.span(at, at + 1) };
                words.extend(text.source_words(span).map(|word| bare(text, &fold.fold(word))).filter(|word| !word.is_empty()));
                at += 1;
            }
        }
    }
    words
}

/// A folded word without the article and without marks around it.
fn bare(text: &Text<'_>, folded: &str) -> String {
    without_article(text, without_marks(folded)).to_owned()
}

/// The people of the record.
pub(crate) fn record(scene: &Scene<'_>) -> Vec<Person> {
    let mut people: Vec<Person> = (0..scene.people.list.len()).map(|who| person(scene, who)).collect();
    for turn in posts::changes(scene) {
        let meant = |post: &&mut Post| post.span == turn.post || post.span.start < turn.post.end && turn.post.start < post.span.end;
        let posts = &mut people[turn.who].posts;
        match posts.iter_mut().find(meant) {
            Some(post) => post.change = Some(turn.change),
            None => posts.extend(taken(scene, &turn).filter(|post| posts.iter().all(|other| other.change != post.change))),
        }
    }
    people.sort_by_key(|person| person.spans.first().copied());
    people
}

/// The post that someone takes or leaves, where the document words it apart from the name.
fn taken(scene: &Scene<'_>, turn: &posts::Turn) -> Option<Post> {
    let office = scene.syntax.mentions.iter().find(|mention| mention.kind == MentionKind::Office && mention.span == turn.post)?;
    let title = office.titles.first().filter(|title| !title.bare && title.number != Number::Plural)?;
    let held = Held::read(&scene.text, title);
    let status = held.qualifier.clone();
    held.office.then_some(Post { title: held.title, country: held.country, change: Some(turn.change), status, span: turn.post })
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
        country: post.country.or(post.around),
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
