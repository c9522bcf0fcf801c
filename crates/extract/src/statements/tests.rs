//! Who says what in sentences of our own.

use mahdar_record::{Document, Statement};

use crate::project::knowledge;

fn statements(text: &str) -> Vec<Statement> {
    crate::extract(&Document::from_text(text), knowledge()).statements
}

fn speakers(text: &str) -> Vec<String> {
    statements(text).into_iter().map(|s| s.speaker.unwrap_or_default()).collect()
}

fn contents(text: &str) -> Vec<String> {
    statements(text).into_iter().map(|s| s.span.of(text).to_owned()).collect()
}

#[test]
fn a_noun_phrase_that_is_no_mention_speaks() {
    assert_eq!(speakers("وقال المنظمون في كلمة إن الحفل تأجل إلى الغد."), ["المنظمون"]);
    assert_eq!(speakers("وأكد بعض المتسوقين أن الأسعار ارتفعت كثيرا."), ["بعض المتسوقين"]);
}

#[test]
fn a_source_relays_the_words_of_another() {
    assert_eq!(speakers("نقلت الصحيفة عن وزير المالية الأردني أن الموازنة جاهزة للنشر."), ["وزير المالية الأردني"]);
}

#[test]
fn the_topic_of_a_sentence_speaks_behind_its_titles() {
    let text = "سامر الخوري، رئيس لجنة المياه بمجلس النواب، قال إن السد امتلأ هذا العام.";
    assert_eq!(speakers(text), ["سامر الخوري"]);
}

#[test]
fn a_second_verb_of_the_same_subject_has_an_object() {
    let found = statements("أدانت تركيا القرار الأخير، وطالبت إسرائيل بالتراجع عنه فورا.");
    let last = found.last().expect("two statements");
    assert_eq!(last.speaker.as_deref(), Some("TUR"));
    assert_eq!(last.toward, ["ISR"]);
}

#[test]
fn nobody_says_what_is_worth_mentioning() {
    assert!(statements("يذكر أن المدينة تقع على ساحل البحر.").is_empty());
    assert!(statements("وكان يجب أن تبدأ الأعمال قبل الشتاء.").is_empty());
}

#[test]
fn attitudes_inside_words_are_no_words_of_their_own() {
    assert_eq!(speakers("قال وزير النقل القطري إن الشركة ترفض شروط المورد الجديد."), ["وزير النقل القطري"]);
}

#[test]
fn the_report_goes_on_behind_its_conjunction() {
    let text = "قال وزير النقل القطري إن الطريق آمن للجميع، في حين أغلقت المدارس أبوابها.";
    assert_eq!(contents(text), ["الطريق آمن للجميع"]);
}

#[test]
fn a_clause_of_time_stands_before_the_content() {
    let text = "وقال وزير النقل القطري بعد أن زار الميناء إن العمل يسير بسرعة.";
    assert_eq!(contents(text), ["العمل يسير بسرعة"]);
}

#[test]
fn the_one_who_is_ready_is_no_target() {
    let found = statements("أكد وزير النقل القطري حرص العراق على التعاون مع فرنسا.");
    assert_eq!(found.first().map(|s| s.toward.clone()), Some(vec!["FRA".to_owned()]));
}

/// Eight times the cues must not take much more than eight times as long, where no sentence ends between them.
#[test]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test may look at the clock")]
fn nested_words_take_time_by_their_length() {
    let time = |count: usize| {
        let begin = std::time::Instant::now();
        let _ = statements(&"قال إن ".repeat(count));
        begin.elapsed().max(std::time::Duration::from_millis(5))
    };
    let base = time(2_000).max(time(2_000));
    let all = time(16_000);
    assert!(all < base * 40, "{base:?} for an eighth, {all:?} for all");
}

#[test]
fn an_adjective_of_degree_leaves_the_act_to_the_noun() {
    let found = statements("وأعرب الوفد عن عميق امتنانه للحكومة المصرية");
    assert_eq!(found[0].act, Some(mahdar_record::SpeechAct::Support));
}

#[test]
fn a_duty_of_a_state_is_a_demand() {
    let found = statements("قال الوزير إن على باكستان أن تفتح المعبر");
    assert_eq!(found[0].act, Some(mahdar_record::SpeechAct::Request));
    assert_eq!(found[0].toward, ["PAK"]);
}
