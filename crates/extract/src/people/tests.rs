//! Who is one individual, and which posts the document gives.

use crate::project::knowledge;
use mahdar_record::Document;

/// Checks the people of a text: `name < post + post`, one after another by `;`.
#[track_caller]
fn check(source: &str, expected: &str) {
    let record = crate::extract(&Document::from_text(source), knowledge());
    let people = record.people.iter().map(|person| {
        let posts: Vec<&str> = person.posts.iter().map(|post| &*post.title).collect();
        if posts.is_empty() { person.name.clone() } else { format!("{} < {}", person.name, posts.join(" + ")) }
    });
    assert_eq!(people.collect::<Vec<_>>().join("; "), expected);
}

#[test]
fn a_surname_is_its_bearer() {
    check("وصل علي شمخاني إلى بغداد. وأضاف شمخاني أن الزيارة مهمة.", "علي شمخاني");
}

#[test]
fn the_fullest_form_is_the_name() {
    check("قال ظريف إن المحادثات مفيدة. وكان الوزير محمد جواد ظريف قد وصل أمس.", "محمد جواد ظريف < الوزير");
}

#[test]
fn a_son_is_not_his_father() {
    check("استقبل الملك سلمان بن عبدالعزيز الأمير محمد بن سلمان بن عبدالعزيز.", "سلمان بن عبدالعزيز < الملك; محمد بن سلمان بن عبدالعزيز");
}

#[test]
fn spellings_of_a_foreign_name_are_one() {
    check("وصل الوزير خوسيه ألبارتيس. وقال الوزير خوسيه ألبارتس إن اللقاء مثمر.", "خوسيه ألبارتيس < الوزير");
}

#[test]
fn known_names_that_differ_in_a_letter_are_two() {
    check("التقى الوزير محمد العمري النائب محمود العمري.", "محمد العمري < الوزير; محمود العمري < النائب");
}

#[test]
fn one_office_in_two_wordings_is_one_post() {
    check(
        "قال وزير الخارجية عادل الجبير إن الحل سياسي. وأضاف وزير الخارجية السعودي عادل الجبير أن الوقت حان.",
        "عادل الجبير < وزير الخارجية السعودي",
    );
}

#[test]
fn a_bare_title_gives_way_to_a_full_one() {
    check("وصل الوزير خالد العطية. وقال خالد العطية وزير الخارجية القطري إن الحوار مستمر.", "خالد العطية < وزير الخارجية القطري");
}

#[test]
fn a_post_without_the_name_words_it_more_fully() {
    check("وصل الرئيس فلاديمير بوتين. وقال الرئيس الروسي إن اللقاء مثمر.", "فلاديمير بوتين < الرئيس الروسي");
}

#[test]
fn a_counterpart_holds_the_same_post_elsewhere() {
    check(
        "التقى وزير الخارجية القطري خالد العطية نظيره التركي مولود جاويش أوغلو.",
        "خالد العطية < وزير الخارجية القطري; مولود جاويش أوغلو < وزير الخارجية",
    );
}

#[test]
fn a_reign_stands_beside_other_posts() {
    check("استقبل الملك محمد السادس، رئيس لجنة القدس، الوفد.", "محمد السادس < الملك + رئيس لجنة القدس");
}

#[test]
fn two_holders_of_two_posts() {
    check("اجتمع وزير الخارجية خالد العطية ووزير الدفاع حمد العطية.", "خالد العطية < وزير الخارجية; حمد العطية < وزير الدفاع");
}

#[test]
fn a_counterpart_has_the_office_of_who_is_named_before() {
    check(
        "وصل وزير الخارجية السعودي سالم نوفل إلى القاهرة. ثم تحدث الوزير نوفل مع نظيره المصري عمر حداد.",
        "سالم نوفل < وزير الخارجية السعودي; عمر حداد < وزير الخارجية",
    );
}

#[test]
fn a_name_ends_with_where_its_family_is_from() {
    check("التقى رئيس الوزراء نبيل عواد السوداني أمين المجلس سالم كنعان.", "نبيل عواد السوداني < رئيس الوزراء; سالم كنعان < أمين المجلس");
}

#[test]
fn a_title_between_marks_takes_its_last_phrase_along() {
    check(
        "قال نبيل عواد، المستشار السابق عن النقابة الوطنية للتعليم، إن الحوار تعثر.",
        "نبيل عواد < المستشار السابق عن النقابة الوطنية للتعليم",
    );
}

#[test]
fn a_president_who_dismisses_is_not_the_dismissed() {
    check("أقال الرئيس قائد الشرطة منير الصالح.", "منير الصالح < قائد الشرطة");
}

/// The countries of the posts, one after another.
fn countries(source: &str) -> String {
    let record = crate::extract(&Document::from_text(source), knowledge());
    let posts = record.people.iter().flat_map(|person| &person.posts);
    posts.map(|post| post.country.map_or_else(|| "-".to_owned(), |country| country.to_string())).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_post_is_of_the_state_that_the_document_is_about() {
    let text = "افتتح وزير الصحة نبيل عواد مستشفى في عمّان. وزار الوفد إربد والكرك في الأردن، ثم عاد إلى الأردن.";
    assert_eq!(countries(text), "JOR");
}

#[test]
fn the_posts_of_parties_are_of_no_state() {
    assert_eq!(countries("قال رئيس حزب الأمة السوداني نبيل عواد إن الحوار مهم."), "-");
}

#[test]
fn a_surname_spelled_like_a_nationality_is_its_bearer_where_it_qualifies_nothing() {
    check("وصل المدرب سالم نوفل التونسي إلى جدة. وقال التونسي إن الفريق جاهز.", "سالم نوفل التونسي");
}

#[test]
fn one_word_is_rather_a_surname_than_a_given_name() {
    let record = crate::extract(&Document::from_text("التقى الوزير سالم حسين نظيره حسين نوفل. وأعلن حسين أن العمل انتهى."), knowledge());
    assert_eq!(record.statements[0].speaker.as_deref(), Some("سالم حسين"));
}
