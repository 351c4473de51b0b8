//! The words of every letter about a vendor and its team, in every language.

use std::borrow::Cow;

use entity::states::MemberRole;
use vendors::{About, Cause, Requirement, StrikeTold, Told};

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
        About::Decided { vendor, told, reason } => decided(language, vendor, *told, reason.as_deref()),
        About::Remedy { vendor, missing, due_at } => remedy(language, vendor, missing, &kernel::day(*due_at)),
        About::Suspended { vendor, cause } => suspended(language, vendor, *cause),
        About::Strike { vendor, step, text } => strike(language, vendor, *step, text),
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

fn decided(language: Language, vendor: &str, told: Told, reason: Option<&str>) -> Said {
    use Told::{Approved, MoreWanted, Received, Reinstated, Rejected, Suspended, Terminated, Withdrawn};
    let (subject, line) = match (language, told) {
        (Language::English, Received) => {
            ("We have your application", "Your application is complete. You hear from us within a day, after an expulsion elsewhere within four hours.")
        }
        (Language::English, Withdrawn) => {
            ("You withdrew your application", "As you asked, nobody looks at your application any more. You may apply again at any time.")
        }
        (Language::German, Withdrawn) => {
            ("Sie haben Ihre Bewerbung zurückgezogen", "Wie gewünscht sieht niemand mehr Ihre Bewerbung an. Sie können sich jederzeit wieder bewerben.")
        }
        (Language::Dutch, Withdrawn) => {
            ("U hebt uw aanvraag ingetrokken", "Zoals u vroeg bekijkt niemand uw aanvraag meer. U kunt zich altijd opnieuw aanmelden.")
        }
        (Language::Vietnamese, Withdrawn) => ("Bạn đã rút hồ sơ", "Theo yêu cầu của bạn, không ai xem xét hồ sơ nữa. Bạn có thể nộp lại bất cứ lúc nào."),
        (Language::English, MoreWanted) => ("We need something more", "We looked at your application and need something more from you."),
        (Language::English, Approved) => ("You may sell at Stoa", "Your application is approved: what you offer is on sale from now on."),
        (Language::English, Rejected) => ("Your application was refused", "We cannot take you in."),
        (Language::English, Suspended) => ("Your sales are suspended", "What you offer is not on sale for now. Orders already made go on; please send them."),
        (Language::English, Reinstated) => ("You may sell again", "What you offer is on sale again."),
        (Language::English, Terminated) => ("Your contract has ended", "You do not sell here any more. Orders already made go on; please send them."),
        (Language::German, Received) => (
            "Wir haben Ihre Bewerbung",
            "Ihre Bewerbung ist vollständig. Sie hören binnen eines Tages von uns, nach einem Ausschluss anderswo binnen vier Stunden.",
        ),
        (Language::German, MoreWanted) => ("Wir brauchen noch etwas", "Wir haben Ihre Bewerbung angesehen und brauchen noch etwas von Ihnen."),
        (Language::German, Approved) => ("Sie können bei Stoa verkaufen", "Ihre Bewerbung ist angenommen: Ihre Angebote sind ab jetzt im Verkauf."),
        (Language::German, Rejected) => ("Ihre Bewerbung wurde abgelehnt", "Wir können Sie nicht aufnehmen."),
        (Language::German, Suspended) => {
            ("Ihr Verkauf ruht", "Ihre Angebote sind vorerst nicht im Verkauf. Bestellungen, die es schon gibt, gehen weiter; bitte versenden Sie sie.")
        }
        (Language::German, Reinstated) => ("Sie können wieder verkaufen", "Ihre Angebote sind wieder im Verkauf."),
        (Language::German, Terminated) => {
            ("Ihr Vertrag ist beendet", "Sie verkaufen hier nicht mehr. Bestellungen, die es schon gibt, gehen weiter; bitte versenden Sie sie.")
        }
        (Language::Dutch, Received) => {
            ("We hebben uw aanvraag", "Uw aanvraag is compleet. U hoort binnen een dag van ons, na een uitsluiting elders binnen vier uur.")
        }
        (Language::Dutch, MoreWanted) => ("We hebben nog iets nodig", "We hebben uw aanvraag bekeken en hebben nog iets van u nodig."),
        (Language::Dutch, Approved) => ("U kunt verkopen bij Stoa", "Uw aanvraag is goedgekeurd: uw aanbod is vanaf nu te koop."),
        (Language::Dutch, Rejected) => ("Uw aanvraag is afgewezen", "We kunnen u niet toelaten."),
        (Language::Dutch, Suspended) => {
            ("Uw verkoop is opgeschort", "Uw aanbod is voorlopig niet te koop. Bestellingen die er al zijn gaan door; verstuur ze alstublieft.")
        }
        (Language::Dutch, Reinstated) => ("U kunt weer verkopen", "Uw aanbod is weer te koop."),
        (Language::Dutch, Terminated) => {
            ("Uw contract is beëindigd", "U verkoopt hier niet meer. Bestellingen die er al zijn gaan door; verstuur ze alstublieft.")
        }
        (Language::Vietnamese, Received) => (
            "Chúng tôi đã nhận hồ sơ của bạn",
            "Hồ sơ của bạn đã đầy đủ. Bạn sẽ nhận được phản hồi trong vòng một ngày, hoặc bốn giờ nếu bạn bị loại khỏi nơi khác.",
        ),
        (Language::Vietnamese, MoreWanted) => ("Chúng tôi cần thêm thông tin", "Chúng tôi đã xem hồ sơ của bạn và cần thêm thông tin."),
        (Language::Vietnamese, Approved) => ("Bạn có thể bán hàng trên Stoa", "Hồ sơ của bạn đã được duyệt: hàng của bạn được bán từ bây giờ."),
        (Language::Vietnamese, Rejected) => ("Hồ sơ của bạn bị từ chối", "Chúng tôi không thể tiếp nhận bạn."),
        (Language::Vietnamese, Suspended) => {
            ("Việc bán hàng của bạn bị tạm ngưng", "Hàng của bạn tạm thời không được bán. Các đơn hàng đã có vẫn tiếp tục; vui lòng giao chúng.")
        }
        (Language::Vietnamese, Reinstated) => ("Bạn có thể bán hàng trở lại", "Hàng của bạn được bán trở lại."),
        (Language::Vietnamese, Terminated) => {
            ("Hợp đồng của bạn đã kết thúc", "Bạn không còn bán hàng ở đây. Các đơn hàng đã có vẫn tiếp tục; vui lòng giao chúng.")
        }
    };
    let mut lines = vec![format!("{vendor}: {line}")];
    if let Some(reason) = reason {
        // What somebody adds to a yes is no reason for it.
        let why = match (language, matches!(told, Approved | Reinstated)) {
            (Language::English, false) => "The reason",
            (Language::German, false) => "Der Grund",
            (Language::Dutch, false) => "De reden",
            (Language::Vietnamese, false) => "Lý do",
            (Language::English, true) => "A word from us",
            (Language::German, true) => "Noch ein Wort von uns",
            (Language::Dutch, true) => "Nog een woord van ons",
            (Language::Vietnamese, true) => "Lời nhắn của chúng tôi",
        };
        lines.push(format!("{why}: {reason}"));
    }
    let open = match (language, told) {
        (_, Received | Withdrawn | Rejected | Terminated) => None,
        (Language::English, _) => Some("Open the desk"),
        (Language::German, _) => Some("Zum Verkaufsbereich"),
        (Language::Dutch, _) => Some("Naar de verkoopomgeving"),
        (Language::Vietnamese, _) => Some("Mở trang bán hàng"),
    };
    (subject.to_owned(), lines, open)
}

