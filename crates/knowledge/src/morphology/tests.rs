//! Verbs of all classes against forms known from grammar, written in usual spelling and folded before they are compared.

#![allow(clippy::expect_used)]

use super::{Fault, Morphology, Person, Slot, Verb};

const TABLE: &str = include_str!("../../../../knowledge/ar/morphology.tsv");

fn fold(text: &str) -> String {
    let letter = |c| match c {
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ى' | 'ئ' => Some('ي'),
        'ؤ' => Some('و'),
        'ة' => Some('ه'),
        'ء' => None,
        other => Some(other),
    };
    text.chars().filter_map(letter).collect()
}

fn read(table: &str) -> (Morphology, Vec<Fault>) {
    let rows: Vec<(usize, Vec<&str>)> = table.lines().enumerate().skip(1).map(|(at, line)| (at + 1, line.split('\t').collect())).collect();
    Morphology::load(&rows)
}

/// A verb as `lemma root form` with dots between the radicals, then `imperfect=` and `masdar=` as wanted.
fn verb(text: &str) -> Verb {
    let words: Vec<&str> = text.split(' ').collect();
    let features: Vec<&str> = words[3..].iter().filter(|word| !word.starts_with("masdar=")).copied().collect();
    let masdar = words[3..].iter().find_map(|word| word.strip_prefix("masdar=")).unwrap_or("-");
    let features = if features.is_empty() { "-".to_owned() } else { features.join(";") };
    Verb::parse(words[0], &words[1].replace('.', " "), words[2], masdar, &features).expect("a sound row")
}

/// Perfect 3fs 3mp 1p, imperfect 3ms 3mp, active participle in the accusative and in the plural, verbal noun; `-` where none is asked.
fn check(of: &str, expected: &str) {
    const ASKED: [(Slot, Person); 8] = [
        (Slot::Perfect, Person::ThirdFeminineSingular),
        (Slot::Perfect, Person::ThirdMasculinePlural),
        (Slot::Perfect, Person::FirstPlural),
        (Slot::Imperfect, Person::ThirdMasculineSingular),
        (Slot::Imperfect, Person::ThirdMasculinePlural),
        (Slot::ActiveParticiple, Person::MasculineSingularAccusative),
        (Slot::ActiveParticiple, Person::MasculinePlural),
        (Slot::Masdar, Person::MasculineSingular),
    ];
    let made = read(TABLE).0.inflect(&verb(of), fold);
    for ((slot, person), word) in ASKED.into_iter().zip(expected.split(' ')) {
        let texts: Vec<&str> =
            made.iter().filter(|one| one.slot == slot && one.person == person && !one.joined).map(|one| one.text.as_str()).collect();
        assert!(word == "-" || texts.contains(&fold(word).as_str()), "{of}: {slot:?} {person:?} has no {word} but {texts:?}");
    }
}

/// Words that a verb has in a slot, whatever the person.
fn has(of: &str, slot: Slot, joined: bool, expected: &str) {
    let made = read(TABLE).0.inflect(&verb(of), fold);
    for word in expected.split(' ') {
        let found = made.iter().any(|one| one.slot == slot && one.joined == joined && one.text == fold(word));
        assert!(found, "{of}: {slot:?} has no {word}");
    }
}

#[test]
fn the_table_has_no_faults() {
    assert_eq!(read(TABLE).1, []);
}

