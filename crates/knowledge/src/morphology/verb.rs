//! Verbs and the names of their forms.

/// The forms that `verbs/*.tsv` may name.
pub(crate) const FORMS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII"];

/// A verb as `verbs/*.tsv` gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Verb {
    /// Perfect, third person masculine singular, in usual spelling without vowel marks: `أشار`.
    pub(crate) lemma: String,
    /// Radicals separated by spaces: `ش و ر`.
    pub(crate) root: String,
    /// `I` to `X`, `QI`, `QII`.
    pub(crate) form: String,
    /// Verbal nouns. If there are any, the pattern of the form makes none.
    pub(crate) masdars: Vec<String>,
    /// A slot (`imperfect`, `participle`, `passive-participle` …) and the word that takes the place of its pattern; `|` separates several.
    pub(crate) overrides: Vec<(String, String)>,
}

impl Verb {
    /// Reads the cells `lemma  root  form  masdar  features` of `verbs/*.tsv`. An error has the number of the cell, a message and a hint.
    pub(crate) fn parse(lemma: &str, root: &str, form: &str, masdar: &str, features: &str) -> Result<Self, (usize, String, String)> {
        let radicals = root.split(' ').count();
        let wanted = if form.starts_with('Q') { 4..=5 } else { 3..=3 };
        if !FORMS.contains(&form) {
            return Err((2, format!("unknown form `{form}`"), format!("one of {}", FORMS.join(" "))));
        }
        if !wanted.contains(&radicals) || root.split(' ').any(|radical| radical.chars().count() != 1) {
            return Err((
                1,
                format!("a root of form {form} has {} letters", wanted.start()),
                "separate the radicals by single spaces".to_owned(),
            ));
        }
        let mut verb = Self { lemma: lemma.to_owned(), root: root.to_owned(), form: form.to_owned(), ..Self::default() };
        if masdar != "-" {
            verb.masdars = masdar.split('|').map(str::to_owned).collect();
        }
        for feature in features.split(';').filter(|feature| *feature != "-") {
            match feature.split_once('=') {
                Some((slot, word)) if !word.is_empty() => verb.overrides.push((slot.to_owned(), word.to_owned())),
                _ => return Err((4, format!("cannot read `{feature}`"), "write slot=word".to_owned())),
            }
        }
        Ok(verb)
    }
}

/// What a form of a verb is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// `أكد`.
    Perfect,
    /// Indicative, subjunctive and jussive.
    Imperfect,
    /// Only where it is spelled differently from [`Slot::Perfect`]: `قيل`, not `أكد`.
    PassivePerfect,
    /// Only where it is spelled differently from [`Slot::Imperfect`]: `يشار`, `يوصف`.
    PassiveImperfect,
    /// `مؤكد`.
    ActiveParticiple,
    /// `موقع عليه`, `مدان`.
    PassiveParticiple,
    /// The verbal noun, `تأكيد`.
    Masdar,
}

impl Slot {
    /// Every slot, in order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Perfect,
        Self::Imperfect,
        Self::PassivePerfect,
        Self::PassiveImperfect,
        Self::ActiveParticiple,
        Self::PassiveParticiple,
        Self::Masdar,
    ];

    /// Whether the form is a participle or a verbal noun, which can take the article.
    #[must_use]
    pub fn is_nominal(self) -> bool {
        matches!(self, Self::ActiveParticiple | Self::PassiveParticiple | Self::Masdar)
    }
}

/// Person, gender and number of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// `أكد`, `يؤكد`.
    ThirdMasculineSingular,
    /// `أكدت`, `تؤكد`.
    ThirdFeminineSingular,
    /// `أكدوا`, `يؤكدون`, `يؤكدوا`.
    ThirdMasculinePlural,
    /// `أكدا`, `يؤكدان`, `يؤكدا`.
    ThirdMasculineDual,
    /// `أكدتا`, `تؤكدان`.
    ThirdFeminineDual,
    /// `أكدنا`, `نؤكد`.
    FirstPlural,
    /// `أكدت`, `أؤكد`.
    FirstSingular,
    /// Of participles and verbal nouns: `مؤكد`, `ملتقي`, `تأكيد`.
    MasculineSingular,
    /// Without the article and without its last weak letter: `ملتق`.
    MasculineSingularBare,
    /// `مؤكدا`, `ملتقيا`.
    MasculineSingularAccusative,
    /// `مؤكدة`.
    FeminineSingular,
    /// `مؤكدان`, `مؤكدين`.
    MasculineDual,
    /// `مؤكدتان`, `مؤكدتين`.
    FeminineDual,
    /// `مؤكدون`, `مؤكدين`.
    MasculinePlural,
    /// `مؤكدات`, `زيارات`.
    FemininePlural,
}

/// One form of a verb.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Inflected {
    /// The folded word, without proclitics, article or enclitics.
    pub(crate) text: String,
    /// What it is.
    pub(crate) slot: Slot,
    /// Whose it is.
    pub(crate) person: Person,
    /// The word is spelled so only before an enclitic: `التقا` of `التقاه`, `زيارت` of `زيارته`.
    pub(crate) joined: bool,
}
