//! Every kind of problem has its file, line, column and hint; what is sound is used all the same.

use super::*;
use crate::Reading;

const FOLD: &str = "from\tto\tsource\nأ\tا\town\nإ\tا\town\nة\tه\town\n";
const CLITICS: &str = "text\tkind\tclass\tsource\nال\tproclitic\tarticle\town\n";
const NOUNS: &str = include_str!("../../../../knowledge/ar/nouns.tsv");
const MORPHOLOGY: &str = include_str!("../../../../knowledge/ar/morphology.tsv");
const WORDS: &str = "text\tclass\tvalue\tfeatures\tsource\n";
const VERBS: &str = "lemma\troot\tform\tmasdar\tfeatures\tsource\n";

/// A sound folder in which one file is another, or one more.
fn load(path: &str, text: &str) -> (Knowledge, Vec<Problem>) {
    let sound = [
        ("ar/fold.tsv", FOLD),
        ("ar/clitics.tsv", CLITICS),
        ("ar/nouns.tsv", NOUNS),
        ("ar/morphology.tsv", MORPHOLOGY),
        ("ar/vocabulary.tsv", "text\tcount\tsource\n"),
        ("ar/names.tsv", "text\ttitled\telsewhere\tsource\n"),
        ("ar/verbs/a.tsv", "lemma\troot\tform\tmasdar\tfeatures\tsource\nذكر\tذ ك ر\tI\tذكر\t-\town\n"),
    ];
    let mut files: Vec<KnowledgeFile> = sound.iter().filter(|(name, _)| *name != path).map(|(name, text)| file(name, text)).collect();
    files.push(file(path, text));
    Knowledge::load(&files)
}

fn file(path: &str, text: &str) -> KnowledgeFile {
    KnowledgeFile { path: path.into(), bytes: text.into() }
}

/// `line:column: message` of the only problem, whose file is the one given and whose hint is not empty.
fn check(path: &str, text: &str, expected: &str) {
    let problems = load(path, text).1;
    let shown: Vec<String> = problems.iter().map(|problem| format!("{}:{}: {}", problem.line, problem.column, problem.message)).collect();
    assert_eq!(shown, [expected], "{path}");
    assert!(problems.iter().all(|problem| problem.file == path && !problem.hint.is_empty()), "{problems:?}");
}

fn words(rows: &str, expected: &str) {
    check("ar/words/a.tsv", &format!("{WORDS}{rows}\n"), expected);
}

fn verbs(rows: &str, expected: &str) {
    check("ar/verbs/b.tsv", &format!("{VERBS}{rows}\n"), expected);
}

fn frame(fields: &str, expected: &str) {
    check("ar/frames/a.toml", &format!("\n[[frame]]\n{fields}"), expected);
}

#[test]
fn files_that_are_missing_or_no_text() {
    let (_, problems) = Knowledge::load(&[]);
    let missing: Vec<&str> = problems.iter().map(|problem| problem.file.as_str()).collect();
    assert_eq!(missing, ["ar/clitics.tsv", "ar/fold.tsv", "ar/morphology.tsv", "ar/names.tsv", "ar/nouns.tsv", "ar/vocabulary.tsv"]);
    for path in ["ar/words/a.tsv", "ar/frames/a.toml"] {
        let (_, problems) = Knowledge::load(&[KnowledgeFile { path: path.into(), bytes: vec![0xd9] }]);
        assert!(problems.iter().any(|problem| problem.file == path && problem.message == "not UTF-8"));
    }
}

#[test]
fn tables_that_are_malformed() {
    check("ar/words/a.tsv", "text\tclass\n", "1:0: the header is `text class`");
    words("نظير\tcounterpart\t-\t-", "2:1: 4 cells");
    words("نظير\tcounterpart\t\t-\town", "2:18: the cell `value` is empty or has space around it");
    words("نظير\tcounterpart\t-\t-\town\nقد\tperfect-particle\t-\t-\town", "3:0: out of order");
    words("نظير\tcounterpart\t-\t-\town\nنظير\tcounterpart\t-\t-\town", "3:0: the row above again");
    words("\nنظير\tcounterpart\t-\t-\town", "2:0: an empty line");
}

