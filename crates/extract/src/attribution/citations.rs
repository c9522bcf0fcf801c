//! Where media, written statements and unnamed sources are cited, in which manner, and under which names.

mod names;

use mahdar_knowledge::{Class, Classes, Slot};
use mahdar_language::arabic::{self, Mention, MentionKind};
use mahdar_language::{Cut, Match, TokenKind};
use mahdar_record::Span;

use crate::scene::Scene;
use names::{folded_words, is_medium};

/// What is cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A newspaper, channel, agency, or "the media" of a country.
    Medium,
    /// A written statement, under the name of its issuer, or its own where several issued it.
    Written,
    /// A source without a name.
    Unnamed,
}

/// How it is brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// Something is said to it, or in an interview with it, or in a joint statement.
    Told,
    /// Something was published by it.
    Published,
    /// It is the subject of a verb.
    Speaks,
    /// None of these: it is only named.
    Named,
}

/// A place where a source is cited.
#[derive(Clone, Debug)]
pub(super) struct Citation {
    pub(super) kind: Kind,
    pub(super) manner: Manner,
    /// It stands behind a source marker (`بحسب`).
    pub(super) marked: bool,
    /// The first token, that of a preposition written onto it included.
    pub(super) first: usize,
    /// The token after the last one.
    pub(super) end: usize,
    /// The words of the name here.
    pub(super) span: Span,
    /// The fullest name in the document.
    pub(super) name: String,
    /// Its head alone, which refers to a source cited before (`الصحيفة`).
    pub(super) bare: bool,
    /// A communiqué of several, under its own name.
    pub(super) is_joint: bool,
    /// The folded words that tell it from others of its kind.
    core: Vec<String>,
    /// Its folded first word.
    head: String,
}

/// The issuer of a written statement stands at most this many tokens behind it.
const ISSUER: usize = 5;

/// A source is cited at most this many tokens behind its marker, or behind the noun of an interview.
const REACH: usize = 6;

/// A name between marks has at most this many words.
const NAME: usize = 4;

/// Finds the citations of a text, in order, without overlap.
pub(super) fn find(scene: &Scene<'_>) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    let mut marked_until = 0;
    let mut at = 0;
    while at < scene.text.tokens.len() {
        if is_marker(scene, at) {
            marked_until = at + REACH;
        } else if scene.text.tokens[at].mark().is_some_and(|c| matches!(c, '.' | '؛')) {
            marked_until = 0;
        }
        let body = || (at <= marked_until).then(|| body(scene, at)).flatten();
        let Some(mut citation) =
            written(scene, at).or_else(|| named(scene, at)).or_else(body).or_else(|| short(scene, at)).or_else(|| set_off(scene, at))
        else {
            at += 1;
            continue;
        };
        if citation.first <= marked_until {
            citation.marked = true;
            marked_until = citation.end + REACH;
        }
        at = citation.end.max(at + 1);
        found.push(citation);
    }
    names::resolve(&mut found);
    found.retain(|c| !c.bare && !is_outlet(scene, c));
    found
}

