//! The words of every letter about an account, in every language. A reader of another one is written to in English.

use std::borrow::Cow;

use entity::states::FactorMethod;
use identity::About;

use crate::{privacy_words, standing_words};

/// What a letter says, without names and links.
pub(crate) struct Words {
    pub language: &'static str,
    pub subject: Cow<'static, str>,
    pub greeting: &'static str,
    pub lines: Vec<Cow<'static, str>>,
    /// What its link is called, where it has one.
    pub button: Option<&'static str>,
    pub footer: &'static str,
}

pub(crate) fn words(about: &About, locale: &str) -> Words {
    if let About::ErasurePlanned { at } | About::ExportReady { until: at } = about {
        return privacy_words::words(about, *at, locale);
    }
    if let About::Suspended { .. } | About::Reinstated | About::RoleSet { .. } = about {
        return standing_words::words(about, locale);
    }
    let mut words = match locale.split('-').next() {
        Some("de") => german(about),
        Some("nl") => dutch(about),
        Some("vi") => vietnamese(about),
        _ => english(about),
    };
    if let About::Code { code } = about {
        words.lines.insert(1, code.clone().into());
    }
    if let About::SecondFactorChanged { method, added } = about {
        words.lines.insert(0, changed(words.language, *method, *added).into());
    }
    words
}

/// Which way to show codes it was, and what became of it.
fn changed(language: &str, method: FactorMethod, added: bool) -> String {
    use FactorMethod::{App, Mail, Passkey, Sms};
    let what = match (language, method) {
        ("de", App) => "Eine Authenticator-App",
        ("de", Mail) => "Ein Code per E-Mail",
        ("de", Sms) => "Ein Code per SMS",
        ("nl", App) => "Een authenticator-app",
        ("nl", Mail) => "Een code per e-mail",
        ("nl", Sms) => "Een code per sms",
        ("vi", App) => "Ứng dụng xác thực",
        ("vi", Mail) => "Mã qua email",
        ("vi", Sms) => "Mã qua tin nhắn SMS",
        ("de", Passkey) => "Ein Passkey",
        ("nl", Passkey) => "Een passkey",
        ("vi", Passkey) => "Khóa truy cập",
        (_, App) => "An authenticator app",
        (_, Mail) => "A code by mail",
        (_, Sms) => "A code by text message",
        (_, Passkey) => "A passkey",
    };
    match (language, added) {
        ("de", true) => format!("{what} ist seit eben Ihr zweiter Faktor."),
        ("de", false) => format!("{what} ist seit eben nicht mehr Ihr zweiter Faktor."),
        ("nl", true) => format!("{what} is zojuist uw tweede factor geworden."),
        ("nl", false) => format!("{what} is zojuist niet langer uw tweede factor."),
        ("vi", true) => format!("{what} vừa được thêm làm xác thực hai lớp của bạn."),
        ("vi", false) => format!("{what} vừa bị gỡ khỏi xác thực hai lớp của bạn."),
        (_, true) => format!("{what} is a second factor of your account from now on."),
        (_, false) => format!("{what} is no second factor of your account any more."),
    }
}