#[test]
fn sound_verbs() {
    check("ذكر ذ.ك.ر I masdar=ذكر", "ذكرت ذكروا ذكرنا يذكر يذكرون ذاكرا ذاكرين ذكر");
    check("كشف ك.ش.ف I masdar=كشف", "كشفت كشفوا كشفنا يكشف يكشفون كاشفا كاشفين كشف");
    check("رحب ر.ح.ب II", "رحبت رحبوا رحبنا يرحب يرحبون مرحبا مرحبين ترحيب");
    check("شدد ش.د.د II", "شددت شددوا شددنا يشدد يشددون مشددا مشددين تشديد");
    check("جدد ج.د.د II", "جددت جددوا جددنا يجدد يجددون مجددا مجددين تجديد");
    check("طالب ط.ل.ب III", "طالبت طالبوا طالبنا يطالب يطالبون مطالبا مطالبين مطالبة");
    check("ناقش ن.ق.ش III", "ناقشت ناقشوا ناقشنا يناقش يناقشون مناقشا مناقشين مناقشة");
    check("أعلن ع.ل.ن IV", "أعلنت أعلنوا أعلنا يعلن يعلنون معلنا معلنين إعلان");
    check("أعرب ع.ر.ب IV", "أعربت أعربوا أعربنا يعرب يعربون معربا معربين إعراب");
    check("تسلم س.ل.م V", "تسلمت تسلموا تسلمنا يتسلم يتسلمون متسلما متسلمين تسلم");
    check("تباحث ب.ح.ث VI", "تباحثت تباحثوا تباحثنا يتباحث يتباحثون متباحثا متباحثين تباحث");
    check("انسحب س.ح.ب VII", "انسحبت انسحبوا انسحبنا ينسحب ينسحبون منسحبا منسحبين انسحاب");
    check("اجتمع ج.م.ع VIII", "اجتمعت اجتمعوا اجتمعنا يجتمع يجتمعون مجتمعا مجتمعين اجتماع");
    check("اصطدم ص.د.م VIII", "اصطدمت اصطدموا اصطدمنا يصطدم يصطدمون مصطدما مصطدمين اصطدام");
    check("اطلع ط.ل.ع VIII", "اطلعت اطلعوا اطلعنا يطلع يطلعون مطلعا مطلعين اطلاع");
    check("احمر ح.م.ر IX", "احمرت احمروا - يحمر يحمرون محمرا محمرين احمرار");
    check("استقبل ق.ب.ل X", "استقبلت استقبلوا استقبلنا يستقبل يستقبلون مستقبلا مستقبلين استقبال");
    check("استنكر ن.ك.ر X", "استنكرت استنكروا استنكرنا يستنكر يستنكرون مستنكرا مستنكرين استنكار");
    check("سيطر س.ي.ط.ر QI", "سيطرت سيطروا سيطرنا يسيطر يسيطرون مسيطرا مسيطرين سيطرة");
    check("تدهور د.ه.و.ر QII", "تدهورت تدهوروا تدهورنا يتدهور يتدهورون متدهورا متدهورين تدهور");
}

#[test]
fn geminate_verbs() {
    check("حث ح.ث.ث I masdar=حث", "حثت حثوا حثثنا يحث يحثون حاثا حاثين حث");
    check("رد ر.د.د I masdar=رد", "ردت ردوا رددنا يرد يردون رادا رادين رد");
    check("أصر ص.ر.ر IV", "أصرت أصروا أصررنا يصر يصرون مصرا مصرين إصرار");
    check("أقر ق.ر.ر IV", "أقرت أقروا أقررنا يقر يقرون مقرا مقرين إقرار");
    check("انضم ض.م.م VII", "انضمت انضموا انضممنا ينضم ينضمون منضما منضمين انضمام");
    check("احتل ح.ل.ل VIII", "احتلت احتلوا احتللنا يحتل يحتلون محتلا محتلين احتلال");
    check("اضطر ض.ر.ر VIII", "اضطرت اضطروا اضطررنا يضطر يضطرون مضطرا مضطرين اضطرار");
    check("استمر م.ر.ر X", "استمرت استمروا استمررنا يستمر يستمرون مستمرا مستمرين استمرار");
}

#[test]
fn verbs_with_a_weak_first_radical() {
    check("وصف و.ص.ف I masdar=وصف imperfect=يصف", "وصفت وصفوا وصفنا يصف يصفون واصفا واصفين وصف");
    check("وصل و.ص.ل I masdar=وصول", "وصلت وصلوا وصلنا يصل يصلون واصلا واصلين وصول");
    check("وقع و.ق.ع II", "وقعت وقعوا وقعنا يوقع يوقعون موقعا موقعين توقيع");
    check("أوضح و.ض.ح IV", "أوضحت أوضحوا أوضحنا يوضح يوضحون موضحا موضحين إيضاح");
    check("أيقن ي.ق.ن IV", "أيقنت أيقنوا أيقنا يوقن يوقنون موقنا موقنين إيقان");
    check("توقع و.ق.ع V", "توقعت توقعوا توقعنا يتوقع يتوقعون متوقعا متوقعين توقع");
    check("اتفق و.ف.ق VIII", "اتفقت اتفقوا اتفقنا يتفق يتفقون متفقا متفقين اتفاق");
    check("اتهم و.ه.م VIII", "اتهمت اتهموا اتهمنا يتهم يتهمون متهما متهمين اتهام");
    check("استورد و.ر.د X", "استوردت استوردوا استوردنا يستورد يستوردون مستوردا مستوردين استيراد");
    has("وصف و.ص.ف I masdar=وصف imperfect=يصف", Slot::PassiveImperfect, false, "يوصف توصف");
}

