//! An image answers every question as the files do; what is no image is refused; damaged ones never make a question fail.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::*;
use crate::KnowledgeFile;

/// A small folder with something of every kind.
fn files() -> Vec<KnowledgeFile> {
    let file = |path: &str, text: &str| KnowledgeFile { path: path.into(), bytes: text.into() };
    vec![
        file("ar/fold.tsv", "from\tto\tsource\nU+0640\t-\town\nأ\tا\town\nإ\tا\town\nة\tه\town\nى\tي\town\nﷺ\tصل\town\n"),
        file(
            "ar/clitics.tsv",
            "text\tkind\tclass\tsource\nال\tproclitic\tarticle\town\nه\tenclitic\tpronoun\town\nو\tproclitic\tcoordinator\town\n",
        ),
        file("ar/nouns.tsv", include_str!("../../../../knowledge/ar/nouns.tsv")),
        file("ar/morphology.tsv", include_str!("../../../../knowledge/ar/morphology.tsv")),
        file("ar/vocabulary.tsv", "text\tcount\tsource\nاجتماع\t70\tmined\nفي\t900\tmined\n"),
        file("ar/names.tsv", "text\ttitled\telsewhere\tsource\nاحمد\t5\t1\town\n"),
        file("ar/verbs/deeds.tsv", "lemma\troot\tform\tmasdar\tfeatures\tsource\nاستقبل\tق ب ل\tX\t-\t-\town\nوقع\tو ق ع\tII\t-\t-\town\n"),
        file(
            "ar/words/words.tsv",
            concat!(
                "text\tclass\tvalue\tfeatures\tsource\n",
                "اجتماع ثنائي\tevent\tmeeting\t-\town\n",
                "رئيس\toffice\tstate\tplural=رؤساء;weak=yes\town\n",
                "رئيس وزراء\toffice\tgovernment\t-\town\n",
                "زراع\ttopic\teconomic\tmatch=stem\town\n",
                "عراقي\tnationality\tIRQ\t-\town\n",
            ),
        ),
        file(
            "ar/frames/frames.toml",
            concat!(
                "[[frame]]\nid = \"encounter.receive\"\nkind = \"encounter\"\nform = \"meeting\"\nverbs = [\"استقبل\"]\nnouns = [\"لقاء قمة\"]\nsubject = \"host\"\n",
                "object = \"guest\"\nmarkers = { \"مع\" = \"party\" }\nfinds = [\"استقبل الرئيس الوزير\"]\n",
                "[[frame]]\nid = \"statement.say\"\nkind = \"statement\"\nverbs = [\"وقع\"]\ncontent = [\"that\", \"marker:على\"]\ntoward = \"marker:على\"\nfinds = [\"وقع\"]\n",
            ),
        ),
    ]
}

fn knowledge() -> Knowledge {
    let (knowledge, problems) = Knowledge::load(&files());
    assert_eq!(problems, []);
    knowledge
}

/// Every answer that the two can give is the same.
fn same(a: &Knowledge, b: &Knowledge) {
    assert_eq!(a.fold_table(), b.fold_table());
    assert_eq!(a.clitics(), b.clitics());
    assert_eq!(a.feminine(), b.feminine());
    assert_eq!(a.frames(), b.frames());
    assert_eq!(a.counts(), b.counts());
    assert_eq!(a.lexicon_texts(), b.lexicon_texts());
    assert_eq!(a.lexicon().entries().collect::<Vec<_>>(), b.lexicon().entries().collect::<Vec<_>>());
    for (id, entry) in a.lexicon().entries() {
        assert_eq!(a.evoked_by(id), b.evoked_by(id));
        assert_eq!(entry.is_weak(), b.lexicon().entry(id).is_weak());
        assert_eq!(a.verb(&entry.text), b.verb(&entry.text));
        assert_eq!(a.longest_stem(&entry.text), b.longest_stem(&entry.text));
    }
    let words: Vec<_> = a.lexicon().words().map(|word| (a.lexicon().word(word), b.lexicon().word(word))).collect();
    let known: Vec<_> = words.iter().filter_map(|(word, _)| *word).collect();
    assert_eq!(known.len(), words.len());
    for (in_a, in_b) in words {
        assert_eq!(in_a, in_b);
        let word = in_a.expect("a word of the lexicon");
        assert_eq!(a.lexicon().counts(word), b.lexicon().counts(word));
        assert_eq!(a.lexicon().start(word), b.lexicon().start(word));
        if let Some(node) = a.lexicon().start(word) {
            same_from(a.lexicon(), b.lexicon(), node, &known);
        }
    }
}