fn english(about: &About) -> Words {
    let (subject, lines, button): (_, &'static [&'static str], _) = match about {
        About::Welcome { .. } => (
            "Welcome to Stoa",
            &[
                "Your account is ready. Please show us that this address is yours; purchases you made with it as a guest will then be in your account.",
                "The link is good for 24 hours.",
            ],
            Some("Confirm my address"),
        ),
        About::Verify { .. } => (
            "Confirm your address",
            &[
                "Please show us that this address is yours; purchases you made with it as a guest will then be in your account.",
                "The link is good for 24 hours.",
            ],
            Some("Confirm my address"),
        ),
        About::AccountExists => (
            "You have an account already",
            &[
                "Somebody, perhaps you, wanted to use this address for an account at Stoa. It has one already, and nothing about it was changed.",
                "If you forgot your password, ask for a new one where you sign in. If it was not you, you need do nothing.",
            ],
            None,
        ),
        About::ResetPassword { .. } => (
            "Choose a new password",
            &[
                "Somebody, we hope you, asked for a new password for your account.",
                "The link is good for one hour and works once. If it was not you, you need do nothing: your password stays as it is.",
            ],
            Some("Choose a new password"),
        ),
        About::ConfirmEmail { .. } => (
            "Confirm your new address",
            &[
                "You asked to move your account to this address. It moves as soon as you follow the link, which is good for 24 hours.",
                "If it was not you, you need do nothing.",
            ],
            Some("Move my account here"),
        ),
        About::PasswordChanged => (
            "Your password was changed",
            &[
                "The password of your account was just changed, and all other devices were signed out.",
                "If it was not you, set a new one at once where you sign in, by your address.",
            ],
            None,
        ),
        About::EmailChanged => (
            "Your account has another address",
            &["Your account was just moved to another address; from now on we write there.", "If it was not you, write to us at once."],
            None,
        ),
        About::LinksChanged => (
            "How you sign in was changed",
            &[
                "An account that you have elsewhere was just linked to yours here, or taken away from it.",
                "If it was not you, set a new password at once where you sign in, by your address, and take away from your account whatever is linked there and is not yours.",
            ],
            None,
        ),
        About::SecondFactorChanged { .. } => (
            "Your second factor was changed",
            &["All other devices were signed out.", "If it was not you, set a new password at once where you sign in, by your address."],
            None,
        ),
        About::PasskeyAdded => (
            "A passkey was added",
            &[
                "A passkey was just added to your account: a device with it can sign in from now on, without your password. All other devices were signed out.",
                "If it was not you, set a new password at once where you sign in, by your address, and take away from your account every passkey that is not yours.",
            ],
            None,
        ),
        About::PasskeyRemoved => (
            "A passkey was removed",
            &[
                "A passkey of your account was just taken away and opens it no longer. All other devices were signed out.",
                "If it was not you, set a new password at once where you sign in, by your address.",
            ],
            None,
        ),
        About::SecondFactorReset => (
            "Your second factors were removed",
            &[
                "Somebody of ours has just removed every second factor of your account, passkeys too, because we were asked to help. All devices were signed out, and your password alone opens the account.",
                "Please sign in and add one again. If you did not ask for it, set a new password at once and write to us.",
            ],
            None,
        ),
        About::Code { .. } => (
            "Your code",
            &[
                "This is the code for what you are doing at Stoa:",
                "It is good for ten minutes and works once. If it was not you, somebody may know your password: set a new one.",
            ],
            None,
        ),
        // Have something of the reader's in them: `privacy_words.rs`, `standing_words.rs`.
        About::ErasurePlanned { .. } | About::ExportReady { .. } | About::Suspended { .. } | About::Reinstated | About::RoleSet { .. } => ("", &[], None),
        About::SessionStolen => (
            "We signed a device out",
            &[
                "Two devices used one sign-in of your account, which must not be: one of them may be a stranger's. We ended that sign-in.",
                "Please sign in again and change your password.",
            ],
            None,
        ),
    };
    Words {
        language: "en",
        subject: subject.into(),
        greeting: "Hello",
        lines: lines.iter().map(|line| Cow::Borrowed(*line)).collect(),
        button,
        footer: "You have this letter because somebody used your address at Stoa. Nobody of ours will ever ask for your password.",
    }
}

