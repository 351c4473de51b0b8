//! The words of every letter about a vendor and its team, in every language.

use std::borrow::Cow;

use entity::states::MemberRole;
use vendors::About;

use crate::words::Words;

/// The languages there are words in.
#[derive(Clone, Copy)]
enum Language {
    English,
    German,
    Dutch,
    Vietnamese,
}

pub(crate) fn words(about: &About, locale: &str) -> Words {
    let language = match locale.split('-').next() {
        Some("de") => Language::German,
        Some("nl") => Language::Dutch,
        Some("vi") => Language::Vietnamese,
        _ => Language::English,
    };
    let (subject, lines, button) = match about {
        About::Invitation { vendor, role, .. } => invitation(language, vendor, *role),
    };
    let (language, greeting, footer) = match language {
        Language::English => {
            ("en", "Hello", "You have this letter because somebody used your address at Stoa. Nobody of ours will ever ask for your password.")
        }
        Language::German => (
            "de",
            "Guten Tag",
            "Sie erhalten dieses Schreiben, weil jemand Ihre Adresse bei Stoa verwendet hat. Niemand von uns wird Sie je nach Ihrem Passwort fragen.",
        ),
        Language::Dutch => ("nl", "Hallo", "U krijgt dit bericht omdat iemand uw adres bij Stoa heeft gebruikt. Niemand van ons vraagt ooit om uw wachtwoord."),
        Language::Vietnamese => {
            ("vi", "Xin chào", "Bạn nhận được thư này vì có người đã dùng địa chỉ của bạn tại Stoa. Chúng tôi không bao giờ hỏi mật khẩu của bạn.")
        }
    };
    Words { language, subject: subject.into(), greeting, lines: lines.into_iter().map(Cow::Owned).collect(), button, footer }
}

type Said = (String, Vec<String>, Option<&'static str>);

fn invitation(language: Language, vendor: &str, role: MemberRole) -> Said {
    let role = place(language, role);
    match language {
        Language::English => (
            format!("{vendor} asks you into its team"),
            vec![
                format!("{vendor} sells at Stoa and asks you into its team, as {role}."),
                "Sign in, or make an account, with this address, and follow the link. It is good for seven days, and for you alone.".into(),
                "If you do not know them, you need do nothing.".into(),
            ],
            Some("Join the team"),
        ),
        Language::German => (
            format!("{vendor} lädt Sie in sein Team ein"),
            vec![
                format!("{vendor} verkauft bei Stoa und lädt Sie in sein Team ein ({role})."),
                "Melden Sie sich mit dieser Adresse an oder legen Sie damit ein Konto an, und folgen Sie dem Link. Er gilt sieben Tage und nur für Sie.".into(),
                "Wenn Ihnen der Absender unbekannt ist, brauchen Sie nichts zu tun.".into(),
            ],
            Some("Dem Team beitreten"),
        ),
        Language::Dutch => (
            format!("{vendor} nodigt u uit in zijn team"),
            vec![
                format!("{vendor} verkoopt bij Stoa en nodigt u uit in zijn team ({role})."),
                "Log in met dit adres, of maak er een account mee aan, en volg de link. Die is zeven dagen geldig, en alleen voor u.".into(),
                "Kent u de afzender niet, dan hoeft u niets te doen.".into(),
            ],
            Some("Deelnemen aan het team"),
        ),
        Language::Vietnamese => (
            format!("{vendor} mời bạn vào nhóm"),
            vec![
                format!("{vendor} bán hàng trên Stoa và mời bạn vào nhóm của họ với vai trò {role}."),
                "Hãy đăng nhập hoặc tạo tài khoản bằng địa chỉ này rồi mở liên kết. Liên kết có hiệu lực bảy ngày và chỉ dành cho bạn.".into(),
                "Nếu bạn không biết người gửi, bạn không cần làm gì.".into(),
            ],
            Some("Tham gia nhóm"),
        ),
    }
}

fn place(language: Language, role: MemberRole) -> &'static str {
    use MemberRole::{Catalogue, Finance, Fulfillment, Manager, Owner, Viewer};
    match (language, role) {
        (Language::English, Owner) => "an owner",
        (Language::English, Manager) => "a manager",
        (Language::English, Catalogue) => "an editor of the catalogue",
        (Language::English, Fulfillment) => "one who sends the orders",
        (Language::English, Finance) => "one who sees to the money",
        (Language::English, Viewer) => "an observer",
        (Language::German, Owner) => "Inhaber",
        (Language::German, Manager) => "Leitung",
        (Language::German, Catalogue) => "Sortiment",
        (Language::German, Fulfillment) => "Versand",
        (Language::German, Finance) => "Finanzen",
        (Language::German, Viewer) => "nur Einsicht",
        (Language::Dutch, Owner) => "eigenaar",
        (Language::Dutch, Manager) => "leiding",
        (Language::Dutch, Catalogue) => "assortiment",
        (Language::Dutch, Fulfillment) => "verzending",
        (Language::Dutch, Finance) => "financiën",
        (Language::Dutch, Viewer) => "alleen inzage",
        (Language::Vietnamese, Owner) => "chủ sở hữu",
        (Language::Vietnamese, Manager) => "quản lý",
        (Language::Vietnamese, Catalogue) => "danh mục sản phẩm",
        (Language::Vietnamese, Fulfillment) => "giao hàng",
        (Language::Vietnamese, Finance) => "tài chính",
        (Language::Vietnamese, Viewer) => "người xem",
    }
}