/// A communiqué with who issued it.
fn written(scene: &Scene<'_>, at: usize) -> Option<Citation> {
    let text = &scene.text;
    let form = |m: &&Match| &*text.entry(m).value == "communique";
    let found = text.of_class(at, Class::SpeechForm).filter(form).max_by_key(|m| (m.last, m.cut.is_whole()))?;
    let behind = found.last as usize + 1;
    let manner = manner_at(scene, at, found.cut);
    let stop = text.sentences.get(text.sentence_of(at)).map_or(behind, |s| s.end as usize).min(behind + ISSUER);
    let issuer = (behind..stop).take_while(|&token| token == behind || joins(scene, token - 1)).find_map(|token| issuer(scene, token));
    if let Some(index) = issuer {
        let cited = of_mention(scene, index, scene.mention(index));
        return Some(Citation { kind: Kind::Written, manner, first: at, bare: cited.bare, ..cited });
    }
    let placed = |token: usize| {
        text.matches(token).iter().any(|m| m.last as usize == token && m.class() == Class::Preposition && m.cut.preposition.is_none())
    };
    let noun = (at..behind).find(|&token| !placed(token))?;
    let cut = if noun == at { found.cut } else { *text.best_cut(noun)? };
    let span = Span::new(text.stem_span(noun, &cut).start, text.span(at, behind).end);
    let core = folded_words(scene, span);
    // Without an issuer it is its speaker's, unless several issued it, or it speaks itself as one told before.
    let bare = text.entry(found).feature("joint") != Some("yes");
    let manner = if noun > at && manner == Manner::Named { Manner::Told } else { manner };
    if bare && !(manner == Manner::Speaks && text.cuts(noun).iter().any(|other| other.article)) {
        return None;
    }
    Some(Citation {
        kind: Kind::Written,
        manner,
        first: at,
        end: behind,
        span,
        name: scene.words(span),
        bare,
        marked: false,
        is_joint: !bare,
        head: core.first().cloned().unwrap_or_default(),
        core,
    })
}

/// True for words that may stand between a communiqué and its issuer: prepositions, verbs of issuing, days.
fn joins(scene: &Scene<'_>, token: usize) -> bool {
    let text = &scene.text;
    scene.syntax.mention_at(token).is_none()
        && text.matches(token).iter().any(|m| {
            let finite = m
                .reading
                .inflection
                .slot
                .is_some_and(|slot| matches!(slot, Slot::Perfect | Slot::ActiveParticiple | Slot::PassiveParticiple));
            finite && m.class() == Class::Verb || matches!(m.class(), Class::Preposition | Class::DayWord | Class::DayPart | Class::Weekday)
        })
        && !text.is(token, Class::Complementizer)
}

/// The body at a token that can have issued a statement.
fn issuer(scene: &Scene<'_>, token: usize) -> Option<usize> {
    let index = scene.syntax.mention_at(token).filter(|&index| scene.mention(index).first == token)?;
    let mention = scene.mention(index);
    (mention.kind == MentionKind::Body && mention.cut.enclitic.is_none()).then_some(index)
}

/// A medium or an unnamed source that is a mention.
fn named(scene: &Scene<'_>, at: usize) -> Option<Citation> {
    let index = scene.syntax.mention_at(at).filter(|&index| scene.mention(index).first == at)?;
    let mention = scene.mention(index);
    let entry = scene.entry(mention)?;
    let kind = match mention.kind {
        MentionKind::Body if is_medium(scene.knowledge, entry) => Kind::Medium,
        MentionKind::Described if &*entry.value == "source" => Kind::Unnamed,
        _ => return None,
    };
    let sound = mention.cut.enclitic.is_none() && scene.text.best_cut(at).is_none_or(|best| best.enclitic.is_none());
    (sound && !is_platform(scene, at)).then(|| Citation { kind, ..of_mention(scene, index, mention) })
}

/// A body behind a source marker, which has told what another reports.
fn body(scene: &Scene<'_>, at: usize) -> Option<Citation> {
    let index = scene.syntax.mention_at(at).filter(|&index| scene.mention(index).first == at)?;
    let mention = scene.mention(index);
    (mention.kind == MentionKind::Body && mention.cut.enclitic.is_none())
        .then(|| Citation { kind: Kind::Written, ..of_mention(scene, index, mention) })
}

