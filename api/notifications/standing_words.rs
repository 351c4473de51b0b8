//! The words of the letters about what somebody of the marketplace decided about an account: who may come in, and as what.

use std::borrow::Cow;

use entity::states::Role;
use identity::About;

use crate::words::Words;

pub(crate) fn words(about: &About, locale: &str) -> Words {
    let language = match locale.split('-').next() {
        Some("de") => "de",
        Some("nl") => "nl",
        Some("vi") => "vi",
        _ => "en",
    };
    let (subject, lines) = match about {
        About::Suspended { reason } => suspended(language, reason),
        About::RoleSet { role } => role_set(language, *role),
        _ => reinstated(language),
    };
    let (greeting, footer) = match language {
        "de" => ("Guten Tag", "Sie erhalten dieses Schreiben, weil Sie ein Konto bei Stoa haben. Niemand von uns wird Sie je nach Ihrem Passwort fragen."),
        "nl" => ("Hallo", "U krijgt dit bericht omdat u een account bij Stoa hebt. Niemand van ons vraagt ooit om uw wachtwoord."),
        "vi" => ("Xin chào", "Bạn nhận được thư này vì bạn có tài khoản tại Stoa. Chúng tôi không bao giờ hỏi mật khẩu của bạn."),
        _ => ("Hello", "You have this letter because you have an account at Stoa. Nobody of ours will ever ask for your password."),
    };
    Words { language, subject: subject.into(), greeting, lines: lines.into_iter().map(Cow::Owned).collect(), button: None, footer }
}

type Said = (&'static str, Vec<String>);

/// With the reason, and what can be done about it (Regulation (EU) 2022/2065, Article 17).
fn suspended(language: &str, reason: &str) -> Said {
    let (subject, first, why, last) = match language {
        "de" => (
            "Ihr Konto ist gesperrt",
            "Jemand von uns hat Ihr Konto gesperrt: Es ist überall abgemeldet, und eine Anmeldung ist vorerst nicht möglich. Bestellungen, die es schon gibt, gehen weiter.",
            "Der Grund",
            "Wenn Sie das für falsch halten, schreiben Sie uns: Jemand anderes sieht es sich an. Der Rechtsweg steht Ihnen offen.",
        ),
        "nl" => (
            "Uw account is geblokkeerd",
            "Iemand van ons heeft uw account geblokkeerd: het is overal uitgelogd en inloggen kan voorlopig niet. Bestellingen die er al zijn gaan door.",
            "De reden",
            "Vindt u dat dit niet klopt, schrijf ons dan: iemand anders bekijkt het. De weg naar de rechter staat voor u open.",
        ),
        "vi" => (
            "Tài khoản của bạn bị tạm khóa",
            "Nhân viên của chúng tôi đã tạm khóa tài khoản của bạn: mọi thiết bị đã bị đăng xuất và hiện chưa thể đăng nhập lại. Các đơn hàng đã có vẫn tiếp tục.",
            "Lý do",
            "Nếu bạn cho rằng điều này không đúng, hãy viết cho chúng tôi: một người khác sẽ xem xét. Bạn cũng có quyền khởi kiện.",
        ),
        _ => (
            "Your account is suspended",
            "Somebody of ours suspended your account: it is signed out everywhere, and nobody can sign in to it for now. Orders already made go on.",
            "The reason",
            "If you think that this is wrong, write to us: somebody else looks at it. You may also go to court.",
        ),
    };
    (subject, vec![first.into(), format!("{why}: {reason}"), last.into()])
}

fn reinstated(language: &str) -> Said {
    let (subject, line) = match language {
        "de" => ("Ihr Konto ist wieder frei", "Sie können sich wieder anmelden."),
        "nl" => ("Uw account is weer vrij", "U kunt weer inloggen."),
        "vi" => ("Tài khoản của bạn đã được mở lại", "Bạn có thể đăng nhập trở lại."),
        _ => ("Your account is open again", "You can sign in again."),
    };
    (subject, vec![line.into()])
}

fn role_set(language: &str, role: Role) -> Said {
    let called = called(language, role);
    match language {
        "de" => (
            "Ihr Konto hat eine andere Rolle",
            vec![
                format!("Jemand von uns hat die Rolle Ihres Kontos geändert; sie ist jetzt: {called}. Es wurde überall abgemeldet."),
                "Wenn Sie damit nicht gerechnet haben, schreiben Sie uns.".into(),
            ],
        ),
        "nl" => (
            "Uw account heeft een andere rol",
            vec![
                format!("Iemand van ons heeft de rol van uw account gewijzigd; die is nu: {called}. Het is overal uitgelogd."),
                "Had u dit niet verwacht, schrijf ons dan.".into(),
            ],
        ),
        "vi" => (
            "Vai trò của tài khoản đã thay đổi",
            vec![
                format!("Nhân viên của chúng tôi đã thay đổi vai trò của tài khoản; vai trò hiện tại: {called}. Mọi thiết bị đã bị đăng xuất."),
                "Nếu bạn không biết trước việc này, hãy viết cho chúng tôi.".into(),
            ],
        ),
        _ => (
            "Your account has another role",
            vec![
                format!("Somebody of ours changed the role of your account; it is now: {called}. It was signed out everywhere."),
                "If you did not expect that, write to us.".into(),
            ],
        ),
    }
}

/// What a role is called to whoever has it.
fn called(language: &str, role: Role) -> &'static str {
    use Role::{Admin, Customer, Finance, SuperAdmin, Support, Vendor};
    match (language, role) {
        ("de", Customer) => "Kundschaft",
        ("de", Vendor) => "Verkauf",
        ("de", Support) => "Kundendienst",
        ("de", Finance) => "Finanzen",
        ("de", Admin) => "Verwaltung",
        ("de", SuperAdmin) => "oberste Verwaltung",
        ("nl", Customer) => "klant",
        ("nl", Vendor) => "verkoper",
        ("nl", Support) => "klantenservice",
        ("nl", Finance) => "financiën",
        ("nl", Admin) => "beheer",
        ("nl", SuperAdmin) => "hoofdbeheer",
        ("vi", Customer) => "khách hàng",
        ("vi", Vendor) => "người bán",
        ("vi", Support) => "hỗ trợ khách hàng",
        ("vi", Finance) => "tài chính",
        ("vi", Admin) => "quản trị",
        ("vi", SuperAdmin) => "quản trị cấp cao",
        (_, Customer) => "customer",
        (_, Vendor) => "vendor",
        (_, Support) => "support",
        (_, Finance) => "finance",
        (_, Admin) => "administrator",
        (_, SuperAdmin) => "super administrator",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_letter_is_written_in_every_language() {
        let mut letters = vec![About::Suspended { reason: "Three buyers complained.".into() }, About::Reinstated];
        let roles = [Role::Customer, Role::Vendor, Role::Support, Role::Finance, Role::Admin, Role::SuperAdmin];
        letters.extend(roles.map(|role| About::RoleSet { role }));
        let mut said = BTreeSet::new();
        for about in &letters {
            for (locale, language) in [("en", "en"), ("de-AT", "de"), ("nl", "nl"), ("vi", "vi"), ("fr", "en")] {
                let words = words(about, locale);
                let text = words.lines.join("\n");
                assert_eq!(words.language, language);
                assert_eq!(matches!(about, About::Suspended { .. }), text.contains("Three buyers complained."), "{text}");
                assert!(said.insert((language, text.clone())) || locale == "fr", "{text} is said of two things");
            }
        }
    }
}