fn german(about: &About) -> Words {
    let (subject, lines, button): (_, &'static [&'static str], _) = match about {
        About::Welcome { .. } => (
            "Willkommen bei Stoa",
            &[
                "Ihr Konto ist bereit. Bitte zeigen Sie uns, dass diese Adresse Ihnen gehört; Einkäufe, die Sie damit als Gast gemacht haben, finden Sie dann in Ihrem Konto.",
                "Der Link gilt 24 Stunden.",
            ],
            Some("Adresse bestätigen"),
        ),
        About::Verify { .. } => (
            "Bestätigen Sie Ihre Adresse",
            &[
                "Bitte zeigen Sie uns, dass diese Adresse Ihnen gehört; Einkäufe, die Sie damit als Gast gemacht haben, finden Sie dann in Ihrem Konto.",
                "Der Link gilt 24 Stunden.",
            ],
            Some("Adresse bestätigen"),
        ),
        About::AccountExists => (
            "Sie haben bereits ein Konto",
            &[
                "Jemand, vielleicht Sie selbst, wollte diese Adresse für ein Konto bei Stoa verwenden. Sie hat bereits eines, und daran wurde nichts geändert.",
                "Wenn Sie Ihr Passwort vergessen haben, fordern Sie bei der Anmeldung ein neues an. Wenn Sie es nicht waren, brauchen Sie nichts zu tun.",
            ],
            None,
        ),
        About::ResetPassword { .. } => (
            "Wählen Sie ein neues Passwort",
            &[
                "Jemand, hoffentlich Sie, hat für Ihr Konto ein neues Passwort angefordert.",
                "Der Link gilt eine Stunde und nur einmal. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.",
            ],
            Some("Neues Passwort wählen"),
        ),
        About::ConfirmEmail { .. } => (
            "Bestätigen Sie Ihre neue Adresse",
            &[
                "Sie möchten Ihr Konto auf diese Adresse umstellen. Das geschieht, sobald Sie dem Link folgen; er gilt 24 Stunden.",
                "Wenn Sie es nicht waren, brauchen Sie nichts zu tun.",
            ],
            Some("Konto hierher umstellen"),
        ),
        About::PasswordChanged => (
            "Ihr Passwort wurde geändert",
            &[
                "Das Passwort Ihres Kontos wurde soeben geändert, und alle anderen Geräte wurden abgemeldet.",
                "Wenn Sie es nicht waren, setzen Sie bei der Anmeldung über Ihre Adresse sofort ein neues.",
            ],
            None,
        ),
        About::EmailChanged => (
            "Ihr Konto hat eine andere Adresse",
            &[
                "Ihr Konto wurde soeben auf eine andere Adresse umgestellt; von nun an schreiben wir dorthin.",
                "Wenn Sie es nicht waren, schreiben Sie uns sofort.",
            ],
            None,
        ),
        About::LinksChanged => (
            "Ihre Anmeldung wurde geändert",
            &[
                "Ein Konto, das Sie anderswo haben, wurde soeben mit Ihrem Konto hier verknüpft oder davon gelöst.",
                "Wenn Sie es nicht waren, setzen Sie bei der Anmeldung über Ihre Adresse sofort ein neues Passwort, und lösen Sie in Ihrem Konto alle Verknüpfungen, die nicht Ihre sind.",
            ],
            None,
        ),
        About::SecondFactorChanged { .. } => (
            "Ihr zweiter Faktor wurde geändert",
            &["Alle anderen Geräte wurden abgemeldet.", "Wenn Sie es nicht waren, setzen Sie bei der Anmeldung über Ihre Adresse sofort ein neues Passwort."],
            None,
        ),
        About::PasskeyAdded => (
            "Ein Passkey wurde hinzugefügt",
            &[
                "Ihrem Konto wurde soeben ein Passkey hinzugefügt: Ein Gerät, das ihn hat, kann sich von nun an ohne Ihr Passwort anmelden. Alle anderen Geräte wurden abgemeldet.",
                "Wenn Sie es nicht waren, setzen Sie bei der Anmeldung über Ihre Adresse sofort ein neues Passwort, und entfernen Sie in Ihrem Konto alle Passkeys, die nicht Ihre sind.",
            ],
            None,
        ),
        About::PasskeyRemoved => (
            "Ein Passkey wurde entfernt",
            &[
                "Ein Passkey Ihres Kontos wurde soeben entfernt und öffnet es nicht mehr. Alle anderen Geräte wurden abgemeldet.",
                "Wenn Sie es nicht waren, setzen Sie bei der Anmeldung über Ihre Adresse sofort ein neues Passwort.",
            ],
            None,
        ),
        About::SecondFactorReset => (
            "Ihre zweiten Faktoren wurden entfernt",
            &[
                "Jemand von uns hat soeben alle zweiten Faktoren Ihres Kontos entfernt, auch Passkeys, weil wir um Hilfe gebeten wurden. Alle Geräte wurden abgemeldet, und Ihr Passwort allein öffnet das Konto.",
                "Bitte melden Sie sich an und fügen Sie wieder einen hinzu. Wenn Sie nicht darum gebeten haben, setzen Sie sofort ein neues Passwort, und schreiben Sie uns.",
            ],
            None,
        ),
        About::Code { .. } => (
            "Ihr Code",
            &[
                "Dies ist der Code für das, was Sie gerade bei Stoa tun:",
                "Er gilt zehn Minuten und nur einmal. Wenn Sie es nicht waren, kennt vielleicht jemand Ihr Passwort: Setzen Sie ein neues.",
            ],
            None,
        ),
        // Have something of the reader's in them: `privacy_words.rs`, `standing_words.rs`.
        About::ErasurePlanned { .. } | About::ExportReady { .. } | About::Suspended { .. } | About::Reinstated | About::RoleSet { .. } => ("", &[], None),
        About::SessionStolen => (
            "Wir haben ein Gerät abgemeldet",
            &[
                "Zwei Geräte haben dieselbe Anmeldung Ihres Kontos benutzt. Das darf nicht sein: eines davon könnte einem Fremden gehören. Wir haben diese Anmeldung beendet.",
                "Bitte melden Sie sich neu an und ändern Sie Ihr Passwort.",
            ],
            None,
        ),
    };
    Words {
        language: "de",
        subject: subject.into(),
        greeting: "Guten Tag",
        lines: lines.iter().map(|line| Cow::Borrowed(*line)).collect(),
        button,
        footer: "Sie erhalten dieses Schreiben, weil jemand Ihre Adresse bei Stoa verwendet hat. Niemand von uns wird Sie je nach Ihrem Passwort fragen.",
    }
}