#[test]
fn verbs_with_a_weak_middle_radical() {
    check("قال ق.و.ل I masdar=قول imperfect=يقول", "قالت قالوا قلنا يقول يقولون قائلا قائلين قول");
    check("زار ز.و.ر I masdar=زيارة imperfect=يزور", "زارت زاروا زرنا يزور يزورون زائرا زائرين زيارة");
    check("نال ن.ي.ل I masdar=نيل imperfect=ينال", "نالت نالوا نلنا ينال ينالون نائلا نائلين نيل");
    check("صوت ص.و.ت II", "صوتت صوتوا صوتنا يصوت يصوتون مصوتا مصوتين تصويت");
    check("حاور ح.و.ر III", "حاورت حاوروا حاورنا يحاور يحاورون محاورا محاورين محاورة");
    check("أشار ش.و.ر IV", "أشارت أشاروا أشرنا يشير يشيرون مشيرا مشيرين إشارة");
    check("أدان د.ي.ن IV", "أدانت أدانوا أدنا يدين يدينون مدينا مدينين إدانة");
    check("تعاون ع.و.ن VI", "تعاونت تعاونوا تعاونا يتعاون يتعاونون متعاونا متعاونين تعاون");
    check("انحاز ح.و.ز VII", "انحازت انحازوا انحزنا ينحاز ينحازون منحازا منحازين انحياز");
    check("اختار خ.ي.ر VIII", "اختارت اختاروا اخترنا يختار يختارون مختارا مختارين اختيار");
    check("ازداد ز.ي.د VIII", "ازدادت ازدادوا ازددنا يزداد يزدادون مزدادا مزدادين ازدياد");
    check("استضاف ض.ي.ف X", "استضافت استضافوا استضفنا يستضيف يستضيفون مستضيفا مستضيفين استضافة");
    check("استحوذ ح.و.ذ X", "استحوذت استحوذوا استحوذنا يستحوذ يستحوذون مستحوذا مستحوذين استحواذ");
    has("قال ق.و.ل I masdar=قول imperfect=يقول", Slot::PassivePerfect, false, "قيل قيلت");
    has("قال ق.و.ل I masdar=قول imperfect=يقول", Slot::Imperfect, false, "يقل تقل");
    has("أشار ش.و.ر IV", Slot::PassiveImperfect, false, "يشار تشار");
    has("استضاف ض.ي.ف X", Slot::PassivePerfect, false, "استضيف استضيفت");
    has("أدان د.ي.ن IV", Slot::PassiveParticiple, false, "مدان مدانة مدانين");
}

#[test]
fn verbs_with_a_weak_last_radical() {
    check("دعا د.ع.و I masdar=دعوة imperfect=يدعو", "دعت دعوا دعونا يدعو يدعون داعيا داعين دعوة");
    check("نفى ن.ف.ي I masdar=نفي imperfect=ينفي", "نفت نفوا نفينا ينفي ينفون نافيا نافين نفي");
    check("بقي ب.ق.ي I masdar=بقاء imperfect=يبقى", "بقيت بقوا بقينا يبقى يبقون باقيا باقين بقاء");
    check("عزى ع.ز.ي II", "عزت عزوا عزينا يعزي يعزون معزيا معزين تعزية");
    check("نادى ن.د.ي III", "نادت نادوا نادينا ينادي ينادون مناديا منادين مناداة");
    check("أجرى ج.ر.ي IV", "أجرت أجروا أجرينا يجري يجرون مجريا مجرين إجراء");
    check("أدلى د.ل.و IV", "أدلت أدلوا أدلينا يدلي يدلون مدليا مدلين إدلاء");
    check("تلقى ل.ق.ي V", "تلقت تلقوا تلقينا يتلقى يتلقون متلقيا متلقين تلقي");
    check("تفادى ف.د.ي VI", "تفادت تفادوا تفادينا يتفادى يتفادون متفاديا متفادين تفادي");
    check("انقضى ق.ض.ي VII", "انقضت انقضوا انقضينا ينقضي ينقضون منقضيا منقضين انقضاء");
    check("التقى ل.ق.ي VIII masdar=لقاء", "التقت التقوا التقينا يلتقي يلتقون ملتقيا ملتقين لقاء");
    check("ادعى د.ع.و VIII", "ادعت ادعوا ادعينا يدعي يدعون مدعيا مدعين ادعاء");
    check("استدعى د.ع.و X", "استدعت استدعوا استدعينا يستدعي يستدعون مستدعيا مستدعين استدعاء");
    has("التقى ل.ق.ي VIII", Slot::ActiveParticiple, false, "ملتق ملتقي ملتقية");
    has("التقى ل.ق.ي VIII", Slot::Imperfect, false, "يلتق تلتق يلتقيا");
    has("التقى ل.ق.ي VIII masdar=لقاء", Slot::Perfect, true, "التقا");
    has("التقى ل.ق.ي VIII masdar=لقاء", Slot::Masdar, true, "لقائ لقاؤ");
    has("دعا د.ع.و I masdar=دعوة imperfect=يدعو", Slot::PassivePerfect, false, "دعي دعيت");
    has("ألقى ل.ق.ي IV", Slot::PassiveParticiple, false, "ملقى ملقاة");
}