/// A medium by its short name alone, where no mention covers it, or behind a preposition in one (`مصدر حكومي لوكالة …`).
fn short(scene: &Scene<'_>, at: usize) -> Option<Citation> {
    let text = &scene.text;
    let around = scene.syntax.mention_at(at).map(|index| scene.mention(index));
    if around.is_some_and(|mention| inner_medium(scene, mention) != Some(at)) {
        return None;
    }
    if around.is_none() && !text.may_be(at, Classes::of(&[Class::Alias, Class::Body])) {
        return None;
    }
    let best = text.best_cut(at)?.stem;
    // A name that is also a word needs its marks, or a verb of saying before it.
    let said = !text.is(at, Class::DayWord)
        && at > 0
        && text.matches(at - 1).iter().any(|m| m.cut.enclitic.is_none() && m.last as usize + 1 == at && scene.reports(m));
    let quoted = said || text.quotation(at).is_some_and(|q| q.first as usize == at);
    let fits = |m: &&Match| {
        let entry = text.entry(m);
        let clean = m.cut.enclitic.is_none() && !m.cut.future && (m.cut.stem == best || m.last > m.first);
        clean
            && (matches!(entry.class, Class::Alias | Class::Body) || around.is_some())
            && (!entry.is_weak() || quoted)
            && is_medium(scene.knowledge, entry)
    };
    let found = text.matches(at).iter().filter(fits).max_by_key(|m| m.last).filter(|_| !is_platform(scene, at))?;
    let end = around.map_or(found.last as usize + 1, |mention| mention.end);
    let span = Span::new(text.stem_span(at, &found.cut).start, text.span(at, end).end);
    let core = folded_words(scene, span);
    Some(named_medium(scene, manner_at(scene, at, found.cut), (at, end), span, core))
}

/// A name between marks behind the head of a medium (`صحيفة /…/`), or alone behind a source marker (`بحسب "…"`).
fn set_off(scene: &Scene<'_>, at: usize) -> Option<Citation> {
    let text = &scene.text;
    let medium = |m: &&Match| m.cut.enclitic.is_none() && is_medium(scene.knowledge, text.entry(m));
    let head = text.of_class(at, Class::BodyHead).filter(medium).max_by_key(|m| m.last);
    let open = match head {
        Some(head) => head.last as usize + 1,
        None if at > 0 && ends_marker(scene, at - 1) => at,
        None => return None,
    };
    if let Some(head) = head
        && let Some(end) = foreign(scene, open)
    {
        let span = Span::new(text.stem_span(at, &head.cut).start, text.span(at, end).end);
        let core = folded_words(scene, text.span(open, end));
        return Some(named_medium(scene, manner_at(scene, at, head.cut), (at, end), span, core));
    }
    let mark = text.tokens.get(open)?.mark()?;
    let close = (open + 2..open + 2 + NAME).find(|&token| text.tokens.get(token).is_some_and(|t| t.mark().is_some()))?;
    let closed = match text.quotation(open + 1) {
        Some(quotation) if quotation.first as usize == open + 1 => quotation.end as usize == close,
        _ => mark == '/' && text.tokens[close].mark() == Some(mark),
    };
    let inside = text.span(open + 1, close);
    let span = head.map_or(inside, |head| Span::new(text.stem_span(at, &head.cut).start, text.tokens[close].span.end));
    let core = folded_words(scene, inside);
    let manner = head.map_or(Manner::Named, |head| manner_at(scene, at, head.cut));
    closed.then(|| named_medium(scene, manner, (at, close + 1), span, core))
}

/// The citation of a medium whose name is the words of a span, between two tokens.
fn named_medium(scene: &Scene<'_>, manner: Manner, (first, end): (usize, usize), span: Span, core: Vec<String>) -> Citation {
    Citation {
        kind: Kind::Medium,
        manner,
        first,
        end,
        span,
        name: scene.words(span),
        bare: false,
        marked: false,
        is_joint: false,
        head: core.first().cloned().unwrap_or_default(),
        core,
    }
}

/// The end of the foreign and unknown words that begin at a token.
fn foreign(scene: &Scene<'_>, open: usize) -> Option<usize> {
    let is_name = |&token: &usize| {
        let word = scene.text.tokens.get(token);
        word.is_some_and(|word| !word.opens_line && (word.kind == TokenKind::Foreign || is_unknown(scene, token)))
    };
    let end = (open..open + NAME).find(|token| !is_name(token)).unwrap_or(open + NAME);
    (end > open).then_some(end)
}

