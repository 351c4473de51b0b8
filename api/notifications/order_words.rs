//! The words of every letter about an order, in every language.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use orders::withdrawal::About;

use crate::words::Words;

/// The languages there are words in.
#[derive(Clone, Copy)]
enum Language {
    English,
    German,
    Dutch,
    Vietnamese,
}

type Said = (String, Vec<String>);

pub(crate) fn words(about: &About, locale: &str) -> Words {
    let language = match locale.split('-').next() {
        Some("de") => Language::German,
        Some("nl") => Language::Dutch,
        Some("vi") => Language::Vietnamese,
        _ => Language::English,
    };
    let (subject, lines) = match about {
        About::Received { number, statement, name, email, at, staying, coming } => {
            let (subject, mut lines) = received(language, number, statement, (name, email), *at);
            lines.extend([staying.then(|| cancelled(language)), coming.then(|| sent_back(language))].into_iter().flatten().map(str::to_owned));
            (subject, lines)
        }
        About::Told { number, goods, at } => told(language, number, goods, *at),
    };
    let (language, greeting, footer) = match language {
        Language::English => ("en", "Hello", "You have this letter because of an order at Stoa. Keep it: it is the proof of what was declared, and when."),
        Language::German => {
            ("de", "Guten Tag", "Sie erhalten dieses Schreiben wegen einer Bestellung bei Stoa. Bewahren Sie es auf: Es belegt, was wann erklärt wurde.")
        }
        Language::Dutch => {
            ("nl", "Hallo", "U krijgt dit bericht vanwege een bestelling bij Stoa. Bewaar het: het is het bewijs van wat er is verklaard, en wanneer.")
        }
        Language::Vietnamese => {
            ("vi", "Xin chào", "Bạn nhận được thư này vì một đơn hàng tại Stoa. Hãy giữ lại: đây là bằng chứng về nội dung và thời điểm tuyên bố.")
        }
    };
    Words { language, subject: subject.into(), greeting, lines: lines.into_iter().map(Cow::Owned).collect(), button: None, footer }
}

/// A moment as people of the language write it, always with the zone.
pub(crate) fn moment(language: &str, at: i64) -> String {
    let time = DateTime::<Utc>::from_timestamp_millis(at).unwrap_or_default();
    let form = match language {
        "de" => "%d.%m.%Y, %H:%M:%S UTC",
        "nl" => "%d-%m-%Y, %H:%M:%S UTC",
        "vi" => "%d/%m/%Y, %H:%M:%S UTC",
        _ => "%-d %B %Y, %H:%M:%S UTC",
    };
    time.format(form).to_string()
}

fn received(language: Language, number: &str, statement: &str, (name, email): (&str, &str), at: i64) -> Said {
    match language {
        Language::English => (
            format!("We have received your withdrawal from order {number}"),
            vec![format!("You declared on {}:", moment("en", at)), statement.to_owned(), format!("Declared by {name}, {email}.")],
        ),
        Language::German => (
            format!("Wir haben Ihren Widerruf zur Bestellung {number} erhalten"),
            vec![format!("Sie haben am {} erklärt:", moment("de", at)), statement.to_owned(), format!("Erklärt von {name}, {email}.")],
        ),
        Language::Dutch => (
            format!("Wij hebben uw herroeping van bestelling {number} ontvangen"),
            vec![format!("U hebt op {} verklaard:", moment("nl", at)), statement.to_owned(), format!("Verklaard door {name}, {email}.")],
        ),
        Language::Vietnamese => (
            format!("Chúng tôi đã nhận được tuyên bố rút khỏi đơn hàng {number} của bạn"),
            vec![format!("Vào lúc {} bạn đã tuyên bố:", moment("vi", at)), statement.to_owned(), format!("Người tuyên bố: {name}, {email}.")],
        ),
    }
}

/// What becomes of what has not left.
fn cancelled(language: Language) -> &'static str {
    match language {
        Language::English => "What had not left yet is cancelled, and we pay it back the way you paid.",
        Language::German => "Was noch nicht versandt war, ist storniert, und wir erstatten den Betrag auf dem Weg, auf dem Sie bezahlt haben.",
        Language::Dutch => "Wat nog niet was verzonden, is geannuleerd en betalen we terug zoals u hebt betaald.",
        Language::Vietnamese => "Phần chưa gửi đi đã được hủy và chúng tôi hoàn tiền theo cách bạn đã thanh toán.",
    }
}

/// What becomes of what the buyer has, or will have.
fn sent_back(language: Language) -> &'static str {
    match language {
        Language::English => {
            "What you have or what is on its way you send back within 14 days; you are paid when it has arrived, or when you have shown that you sent it."
        }
        Language::German => {
            "Was Sie bereits haben oder was unterwegs ist, senden Sie binnen 14 Tagen zurück; das Geld erhalten Sie, sobald die Ware eingetroffen ist oder Sie den Versand nachgewiesen haben."
        }
        Language::Dutch => {
            "Wat u al hebt of wat onderweg is, stuurt u binnen 14 dagen terug; u krijgt uw geld zodra het is aangekomen of u hebt aangetoond dat u het hebt verzonden."
        }
        Language::Vietnamese => {
            "Phần bạn đã nhận hoặc đang vận chuyển, vui lòng gửi trả trong vòng 14 ngày; bạn được hoàn tiền khi hàng đến nơi hoặc khi bạn chứng minh đã gửi."
        }
    }
}

fn told(language: Language, number: &str, goods: &[(i64, String, i64)], at: i64) -> Said {
    let list = |sent: &dyn Fn(i64) -> String| {
        let line = |(quantity, title, coming): &(i64, String, i64)| {
            if *coming == 0 { format!("{quantity} × {title}") } else { format!("{quantity} × {title} ({})", sent(*coming)) }
        };
        goods.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    match language {
        Language::English => (
            format!("The buyer has withdrawn from order {number}"),
            vec![
                format!("Declared on {}: {}.", moment("en", at), list(&|coming| format!("{coming} of them will come back"))),
                "Do not send what has not left. Pay back what comes back as soon as it has arrived.".into(),
            ],
        ),
        Language::German => (
            format!("Die Bestellung {number} wurde widerrufen"),
            vec![
                format!("Erklärt am {}: {}.", moment("de", at), list(&|coming| format!("davon kommen {coming} zurück"))),
                "Versenden Sie nicht mehr, was noch nicht unterwegs ist. Erstatten Sie, was zurückkommt, sobald es eingetroffen ist.".into(),
            ],
        ),
        Language::Dutch => (
            format!("De koper heeft bestelling {number} herroepen"),
            vec![
                format!("Verklaard op {}: {}.", moment("nl", at), list(&|coming| format!("daarvan komen er {coming} terug"))),
                "Verzend niet meer wat nog niet onderweg is. Betaal terug wat terugkomt, zodra het is aangekomen.".into(),
            ],
        ),
        Language::Vietnamese => (
            format!("Người mua đã rút khỏi đơn hàng {number}"),
            vec![
                format!("Tuyên bố lúc {}: {}.", moment("vi", at), list(&|coming| format!("trong đó {coming} sẽ được gửi trả"))),
                "Đừng gửi phần chưa gửi đi. Hãy hoàn tiền cho phần gửi trả ngay khi hàng đến nơi.".into(),
            ],
        ),
    }
}