fn same_from(a: &Lexicon, b: &Lexicon, node: crate::Node, words: &[crate::WordId]) {
    assert_eq!(a.readings(node), b.readings(node));
    for word in words {
        assert_eq!(a.step(node, *word), b.step(node, *word));
        if let Some(next) = a.step(node, *word) {
            same_from(a, b, next, words);
        }
    }
}

#[test]
fn an_image_answers_as_the_files_do() {
    let made = knowledge();
    let image = made.to_image();
    same(&made, &Knowledge::from_image(image.clone()).expect("an image"));
    let lasting: &'static [u8] = image.leak();
    same(&made, &Knowledge::from_image(lasting).expect("an image"));
}

#[test]
fn the_same_files_make_the_same_bytes() {
    let image = knowledge().to_image();
    assert_eq!(image, knowledge().to_image());
    assert_eq!(Knowledge::from_image(image.clone()).expect("an image").to_image(), image);
}

#[test]
fn what_is_no_image_is_refused() {
    let check = |bytes: Vec<u8>, fault: Fault| assert_eq!(Knowledge::from_image(bytes).map(drop), Err(ImageError(fault)));
    let image = knowledge().to_image();
    check(Vec::new(), Fault::Foreign);
    check(b"SQLite format 3\0".to_vec(), Fault::Foreign);
    check(MAGIC.to_vec(), Fault::Length);
    check(image[..image.len() - 1].to_vec(), Fault::Length);
    check([&image[..], &[0]].concat(), Fault::Length);
    check([&MAGIC[..], &7_u32.to_le_bytes(), &image[12..]].concat(), Fault::Version(7));
}

#[test]
fn an_inflection_is_packed_without_loss() {
    for packed in 0..1 << PACKED {
        let inflection = unpack(packed);
        if packed >> 4 & 3 != 3 {
            assert_eq!(pack(inflection), packed);
        }
    }
    for (index, slot) in Slot::ALL.iter().enumerate() {
        assert_eq!(*slot as usize, index);
    }
    for (index, (_, person)) in PERSONS.iter().enumerate() {
        assert_eq!(*person as usize, index);
    }
}

proptest! {
    /// Words of the alphabet of the files, counted and inflected at random: found with their counts after a round trip, and no others.
    #[test]
    fn any_words_survive(words in proptest::collection::btree_set("[بتجدر]{1,5}( [بتجدر]{1,5}){0,2}", 1..40)) {
        let row = |word: &String| format!("{word}\tperson-noun\tperson\t-\town\n");
        let mut files = files();
        let table = words.iter().map(row).collect::<std::collections::BTreeSet<_>>().into_iter().collect::<String>();
        files.push(KnowledgeFile { path: "ar/words/more.tsv".into(), bytes: format!("text\tclass\tvalue\tfeatures\tsource\n{table}").into() });
        let (made, _) = Knowledge::load(&files);
        let read = Knowledge::from_image(made.to_image()).expect("an image");
        let has = |text: &str| {
            let lexicon = read.lexicon();
            let mut words = text.split(' ').map(|word| lexicon.word(word));
            let start = words.next().flatten().and_then(|word| lexicon.start(word));
            let end = words.fold(start, |node, word| lexicon.step(node?, word?));
            end.is_some_and(|node| lexicon.readings(node).iter().any(|reading| lexicon.entry(reading.entry).text == text))
        };
        for word in &words {
            prop_assert!(has(word));
        }
        let longer = format!("{} ب", words.first().expect("a word"));
        prop_assert_eq!(has(&longer), words.contains(&longer));
    }
}

/// Whatever is written over an image, it is refused or answers.
#[test]
fn damaged_images_do_not_fail() {
    let image = knowledge().to_image();
    let damage = (any::<prop::sample::Index>(), proptest::collection::vec(any::<u8>(), 1..12));
    let outcome = TestRunner::default().run(&damage, |(at, bytes)| {
        let mut image = image.clone();
        let at = HEADER + at.index(image.len() - HEADER);
        for (place, byte) in image[at..].iter_mut().zip(bytes) {
            *place = byte;
        }
        if let Ok(knowledge) = Knowledge::from_image(image) {
            ask(&knowledge);
        }
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}

fn ask(knowledge: &Knowledge) {
    let lexicon = knowledge.lexicon();
    for text in ["رئيس", "وزراء", "في", "اجتماع", "xyz"] {
        let Some(word) = lexicon.word(text) else { continue };
        let node = lexicon.start(word);
        let next = node.and_then(|node| lexicon.step(node, word));
        for reading in node.into_iter().chain(next).flat_map(|node| lexicon.readings(node)) {
            assert!(lexicon.entry(reading.entry).features("plural").count() < 1000);
            assert!(knowledge.evoked_by(reading.entry).iter().all(|id| knowledge.frame(*id).line > 0));
        }
    }
}