fn remedy(language: Language, vendor: &str, missing: &[Requirement], due: &str) -> Said {
    let list: Vec<_> = missing.iter().map(|what| point(language, *what)).collect();
    let list = list.join("; ");
    match language {
        Language::English => (
            "Something is missing that the law asks of sellers".into(),
            vec![
                format!("{vendor}: whoever sells to consumers has to say who they are. We still need: {list}."),
                format!("Please fill it in at the desk by {due} (UTC). If it is still missing then, your sales are suspended until it is there."),
            ],
            Some("Open the desk"),
        ),
        Language::German => (
            "Es fehlt etwas, was das Gesetz von Händlern verlangt".into(),
            vec![
                format!("{vendor}: Wer an Verbraucher verkauft, muss sagen, wer er ist. Uns fehlt noch: {list}."),
                format!("Bitte tragen Sie es bis zum {due} (UTC) im Verkaufsbereich ein. Fehlt es dann noch, ruht Ihr Verkauf, bis es da ist."),
            ],
            Some("Zum Verkaufsbereich"),
        ),
        Language::Dutch => (
            "Er ontbreekt iets dat de wet van verkopers vraagt".into(),
            vec![
                format!("{vendor}: wie aan consumenten verkoopt, moet zeggen wie hij is. Wij missen nog: {list}."),
                format!("Vul het uiterlijk {due} (UTC) in de verkoopomgeving in. Ontbreekt het dan nog, dan wordt uw verkoop opgeschort tot het er is."),
            ],
            Some("Naar de verkoopomgeving"),
        ),
        Language::Vietnamese => (
            "Còn thiếu thông tin mà pháp luật yêu cầu ở người bán".into(),
            vec![
                format!("{vendor}: người bán hàng cho người tiêu dùng phải cho biết mình là ai. Chúng tôi còn thiếu: {list}."),
                format!("Vui lòng điền tại trang bán hàng trước {due} (UTC). Nếu đến lúc đó vẫn thiếu, việc bán hàng sẽ tạm ngưng cho đến khi có đủ."),
            ],
            Some("Mở trang bán hàng"),
        ),
    }
}