fn dutch(about: &About) -> Words {
    let (subject, lines, button): (_, &'static [&'static str], _) = match about {
        About::Welcome { .. } => (
            "Welkom bij Stoa",
            &[
                "Uw account staat klaar. Laat ons zien dat dit adres van u is; aankopen die u er als gast mee deed, staan dan in uw account.",
                "De link is 24 uur geldig.",
            ],
            Some("Mijn adres bevestigen"),
        ),
        About::Verify { .. } => (
            "Bevestig uw adres",
            &["Laat ons zien dat dit adres van u is; aankopen die u er als gast mee deed, staan dan in uw account.", "De link is 24 uur geldig."],
            Some("Mijn adres bevestigen"),
        ),
        About::AccountExists => (
            "U hebt al een account",
            &[
                "Iemand, misschien uzelf, wilde dit adres gebruiken voor een account bij Stoa. Het heeft er al een, en daaraan is niets veranderd.",
                "Wachtwoord vergeten? Vraag een nieuw aan waar u inlogt. Was u het niet, dan hoeft u niets te doen.",
            ],
            None,
        ),
        About::ResetPassword { .. } => (
            "Kies een nieuw wachtwoord",
            &[
                "Iemand, hopelijk u, heeft een nieuw wachtwoord voor uw account aangevraagd.",
                "De link is een uur geldig en werkt één keer. Was u het niet, dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.",
            ],
            Some("Nieuw wachtwoord kiezen"),
        ),
        About::ConfirmEmail { .. } => (
            "Bevestig uw nieuwe adres",
            &[
                "U wilt uw account naar dit adres verhuizen. Dat gebeurt zodra u de link volgt; die is 24 uur geldig.",
                "Was u het niet, dan hoeft u niets te doen.",
            ],
            Some("Mijn account hierheen verhuizen"),
        ),
        About::PasswordChanged => (
            "Uw wachtwoord is gewijzigd",
            &[
                "Het wachtwoord van uw account is zojuist gewijzigd, en alle andere apparaten zijn uitgelogd.",
                "Was u het niet, stel dan meteen een nieuw in waar u inlogt, via uw adres.",
            ],
            None,
        ),
        About::EmailChanged => (
            "Uw account heeft een ander adres",
            &["Uw account is zojuist naar een ander adres verhuisd; voortaan schrijven we daarheen.", "Was u het niet, schrijf ons dan meteen."],
            None,
        ),
        About::LinksChanged => (
            "Hoe u inlogt is gewijzigd",
            &[
                "Een account dat u elders hebt, is zojuist aan uw account hier gekoppeld of ervan losgemaakt.",
                "Was u het niet, stel dan meteen een nieuw wachtwoord in waar u inlogt, via uw adres, en maak in uw account alles los wat niet van u is.",
            ],
            None,
        ),
        About::SecondFactorChanged { .. } => (
            "Uw tweede factor is gewijzigd",
            &["Alle andere apparaten zijn uitgelogd.", "Was u het niet, stel dan meteen een nieuw wachtwoord in waar u inlogt, via uw adres."],
            None,
        ),
        About::PasskeyAdded => (
            "Er is een passkey toegevoegd",
            &[
                "Aan uw account is zojuist een passkey toegevoegd: een apparaat dat hem heeft, kan voortaan zonder uw wachtwoord inloggen. Alle andere apparaten zijn uitgelogd.",
                "Was u het niet, stel dan meteen een nieuw wachtwoord in waar u inlogt, via uw adres, en verwijder in uw account elke passkey die niet van u is.",
            ],
            None,
        ),
        About::PasskeyRemoved => (
            "Er is een passkey verwijderd",
            &[
                "Een passkey van uw account is zojuist verwijderd en opent het niet meer. Alle andere apparaten zijn uitgelogd.",
                "Was u het niet, stel dan meteen een nieuw wachtwoord in waar u inlogt, via uw adres.",
            ],
            None,
        ),
        About::SecondFactorReset => (
            "Uw tweede factoren zijn verwijderd",
            &[
                "Iemand van ons heeft zojuist alle tweede factoren van uw account verwijderd, ook passkeys, omdat ons om hulp is gevraagd. Alle apparaten zijn uitgelogd, en uw wachtwoord alleen opent het account.",
                "Log in en voeg er weer een toe. Hebt u er niet om gevraagd, stel dan meteen een nieuw wachtwoord in en schrijf ons.",
            ],
            None,
        ),
        About::Code { .. } => (
            "Uw code",
            &[
                "Dit is de code voor wat u nu bij Stoa doet:",
                "Hij is tien minuten geldig en werkt één keer. Was u het niet, dan kent iemand misschien uw wachtwoord: stel een nieuw in.",
            ],
            None,
        ),
        // Have something of the reader's in them: `privacy_words.rs`, `standing_words.rs`.
        About::ErasurePlanned { .. } | About::ExportReady { .. } | About::Suspended { .. } | About::Reinstated | About::RoleSet { .. } => ("", &[], None),
        About::SessionStolen => (
            "We hebben een apparaat uitgelogd",
            &[
                "Twee apparaten gebruikten dezelfde aanmelding van uw account. Dat mag niet: een ervan kan van een vreemde zijn. We hebben die aanmelding beëindigd.",
                "Log opnieuw in en wijzig uw wachtwoord.",
            ],
            None,
        ),
    };
    Words {
        language: "nl",
        subject: subject.into(),
        greeting: "Hallo",
        lines: lines.iter().map(|line| Cow::Borrowed(*line)).collect(),
        button,
        footer: "U krijgt dit bericht omdat iemand uw adres bij Stoa heeft gebruikt. Niemand van ons vraagt ooit om uw wachtwoord.",
    }
}

