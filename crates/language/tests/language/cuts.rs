//! What is cut off a word, and what is not.

use mahdar_language::read;

use crate::project::knowledge;

/// Checks `proclitics+stem+enclitic` of the likeliest cut of each word.
#[track_caller]
fn check(words: &str, expected: &str) {
    let text = read(words, knowledge());
    let clitics = text.knowledge.clitics();
    let mut found = Vec::new();
    for index in 0..text.tokens.len() {
        let cut = text.best_cut(index).expect("every word has a cut");
        let token = text.tokens[index].folded;
        let front = &text.folded.text()[token.start as usize..cut.stem.start as usize];
        let end = cut.enclitic.map_or("", |enclitic| &*clitics.enclitics()[enclitic as usize].text);
        found.push([front, text.folded.get(cut.stem), end].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("+"));
    }
    let expected: Vec<String> = expected
        .split(' ')
        .map(|word| word.split('+').map(|part| text.knowledge.fold_table().fold(part)).collect::<Vec<_>>().join("+"))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn proclitics() {
    check("والعراق بالعراق وبالعراق وقال سيصل وسيصل لبغداد وبحسب", "و+العراق ب+العراق وب+العراق و+قال س+يصل وس+يصل ل+بغداد وب+حسب");
    check("للعراق وللوزارة", "لل+عراق ولل+وزارة");
}

#[test]
fn words_that_only_look_like_it() {
    check(
        "وزير وفد بين لكن لبنان كتاب بيان ليبيا فرنسا بلاده وصل وقع واحد",
        "وزير وفد بين لكن لبنان كتاب بيان ليبيا فرنسا بلاد+ه وصل وقع واحد",
    );
}

#[test]
fn pronouns() {
    check("وزيرها نظيره زيارته عليه له بها إليهم دورهم", "وزير+ها نظير+ه زيارت+ه علي+ه ل+ه ب+ها الي+هم دور+هم");
    check("المنطقة منطقة عراقي مستشفى", "المنطقة منطقة عراقي مستشفى");
}

#[test]
fn the_article() {
    let text = read("العراق إلى الذي للعراق التقى ألماني", knowledge());
    let articles: Vec<bool> = (0..text.tokens.len()).map(|index| text.best_cut(index).is_some_and(|cut| cut.article)).collect();
    assert_eq!(articles, [true, false, false, true, false, false]);
}