/// What is missing, as a part of a sentence.
fn point(language: Language, what: Requirement) -> &'static str {
    use Requirement::{Address, Certification, Company, Contact, PaymentAccount, Register};
    match (language, what) {
        (Language::English, Company) => "legal form and name",
        (Language::English, Address) => "the postal address",
        (Language::English, Contact) => "who answers, and a telephone number",
        (Language::English, Register) => "the trade register and the number there",
        (Language::English, PaymentAccount) => "the account that money goes to",
        (Language::English, Certification) => "the promise to offer only what the law allows",
        (Language::English, _) => "another part of the application",
        (Language::German, Company) => "Rechtsform und Name",
        (Language::German, Address) => "die Anschrift",
        (Language::German, Contact) => "wer Auskunft gibt, und eine Telefonnummer",
        (Language::German, Register) => "das Handelsregister und die Nummer dort",
        (Language::German, PaymentAccount) => "das Konto für Auszahlungen",
        (Language::German, Certification) => "die Zusage, nur anzubieten, was erlaubt ist",
        (Language::German, _) => "ein anderer Teil der Bewerbung",
        (Language::Dutch, Company) => "rechtsvorm en naam",
        (Language::Dutch, Address) => "het postadres",
        (Language::Dutch, Contact) => "wie antwoord geeft, en een telefoonnummer",
        (Language::Dutch, Register) => "het handelsregister en het nummer daarin",
        (Language::Dutch, PaymentAccount) => "de rekening voor uitbetalingen",
        (Language::Dutch, Certification) => "de belofte alleen aan te bieden wat de wet toestaat",
        (Language::Dutch, _) => "een ander deel van de aanvraag",
        (Language::Vietnamese, Company) => "loại hình và tên pháp lý",
        (Language::Vietnamese, Address) => "địa chỉ bưu chính",
        (Language::Vietnamese, Contact) => "người liên hệ và số điện thoại",
        (Language::Vietnamese, Register) => "nơi đăng ký kinh doanh và số đăng ký",
        (Language::Vietnamese, PaymentAccount) => "tài khoản nhận tiền",
        (Language::Vietnamese, Certification) => "cam kết chỉ bán những gì pháp luật cho phép",
        (Language::Vietnamese, _) => "một phần khác của hồ sơ",
    }
}