#[test]
fn rows_of_the_lexicon() {
    words("نظير\tcounterpat\t-\t-\town", "2:6: unknown class `counterpat`");
    words("نظير\tverb\t-\t-\town", "2:6: unknown class `verb`");
    words("نظير\tcounterpart\t-\t-\town\nنظير\tcounterpart\t-\tweak=yes\town", "3:1: the entry stands twice");
    words("نظير\tcounterpart\t-\tweak\town", "2:20: a feature without a value");
    words("عراقي\tnationality\tIraq\t-\town", "2:19: `Iraq` is no value of class `nationality`");
    words("بغداد\tplace\tIraq\t-\town", "2:13: `Iraq` is no value of class `place`");
    words("نفط\ttopic\toil\t-\town", "2:11: `oil` is no value of class `topic`");
    words("اتفاق\tinstrument\tdeal\t-\town", "2:18: `deal` is no value of class `instrument`");
    words("لقاء\tevent\tmeet\t-\town", "2:12: `meet` is no value of class `event`");
    words("رفض\tcontent-head\tREFUSE\t-\town", "2:18: `REFUSE` is no value of class `content-head`");
    words("مئة\tnumber\tC\t-\town", "2:12: `C` is no value of class `number`");
    assert_eq!(load("ar/words/a.tsv", &format!("{WORDS}تريليون\tnumber\t1000000000000\t-\town\n")).1, []);
}

#[test]
fn letters_and_counts() {
    check("ar/fold.tsv", "from\tto\tsource\nأأ\tا\town\n", "2:1: `from` is no single character");
    check("ar/clitics.tsv", "text\tkind\tclass\tsource\nال\tproclitic\tarticel\town\n", "2:14: unknown class `articel`");
    check("ar/nouns.tsv", "ending\tslot\tadd\tsource\n*\ttrial\tات\town\n", "2:3: unknown slot `trial`");
    check("ar/vocabulary.tsv", "text\tcount\tsource\nفي\tmany\tmined\n", "2:4: `many` is no count");
    check("ar/names.tsv", "text\ttitled\telsewhere\tsource\nاحمد\t1\t-1\town\n", "2:8: `-1` is no count");
}

#[test]
fn rows_of_verbs() {
    verbs("قال\tقول\tI\tقول\timperfect=يقول\town", "2:5: a root of form I has 3 letters");
    verbs("قال\tق و ل\tXI\tقول\timperfect=يقول\town", "2:11: unknown form `XI`");
    verbs("قال\tق و ل\tI\tقول\timperfect\town", "2:17: cannot read `imperfect`");
    check(
        "ar/morphology.tsv",
        &MORPHOLOGY.replacen("I\tassimilated\timperfect\t", "I\tassimilated\timperfct\t", 1),
        "2:15: unknown slot `imperfct`",
    );
    assert_eq!(load("ar/verbs/b.tsv", &format!("{VERBS}ذكر\tذ ك ر\tI\tذكر\t-\town\n")).1, []);
}

#[test]
fn frames_that_are_malformed() {
    const SOUND: &str = "id = \"post.a\"\nkind = \"post\"\nchange = \"left\"\nverbs = [\"ذكر\"]\nfinds = [\"ذكر\"]\n";
    let with = |more: &str| format!("{SOUND}{more}\n");
    let without = |line: &str, other: &str| SOUND.replace(line, other);
    assert_eq!(load("ar/frames/a.toml", &format!("[[frame]]\n{SOUND}")).1, []);
    frame(
        &with("subjct = \"holder\""),
        "8:1: unknown field `subjct`, expected one of `id`, `kind`, `verbs`, `nouns`, `form`, `step`, `type`, `mode`, `change`, `act`, `subject`, `object`, `genitive`, `markers`, `content`, `toward`, `light`, `needs`, `with`, `through`, `with-subject`, `adjective`, `undergo`, `when`, `destination`, `origin`, `finds`, `skips`",
    );
    frame(&without("kind = \"post\"", "kind = \"pots\""), "2:1: frame `post.a` has the unknown kind `pots`");
    frame(&without("change = \"left\"\n", ""), "2:1: frame `post.a` has no `change`");
    frame(&without("\"left\"", "\"gone\""), "2:1: frame `post.a`: `change = \"gone\"` is unknown");
    frame(&without("post.a", "posts.a"), "2:1: frame `posts.a` is of kind `post`");
    frame(&without("verbs = [\"ذكر\"]\n", ""), "2:1: nothing evokes frame `post.a`");
    frame(&without("finds = [\"ذكر\"]\n", ""), "2:1: frame `post.a` has no example");
    frame(
        &without("verbs = [\"ذكر\"]", "verbs = [\"كتب\"]"),
        "2:1: frame `post.a` names the verb `كتب`, which no table under ar/verbs has",
    );
    frame(&with("object = \"winner\""), "2:1: frame `post.a`: `role = \"winner\"` is unknown");
    frame(&with("needs = \"luck\""), "2:1: frame `post.a`: `needs = \"luck\"` is unknown");
    frame(&format!("{SOUND}\n[[frame]]\n{SOUND}"), "9:1: frame `post.a` stands also in ar/frames/a.toml:2");
}