/// A word that the lexicon does not know and that is no adjective of a feminine noun.
fn is_unknown(scene: &Scene<'_>, token: usize) -> bool {
    let text = &scene.text;
    let ending = scene.knowledge.feminine().map_or("", |(ending, _)| ending);
    text.tokens[token].is_word()
        && text.matches(token).is_empty()
        && text.best_cut(token).is_some_and(|cut| cut.is_whole() && !cut.article && !text.folded.get(cut.stem).ends_with(ending))
}

/// True where a source marker ends that is followed by what it marks.
fn ends_marker(scene: &Scene<'_>, last: usize) -> bool {
    (last.saturating_sub(2)..=last).any(|token| {
        scene
            .text
            .of_class(token, Class::SourceMarker)
            .any(|m| m.last as usize == last && m.cut.enclitic.is_none() && !scene.text.entry(m).is_weak())
    })
}

fn of_mention(scene: &Scene<'_>, index: usize, mention: &Mention) -> Citation {
    let text = &scene.text;
    debug_assert!(scene.people.of(index).is_none() || mention.kind != MentionKind::Person);
    let end = trimmed(scene, mention);
    let whole = Span::new(mention.span.start, mention.span.end.min(text.span(mention.first, end).end));
    let span = quoted_name(scene, mention).unwrap_or(whole);
    let words = folded_words(scene, span);
    let generic = words.first().is_some_and(|word| names::head_kind(scene.knowledge, word).is_some()) && mention.kind == MentionKind::Body;
    let definite = text.cuts(mention.first).iter().any(|cut| cut.stem == mention.cut.stem && cut.article);
    let mut core: Vec<String> = words.iter().skip(usize::from(generic)).cloned().collect();
    let bare = definite && (core.is_empty() || mention.end == mention.first + 1 && mention.kind == MentionKind::Described);
    if core.is_empty() {
        core.clone_from(&words);
    }
    let manner = manner_at(scene, mention.first, mention.cut);
    Citation {
        kind: Kind::Medium,
        manner,
        first: mention.first,
        end,
        span,
        name: scene.words(span),
        bare,
        marked: false,
        is_joint: false,
        head: words.into_iter().next().unwrap_or_default(),
        core,
    }
}

/// The token at which the name in a mention ends: before a word of time, before a verbal noun with
/// a pronoun (`قوله`), and before a medium that something is told to.
fn trimmed(scene: &Scene<'_>, mention: &Mention) -> usize {
    let text = &scene.text;
    let time = |&token: &usize| {
        text.matches(token).iter().any(|m| {
            m.cut.is_whole() && matches!(m.class(), Class::DayWord | Class::DayPart)
                || m.cut.enclitic.is_some() && m.reading.inflection.slot == Some(Slot::Masdar)
        })
    };
    let end = (mention.first + 1..mention.end).find(time).unwrap_or(mention.end);
    let inner = inner_medium(scene, mention).map_or(end, |token| if text.is(token - 1, Class::Preposition) { token - 1 } else { token });
    end.min(inner).max(mention.first + 1)
}

/// The token inside a mention at which another medium begins behind a preposition that is not one of place.
fn inner_medium(scene: &Scene<'_>, mention: &Mention) -> Option<usize> {
    let text = &scene.text;
    (mention.first + 1..mention.end).find(|&token| {
        let before = text.matches(token - 1).iter().any(|m| {
            m.cut.is_whole()
                && m.class() == Class::Preposition
                && text.entry(m).feature("locative").is_none()
                && m.last as usize + 1 == token
        });
        text.matches(token).iter().any(|m| {
            (before && m.cut.is_whole() || m.cut.preposition.is_some())
                && m.cut.enclitic.is_none()
                && !text.entry(m).is_weak()
                && is_medium(scene.knowledge, text.entry(m))
        })
    })
}