fn vietnamese(about: &About) -> Words {
    let (subject, lines, button): (_, &'static [&'static str], _) = match about {
        About::Welcome { .. } => (
            "Chào mừng bạn đến với Stoa",
            &[
                "Tài khoản của bạn đã sẵn sàng. Vui lòng xác nhận địa chỉ này là của bạn; các đơn hàng bạn đã mua với tư cách khách sẽ xuất hiện trong tài khoản.",
                "Liên kết có hiệu lực trong 24 giờ.",
            ],
            Some("Xác nhận địa chỉ"),
        ),
        About::Verify { .. } => (
            "Xác nhận địa chỉ của bạn",
            &[
                "Vui lòng xác nhận địa chỉ này là của bạn; các đơn hàng bạn đã mua với tư cách khách sẽ xuất hiện trong tài khoản.",
                "Liên kết có hiệu lực trong 24 giờ.",
            ],
            Some("Xác nhận địa chỉ"),
        ),
        About::AccountExists => (
            "Bạn đã có tài khoản",
            &[
                "Có người, có thể là bạn, muốn dùng địa chỉ này để mở tài khoản tại Stoa. Địa chỉ này đã có tài khoản và không có gì bị thay đổi.",
                "Nếu quên mật khẩu, hãy yêu cầu mật khẩu mới khi đăng nhập. Nếu không phải bạn, bạn không cần làm gì.",
            ],
            None,
        ),
        About::ResetPassword { .. } => (
            "Chọn mật khẩu mới",
            &[
                "Có người, hy vọng là bạn, đã yêu cầu mật khẩu mới cho tài khoản của bạn.",
                "Liên kết có hiệu lực trong một giờ và chỉ dùng được một lần. Nếu không phải bạn, bạn không cần làm gì: mật khẩu vẫn giữ nguyên.",
            ],
            Some("Chọn mật khẩu mới"),
        ),
        About::ConfirmEmail { .. } => (
            "Xác nhận địa chỉ mới",
            &[
                "Bạn muốn chuyển tài khoản sang địa chỉ này. Việc chuyển sẽ diễn ra khi bạn mở liên kết, có hiệu lực trong 24 giờ.",
                "Nếu không phải bạn, bạn không cần làm gì.",
            ],
            Some("Chuyển tài khoản sang đây"),
        ),
        About::PasswordChanged => (
            "Mật khẩu của bạn đã thay đổi",
            &[
                "Mật khẩu tài khoản của bạn vừa được thay đổi và mọi thiết bị khác đã bị đăng xuất.",
                "Nếu không phải bạn, hãy đặt ngay mật khẩu mới khi đăng nhập, bằng địa chỉ của bạn.",
            ],
            None,
        ),
        About::EmailChanged => (
            "Tài khoản của bạn có địa chỉ khác",
            &[
                "Tài khoản của bạn vừa được chuyển sang một địa chỉ khác; từ nay chúng tôi sẽ gửi thư đến đó.",
                "Nếu không phải bạn, hãy viết cho chúng tôi ngay.",
            ],
            None,
        ),
        About::LinksChanged => (
            "Cách bạn đăng nhập đã thay đổi",
            &[
                "Một tài khoản của bạn ở nơi khác vừa được liên kết với tài khoản tại đây, hoặc vừa bị gỡ liên kết.",
                "Nếu không phải bạn, hãy đặt ngay mật khẩu mới khi đăng nhập, bằng địa chỉ của bạn, và gỡ mọi liên kết không phải của bạn trong tài khoản.",
            ],
            None,
        ),
        About::SecondFactorChanged { .. } => (
            "Xác thực hai lớp đã thay đổi",
            &["Mọi thiết bị khác đã bị đăng xuất.", "Nếu không phải bạn, hãy đặt ngay mật khẩu mới khi đăng nhập, bằng địa chỉ của bạn."],
            None,
        ),
        About::PasskeyAdded => (
            "Một khóa truy cập đã được thêm",
            &[
                "Một khóa truy cập vừa được thêm vào tài khoản của bạn: từ nay thiết bị giữ khóa này có thể đăng nhập mà không cần mật khẩu. Mọi thiết bị khác đã bị đăng xuất.",
                "Nếu không phải bạn, hãy đặt ngay mật khẩu mới khi đăng nhập, bằng địa chỉ của bạn, và gỡ mọi khóa truy cập không phải của bạn trong tài khoản.",
            ],
            None,
        ),
        About::PasskeyRemoved => (
            "Một khóa truy cập đã bị gỡ bỏ",
            &[
                "Một khóa truy cập của tài khoản vừa bị gỡ bỏ và không còn mở được tài khoản nữa. Mọi thiết bị khác đã bị đăng xuất.",
                "Nếu không phải bạn, hãy đặt ngay mật khẩu mới khi đăng nhập, bằng địa chỉ của bạn.",
            ],
            None,
        ),
        About::SecondFactorReset => (
            "Xác thực hai lớp của bạn đã bị gỡ bỏ",
            &[
                "Nhân viên của chúng tôi vừa gỡ mọi phương thức xác thực hai lớp của tài khoản, kể cả khóa truy cập, vì chúng tôi được nhờ trợ giúp. Mọi thiết bị đã bị đăng xuất và chỉ cần mật khẩu là mở được tài khoản.",
                "Vui lòng đăng nhập và thêm lại một phương thức. Nếu bạn không hề yêu cầu, hãy đặt ngay mật khẩu mới và viết cho chúng tôi.",
            ],
            None,
        ),
        About::Code { .. } => (
            "Mã của bạn",
            &[
                "Đây là mã cho thao tác bạn đang thực hiện tại Stoa:",
                "Mã có hiệu lực trong mười phút và chỉ dùng được một lần. Nếu không phải bạn, có thể ai đó biết mật khẩu của bạn: hãy đặt mật khẩu mới.",
            ],
            None,
        ),
        // Have something of the reader's in them: `privacy_words.rs`, `standing_words.rs`.
        About::ErasurePlanned { .. } | About::ExportReady { .. } | About::Suspended { .. } | About::Reinstated | About::RoleSet { .. } => ("", &[], None),
        About::SessionStolen => (
            "Chúng tôi đã đăng xuất một thiết bị",
            &[
                "Hai thiết bị đã dùng chung một lần đăng nhập của bạn, điều không được phép: một trong số đó có thể là của người lạ. Chúng tôi đã kết thúc lần đăng nhập đó.",
                "Vui lòng đăng nhập lại và đổi mật khẩu.",
            ],
            None,
        ),
    };
    Words {
        language: "vi",
        subject: subject.into(),
        greeting: "Xin chào",
        lines: lines.iter().map(|line| Cow::Borrowed(*line)).collect(),
        button,
        footer: "Bạn nhận được thư này vì có người đã dùng địa chỉ của bạn tại Stoa. Chúng tôi không bao giờ hỏi mật khẩu của bạn.",
    }
}