#[test]
fn verbs_with_hamza() {
    check("أكد أ.ك.د II", "أكدت أكدوا أكدنا يؤكد يؤكدون مؤكدا مؤكدين تأكيد");
    check("أخذ أ.خ.ذ I masdar=أخذ", "أخذت أخذوا أخذنا يأخذ يأخذون آخذا آخذين أخذ");
    check("آزر أ.ز.ر III", "آزرت آزروا آزرنا يؤازر يؤازرون مؤازرا مؤازرين مؤازرة");
    check("آمن أ.م.ن IV", "آمنت آمنوا آمنا يؤمن يؤمنون مؤمنا مؤمنين إيمان");
    check("تأثر أ.ث.ر V", "تأثرت تأثروا تأثرنا يتأثر يتأثرون متأثرا متأثرين تأثر");
    check("تآمر أ.م.ر VI", "تآمرت تآمروا تآمرنا يتآمر يتآمرون متآمرا متآمرين تآمر");
    check("اتخذ أ.خ.ذ VIII", "اتخذت اتخذوا اتخذنا يتخذ يتخذون متخذا متخذين اتخاذ");
    check("ائتلف أ.ل.ف VIII", "ائتلفت ائتلفوا ائتلفنا يأتلف يأتلفون مؤتلفا - ائتلاف");
    check("استأنف أ.ن.ف X", "استأنفت استأنفوا استأنفنا يستأنف يستأنفون مستأنفا مستأنفين استئناف");
    check("سأل س.أ.ل I masdar=سؤال", "سألت سألوا سألنا يسأل يسألون سائلا سائلين سؤال");
    check("ترأس ر.أ.س V", "ترأست ترأسوا ترأسنا يترأس يترأسون مترئسا مترئسين ترؤس");
    check("تساءل س.أ.ل VI", "تساءلت تساءلوا تساءلنا يتساءل يتساءلون متسائلا متسائلين تساؤل");
    check("طمأن ط.م.أ.ن QI", "طمأنت طمأنوا طمأنا يطمئن يطمئنون مطمئنا مطمئنين طمأنة");
    check("اطمأن ط.م.أ.ن QII masdar=اطمئنان", "اطمأنت اطمأنوا اطمأنا يطمئن يطمئنون مطمئنا مطمئنين اطمئنان");
    check("قرأ ق.ر.أ I masdar=قراءة", "قرأت قرؤوا قرأنا يقرأ يقرؤون قارئا قارئين قراءة");
    check("هنأ ه.ن.أ II", "هنأت هنأوا هنأنا يهنئ يهنئون مهنئا مهنئين تهنئة");
    check("فاجأ ف.ج.أ III", "فاجأت فاجؤوا فاجأنا يفاجئ يفاجئون مفاجئا مفاجئين مفاجأة");
    check("أنشأ ن.ش.أ IV", "أنشأت أنشأوا أنشأنا ينشئ ينشئون منشئا منشئين إنشاء");
    check("تباطأ ب.ط.أ VI", "تباطأت تباطأوا تباطأنا يتباطأ يتباطؤون متباطئا متباطئين تباطؤ");
    check("ابتدأ ب.د.أ VIII", "ابتدأت ابتدأوا ابتدأنا يبتدئ يبتدئون مبتدئا مبتدئين ابتداء");
    check("استهزأ ه.ز.أ X", "استهزأت استهزأوا استهزأنا يستهزئ يستهزئون مستهزئا مستهزئين استهزاء");
}