fn suspended(language: Language, vendor: &str, cause: Cause) -> Said {
    let reason = match (language, cause) {
        (Language::English, Cause::TraderData) => "we asked two weeks ago for what the law wants to know of sellers, and it is still missing.",
        (Language::German, Cause::TraderData) => {
            "Wir haben vor zwei Wochen um die Angaben gebeten, die das Gesetz von Händlern verlangt; sie fehlen noch immer."
        }
        (Language::Dutch, Cause::TraderData) => "we hebben twee weken geleden gevraagd om wat de wet van verkopers wil weten, en het ontbreekt nog steeds.",
        (Language::English, Cause::Strikes) => "three strikes count against you.",
        (Language::German, Cause::Strikes) => "Drei Verwarnungen zählen gegen Sie.",
        (Language::Dutch, Cause::Strikes) => "er tellen drie waarschuwingen tegen u.",
        (Language::Vietnamese, Cause::Strikes) => "bạn đang có ba lần cảnh cáo còn hiệu lực.",
        (Language::English, Cause::LowScore) => "your score has been low for two weeks: too much was late, cancelled or paid back.",
        (Language::German, Cause::LowScore) => "Ihre Bewertung ist seit zwei Wochen niedrig: Zu viel kam zu spät, wurde storniert oder erstattet.",
        (Language::Dutch, Cause::LowScore) => "uw score is al twee weken laag: te veel was te laat, geannuleerd of terugbetaald.",
        (Language::Vietnamese, Cause::LowScore) => "điểm của bạn đã thấp suốt hai tuần: quá nhiều đơn bị trễ, bị hủy hoặc phải hoàn tiền.",
        (Language::Vietnamese, Cause::TraderData) => {
            "hai tuần trước chúng tôi đã yêu cầu thông tin mà pháp luật đòi hỏi ở người bán, và đến nay vẫn còn thiếu."
        }
    };
    let again = match language {
        Language::English => "Once it is put right, write to us: somebody of ours looks at it and puts you on sale again.",
        Language::German => "Sobald es in Ordnung gebracht ist, schreiben Sie uns: Jemand von uns sieht es sich an und schaltet Ihren Verkauf wieder frei.",
        Language::Dutch => "Is het in orde gebracht, schrijf ons dan: iemand van ons bekijkt het en zet uw verkoop weer aan.",
        Language::Vietnamese => "Khi đã khắc phục, hãy viết cho chúng tôi: người của chúng tôi sẽ xem xét và mở lại việc bán hàng của bạn.",
    };
    let (subject, mut lines, open) = decided(language, vendor, Told::Suspended, Some(reason));
    lines.push(again.into());
    (subject, lines, open)
}