/// What the phrase of folded words can be: class, and definite, feminine, number, construct as letters.
fn readings(knowledge: &Knowledge, phrase: &str) -> Vec<String> {
    let lexicon = knowledge.lexicon();
    let mut words = phrase.split(' ').map(|word| lexicon.word(word));
    let start = words.next().flatten().and_then(|word| lexicon.start(word));
    let node = words.fold(start, |node, word| lexicon.step(node?, word?));
    let show = |reading: &Reading| {
        let Inflection { definite, feminine, number, construct, .. } = reading.inflection;
        let marks = [(definite, 'd'), (feminine, 'f'), (construct, 'c')]
            .iter()
            .filter(|(set, _)| *set)
            .map(|(_, letter)| *letter)
            .collect::<String>();
        format!("{:?}{marks}", number)
    };
    node.map_or_else(Vec::new, |node| lexicon.readings(node).iter().map(show).collect())
}

fn form(row: &str, phrase: &str, expected: &[&str]) {
    let (knowledge, problems) = load("ar/words/a.tsv", &format!("{WORDS}{row}\town\n"));
    assert_eq!(problems, []);
    assert_eq!(readings(&knowledge, phrase), expected, "{phrase}");
}

#[test]
fn forms_of_single_words() {
    form("وزير\toffice\tgovernment\tplural=وزراء", "وزير", &["Singular"]);
    form("وزير\toffice\tgovernment\tplural=وزراء", "الوزيره", &["Singulardf"]);
    form("وزير\toffice\tgovernment\tplural=وزراء", "وزيري", &["Dualc", "Pluralc"]);
    form("وزير\toffice\tgovernment\tplural=وزراء", "الوزراء", &["Plurald"]);
    form("زيارة\tevent\tvisit\t-", "الزيارات", &["Pluraldf"]);
    form("مكتب\tbody-head\tunit\t-", "مكتبه", &[]);
    form("التزام\tinstrument\tother\tplural=التزامات", "الالتزام", &["Singulard"]);
    form("التزام\tinstrument\tother\tplural=التزامات", "التزامات", &["Pluralf", "Plural"]);
    form("إلغاء\tevent\tmeeting\t-", "الالغاء", &["Singulard"]);
}

#[test]
fn forms_of_titles_with_adjectives() {
    let general = "أمين عام\toffice\tinternational\tdefinite=الأمين العام|الأمينة العامة;plural=أمناء عامون|الأمناء العامون";
    form(general, "الامين العام", &["Singulard"]);
    form(general, "الامينه العامه", &["Singulardf"]);
    form(general, "امناء عامون", &["Plural"]);
    form(general, "الامناء العامون", &["Plurald"]);
}

#[test]
fn nouns_and_adjectives_agree() {
    form("اجتماع ثنائي\tevent\tmeeting\t-", "الاجتماع الثنائي", &["Singulard"]);
    form("اجتماع ثنائي\tevent\tmeeting\t-", "اجتماعا ثنائيا", &["Singular"]);
    form("اجتماع ثنائي\tevent\tmeeting\t-", "الاجتماعين الثنائيين", &["Duald"]);
    form("اجتماع ثنائي\tevent\tmeeting\t-", "الاجتماعات الثنائيه", &["Pluraldf"]);
    form("زيارة رسمية\tevent\tvisit\t-", "زيارتين رسميتين", &["Dualf"]);
    form("قمة المناخ\tevent\tmeeting\t-", "القمه المناخ", &[]);
    form("هجوم إلكتروني\tevent\tmeeting\t-", "الهجوم الالكتروني", &["Singulard"]);
}