#[test]
fn doubly_weak_verbs() {
    check("رأى ر.أ.ي I masdar=رؤية imperfect=يرى", "رأت رأوا رأينا يرى يرون رائيا رائين رؤية");
    check("أتى أ.ت.ي I masdar=إتيان imperfect=يأتي", "أتت أتوا أتينا يأتي يأتون آتيا آتين إتيان");
    check("أدى أ.د.ي II", "أدت أدوا أدينا يؤدي يؤدون مؤديا مؤدين تأدية");
    check("جاء ج.ي.أ I masdar=مجيء imperfect=يجيء", "جاءت جاؤوا جئنا يجيء يجيئون جائيا - مجيء");
    check("أساء س.و.أ IV", "أساءت أساؤوا أسأنا يسيء يسيئون مسيئا مسيئين إساءة");
    check("استاء س.و.أ VIII", "استاءت استاؤوا استأنا يستاء يستاؤون - مستاءين استياء");
    check("نوى ن.و.ي I masdar=نية imperfect=ينوي", "نوت نووا نوينا ينوي ينوون ناويا ناوين نية");
    check("أحيا ح.ي.ي IV", "أحيت أحيوا أحيينا يحيي يحيون محييا محيين إحياء");
    check("تولى و.ل.ي V", "تولت تولوا تولينا يتولى يتولون متوليا متولين تولي");
    check("أوصى و.ص.ي IV", "أوصت أوصوا أوصينا يوصي يوصون موصيا موصين إيصاء");
    check("استولى و.ل.ي X", "استولت استولوا استولينا يستولي يستولون مستوليا مستولين استيلاء");
    check("ارتأى ر.أ.ي VIII masdar=ارتآء", "ارتأت ارتأوا ارتأينا يرتئي يرتئون مرتئيا - ارتآء");
    check("هيأ ه.ي.أ II", "هيأت هيأوا هيأنا يهيئ يهيئون مهيئا مهيئين تهيئة");
    check("ساوى س.و.ي III", "ساوت ساووا ساوينا يساوي يساوون مساويا مساوين مساواة");
}

#[test]
fn given_words_take_the_place_of_patterns() {
    has("سئم س.أ.م I masdar=سأم imperfect=يسأم participle=سئم", Slot::Imperfect, false, "يسأم تسأم");
    has("سئم س.أ.م I masdar=سأم imperfect=يسأم participle=سئم", Slot::ActiveParticiple, false, "سئم سئما");
    let made = read(TABLE).0.inflect(&verb("دافع د.ف.ع III masdar=دفاع"), fold);
    assert!(made.iter().all(|one| one.slot != Slot::Masdar || one.text.starts_with("دفاع")));
}

#[test]
fn nouns_that_take_a_suffix() {
    has("زار ز.و.ر I masdar=زيارة imperfect=يزور", Slot::Masdar, true, "زيارت");
    has("شارك ش.ر.ك III", Slot::Masdar, false, "مشاركة مشاركات مشاركتين");
    has("أكد أ.ك.د II", Slot::Perfect, true, "أكدو");
    has("تلقى ل.ق.ي V", Slot::Imperfect, true, "يتلقا");
}

#[test]
fn a_row_that_is_no_verb_is_refused() {
    let cell = |root, form, features| Verb::parse("ذكر", root, form, "-", features).map_err(|(cell, _, _)| cell).err();
    assert_eq!(cell("ذ ك ر", "I", "imperfect=يذكر"), None);
    assert_eq!(cell("ذكر", "I", "-"), Some(1));
    assert_eq!(cell("ذ ك ر", "XI", "-"), Some(2));
    assert_eq!(cell("ذ ك ر", "I", "imperfect"), Some(4));
}

#[test]
fn faults_have_an_address() {
    let (_, faults) = read(
        "form\troot-class\tslot\tperson\tpattern\tsource\nXI\tsound\tperfect\t3ms\t123\town\nI\tsound\tperfect\t4ms\t123\town\nI\tsound\tperfect\t3ms\t12{lemm}\town\nI\todd\tperfect\t3ms\t123\town",
    );
    let at: Vec<(usize, usize)> = faults.iter().map(|(line, column, _, _)| (*line, *column)).collect();
    assert_eq!(at, [(2, 1), (3, 17), (4, 24), (5, 3)]);
}