fn strike(language: Language, vendor: &str, step: StrikeTold, text: &str) -> Said {
    let (subject, lines) = match (language, step) {
        (Language::English, StrikeTold::Issued { appeal_until }) => (
            "A strike against you",
            [
                format!("{vendor}: we issued a strike. It counts for half a year; with three that count your sales are suspended."),
                format!("If it is wrong, say so at the desk before {} (UTC). Somebody else than who issued it decides.", kernel::day(appeal_until)),
            ],
        ),
        (Language::English, StrikeTold::Upheld { counts_until }) => (
            "Your appeal was turned down",
            [format!("{vendor}: somebody else looked at the strike and found it right."), format!("It counts until {} (UTC).", kernel::day(counts_until))],
        ),
        (Language::English, StrikeTold::Revoked) => {
            ("A strike was taken back", [format!("{vendor}: a strike against you was taken back."), "It does not count any more.".into()])
        }
        (Language::German, StrikeTold::Issued { appeal_until }) => (
            "Eine Verwarnung gegen Sie",
            [
                format!("{vendor}: Wir haben eine Verwarnung ausgesprochen. Sie zählt ein halbes Jahr; mit dreien, die zählen, ruht Ihr Verkauf."),
                format!("Ist sie falsch, widersprechen Sie im Verkaufsbereich vor dem {} (UTC). Es entscheidet jemand anderes.", kernel::day(appeal_until)),
            ],
        ),
        (Language::German, StrikeTold::Upheld { counts_until }) => (
            "Ihr Widerspruch wurde zurückgewiesen",
            [
                format!("{vendor}: Jemand anderes hat die Verwarnung geprüft und hält sie für richtig."),
                format!("Sie zählt bis zum {} (UTC).", kernel::day(counts_until)),
            ],
        ),
        (Language::German, StrikeTold::Revoked) => {
            ("Eine Verwarnung wurde zurückgenommen", [format!("{vendor}: Eine Verwarnung gegen Sie wurde zurückgenommen."), "Sie zählt nicht mehr.".into()])
        }
        (Language::Dutch, StrikeTold::Issued { appeal_until }) => (
            "Een waarschuwing tegen u",
            [
                format!("{vendor}: we hebben een waarschuwing gegeven. Die telt een half jaar; met drie die tellen wordt uw verkoop opgeschort."),
                format!("Klopt zij niet, maak dan vóór {} (UTC) bezwaar in de verkoopomgeving. Iemand anders beslist daarover.", kernel::day(appeal_until)),
            ],
        ),
        (Language::Dutch, StrikeTold::Upheld { counts_until }) => (
            "Uw bezwaar is afgewezen",
            [
                format!("{vendor}: iemand anders heeft de waarschuwing bekeken en vindt haar terecht."),
                format!("Zij telt tot {} (UTC).", kernel::day(counts_until)),
            ],
        ),
        (Language::Dutch, StrikeTold::Revoked) => {
            ("Een waarschuwing is ingetrokken", [format!("{vendor}: een waarschuwing tegen u is ingetrokken."), "Zij telt niet meer.".into()])
        }
        (Language::Vietnamese, StrikeTold::Issued { appeal_until }) => (
            "Bạn bị cảnh cáo",
            [
                format!("{vendor}: chúng tôi đã ra một cảnh cáo. Cảnh cáo có hiệu lực nửa năm; khi có ba lần còn hiệu lực, việc bán hàng bị tạm ngưng."),
                format!("Nếu cảnh cáo không đúng, hãy khiếu nại tại trang bán hàng trước {} (UTC). Một người khác sẽ quyết định.", kernel::day(appeal_until)),
            ],
        ),
        (Language::Vietnamese, StrikeTold::Upheld { counts_until }) => (
            "Khiếu nại của bạn không được chấp nhận",
            [
                format!("{vendor}: một người khác đã xem xét cảnh cáo và thấy là đúng."),
                format!("Cảnh cáo có hiệu lực đến {} (UTC).", kernel::day(counts_until)),
            ],
        ),
        (Language::Vietnamese, StrikeTold::Revoked) => {
            ("Một cảnh cáo đã được rút lại", [format!("{vendor}: một cảnh cáo đối với bạn đã được rút lại."), "Cảnh cáo không còn hiệu lực.".into()])
        }
    };
    let (why, open) = match language {
        Language::English => ("The reason", "Open the desk"),
        Language::German => ("Der Grund", "Zum Verkaufsbereich"),
        Language::Dutch => ("De reden", "Naar de verkoopomgeving"),
        Language::Vietnamese => ("Lý do", "Mở trang bán hàng"),
    };
    let [first, last] = lines;
    (subject.to_owned(), vec![first, format!("{why}: {text}"), last], Some(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_written_in_every_language_and_says_what_it_is_about() {
        let vendor = || "Alder".to_owned();
        let missing = vec![
            Requirement::Company,
            Requirement::Address,
            Requirement::Contact,
            Requirement::Register,
            Requirement::PaymentAccount,
            Requirement::Certification,
        ];
        let mut letters = vec![About::Remedy { vendor: vendor(), missing, due_at: 1_796_000_000_000 }];
        letters.extend([Cause::TraderData, Cause::Strikes, Cause::LowScore].map(|cause| About::Suspended { vendor: vendor(), cause }));
        let steps = [StrikeTold::Issued { appeal_until: 1_796_000_000_000 }, StrikeTold::Upheld { counts_until: 1_796_000_000_000 }, StrikeTold::Revoked];
        letters.extend(steps.map(|step| About::Strike { vendor: vendor(), step, text: "It never came.".into() }));
        for about in &letters {
            let all: Vec<_> = ["en", "de-AT", "nl", "vi"].map(|locale| words(about, locale)).into();
            for (said, language) in all.iter().zip(["en", "de", "nl", "vi"]) {
                let text = said.lines.join("\n");
                assert!(said.language == language && text.contains("Alder") && said.button.is_some(), "{text}");
                match about {
                    About::Strike { step, .. } => {
                        assert!(text.contains("It never came.") && (*step == StrikeTold::Revoked || text.contains("2026-11-30")), "{text}")
                    }
                    About::Remedy { .. } => assert!(text.contains("2026-11-30") && text.matches(';').count() == 5, "{text}"),
                    _ => {}
                }
            }
            let subjects: std::collections::BTreeSet<_> = all.iter().map(|said| said.subject.clone()).collect();
            assert_eq!(subjects.len(), 4, "{subjects:?}");
        }
    }
}