/// A head with a name in quotation marks is named by these two, whatever qualifies them (`صحيفة "…" البريطانية`).
fn quoted_name(scene: &Scene<'_>, mention: &Mention) -> Option<Span> {
    let inside = mention.first + 2;
    let quotation = scene.text.quotation(inside).filter(|q| q.closed && q.first as usize == inside)?;
    let end = quotation.end as usize + 1;
    (end <= mention.end).then(|| Span::new(mention.span.start, scene.text.span(mention.first, end).end))
}

/// How what begins at a token is brought in, by what stands before it.
fn manner_at(scene: &Scene<'_>, at: usize, cut: Cut) -> Manner {
    let text = &scene.text;
    let interview = |token: usize| {
        text.matches(token).iter().any(|m| m.class() == Class::SpeechForm && matches!(&*text.entry(m).value, "interview" | "statement"))
    };
    let near = (at.saturating_sub(REACH)..at).rev().take_while(|&token| text.tokens[token].is_word()).any(interview);
    let placed = arabic::attached_preposition(text, &cut).is_some();
    // Marks and words of time may stand between the verb and its subject.
    let passable = |&token: &usize| !text.tokens[token].is_word() || text.is(token, Class::DayWord) || text.is(token, Class::DayPart);
    let verb = (at.saturating_sub(3)..at).rev().find(|token| !passable(token));
    let verb = verb.and_then(|token| {
        text.matches(token)
            .iter()
            .filter(|m| {
                m.last as usize + 1 >= token
                    && m.reading.inflection.slot.is_some_and(|slot| matches!(slot, Slot::Perfect | Slot::Imperfect))
                    && !m.cut.article
            })
            .max_by_key(|m| m.cut.is_whole())
            .copied()
    });
    match verb {
        // A verb with a pronoun before it: `تصريحات نشرتها صحيفة`.
        Some(m) if m.cut.enclitic.is_some() && !placed => Manner::Published,
        Some(_) if !placed => Manner::Speaks,
        _ if placed || near => Manner::Told,
        _ => Manner::Named,
    }
}

/// True for the words of a post on a social network: the network is no source.
fn is_platform(scene: &Scene<'_>, at: usize) -> bool {
    let post = |token: usize| {
        scene
            .text
            .matches(token)
            .iter()
            .any(|m| m.last as usize >= at && m.class() == Class::SpeechForm && &*scene.text.entry(m).value == "post")
    };
    (at.saturating_sub(3)..=at).any(post)
}

/// True where a speaker speaks in a written statement: a communiqué without an issuer of its own stands between the cue and the content.
pub(super) fn writes(scene: &Scene<'_>, cue: u32, content: u32) -> bool {
    let text = &scene.text;
    let from = text.tokens.partition_point(|t| t.span.end <= cue);
    let to = text.tokens.partition_point(|t| t.span.end <= content);
    let form = |token: usize| {
        text.matches(token)
            .iter()
            .any(|m| m.class() == Class::SpeechForm && &*text.entry(m).value == "communique" && text.entry(m).feature("joint").is_none())
    };
    (from..to.min(from + 24)).any(form)
}

/// True where a source marker begins.
pub(super) fn is_marker(scene: &Scene<'_>, token: usize) -> bool {
    scene.text.of_class(token, Class::SourceMarker).any(|m| m.cut.enclitic.is_none() && !scene.text.entry(m).is_weak())
}

/// True for the outlet that publishes the report: by its name, or by the site that the knowledge gives for it.
fn is_outlet(scene: &Scene<'_>, citation: &Citation) -> bool {
    let Some(outlet) = scene.document.outlet.as_deref() else { return false };
    let site = |token: usize| {
        scene
            .text
            .matches(token)
            .iter()
            .any(|m| names::sites(scene.knowledge, scene.text.entry(m)).any(|site| names::is_of_site(outlet, site)))
    };
    scene.fold(outlet) == scene.fold(&citation.name) || (citation.first..citation.end).any(site)
}
