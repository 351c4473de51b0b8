//! The words of the letters about what people asked of us with their data, which have a date in them.

use std::borrow::Cow;

use identity::About;

use crate::order_words::moment;
use crate::words::Words;

pub(crate) fn words(about: &About, at: i64, locale: &str) -> Words {
    let language = match locale.split('-').next() {
        Some("de") => "de",
        Some("nl") => "nl",
        Some("vi") => "vi",
        _ => "en",
    };
    let when = moment(language, at);
    let erasure = matches!(about, About::ErasurePlanned { .. });
    let (subject, lines, button): (_, Vec<String>, _) = match (language, erasure) {
        ("de", true) => (
            "Ihr Konto wird gelöscht",
            vec![
                format!("Sie haben uns gebeten, Ihr Konto zu löschen. Das geschieht am {when}; bis dahin können Sie sich anmelden und es zurücknehmen."),
                "Was das Gesetz zu Rechnungen aufzubewahren verlangt, bleibt verschlüsselt und nur der Buchhaltung zugänglich, bis die Frist vorbei ist. Alles Übrige löschen wir.".into(),
                "Wenn Sie es nicht waren, melden Sie sich an, nehmen Sie es zurück und ändern Sie Ihr Passwort.".into(),
            ],
            "Zurücknehmen",
        ),
        ("nl", true) => (
            "Uw account wordt gewist",
            vec![
                format!("U hebt ons gevraagd uw account te wissen. Dat gebeurt op {when}; tot dan kunt u inloggen en het terugnemen."),
                "Wat de wet bij facturen laat bewaren, blijft versleuteld en alleen voor de boekhouding leesbaar tot de termijn voorbij is. Al het andere wissen we.".into(),
                "Was u het niet, log dan in, neem het terug en wijzig uw wachtwoord.".into(),
            ],
            "Terugnemen",
        ),
        ("vi", true) => (
            "Tài khoản của bạn sẽ bị xóa",
            vec![
                format!("Bạn đã yêu cầu chúng tôi xóa tài khoản. Việc xóa diễn ra lúc {when}; trước thời điểm đó bạn có thể đăng nhập và rút lại yêu cầu."),
                "Những gì luật yêu cầu lưu cùng hóa đơn vẫn được mã hóa và chỉ bộ phận kế toán đọc được cho đến khi hết thời hạn. Mọi thứ khác sẽ bị xóa.".into(),
                "Nếu không phải bạn, hãy đăng nhập, rút lại yêu cầu và đổi mật khẩu.".into(),
            ],
            "Rút lại yêu cầu",
        ),
        (_, true) => (
            "Your account will be erased",
            vec![
                format!("You asked us to erase your account. That happens on {when}; until then you can sign in and take it back."),
                "What the law wants kept with invoices stays sealed, readable to those who keep the books alone, until its time is over. Everything else is erased.".into(),
                "If it was not you, sign in, take it back and change your password.".into(),
            ],
            "Take it back",
        ),
        ("de", false) => (
            "Ihre Daten liegen bereit",
            vec![
                format!("Die Kopie Ihrer Daten, um die Sie gebeten haben, können Sie bis {when} abholen. Danach wird sie gelöscht."),
                "Wenn Sie es nicht waren, ändern Sie Ihr Passwort.".into(),
            ],
            "Daten abholen",
        ),
        ("nl", false) => (
            "Uw gegevens staan klaar",
            vec![
                format!("De kopie van uw gegevens waar u om vroeg, kunt u ophalen tot {when}. Daarna wordt ze gewist."),
                "Was u het niet, wijzig dan uw wachtwoord.".into(),
            ],
            "Gegevens ophalen",
        ),
        ("vi", false) => (
            "Dữ liệu của bạn đã sẵn sàng",
            vec![
                format!("Bạn có thể tải bản sao dữ liệu mà bạn yêu cầu cho đến {when}. Sau đó bản sao sẽ bị xóa."),
                "Nếu không phải bạn, hãy đổi mật khẩu.".into(),
            ],
            "Tải dữ liệu",
        ),
        (_, false) => (
            "Your data is ready",
            vec![
                format!("You can fetch the copy of your data that you asked for until {when}. Then it is removed."),
                "If it was not you, change your password.".into(),
            ],
            "Fetch my data",
        ),
    };
    let (greeting, footer) = match language {
        "de" => ("Guten Tag", "Sie erhalten dieses Schreiben, weil Sie ein Konto bei Stoa haben. Niemand von uns wird Sie je nach Ihrem Passwort fragen."),
        "nl" => ("Hallo", "U krijgt dit bericht omdat u een account bij Stoa hebt. Niemand van ons vraagt ooit om uw wachtwoord."),
        "vi" => ("Xin chào", "Bạn nhận được thư này vì bạn có tài khoản tại Stoa. Chúng tôi không bao giờ hỏi mật khẩu của bạn."),
        _ => ("Hello", "You have this letter because you have an account at Stoa. Nobody of ours will ever ask for your password."),
    };
    Words { language, subject: subject.into(), greeting, lines: lines.into_iter().map(Cow::Owned).collect(), button: Some(button), footer }
}
