//! What is shown beside the password: a passkey, a code of an authenticator app, a code that was sent by mail or to a telephone,
//! and codes on paper for whoever loses these.
//!
//! A code is good once, ever. Five tries, then one a minute. Who has an app or a passkey proves themselves by what is as strong:
//! a code that was sent opens their account and changes nothing of what opens it.

use entity::ids::{SessionId, UserId};
use entity::states::FactorMethod;
use entity::{second_factor, session};
use kernel::{Proof, Refusal, Viewer};
use platform::telemetry::SECURITY;
use platform::{Cx, Result, Tx};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::attempts::{self, Limit};
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::model::sign_in_first;
use crate::passkeys::{self, Touch};
use crate::sent_code::{self, Operation};
use crate::{app_code, paper_code, repo};

/// For how long a proof is enough for what could lock its owner out.
pub(crate) const FRESH_MS: i64 = 15 * 60_000;

/// What an account has beside its password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ways {
    pub app: bool,
    pub mail: bool,
    pub sms: bool,
    pub passkeys: u64,
}

impl Ways {
    /// Whether the password alone does not open the account.
    pub fn any(&self) -> bool {
        self.app || self.mail || self.sms || self.passkeys > 0
    }

    /// Whether there is one that is not merely sent.
    pub fn strong(&self) -> bool {
        self.app || self.passkeys > 0
    }

    /// The strongest first.
    pub fn methods(&self) -> Vec<FactorMethod> {
        use FactorMethod::{App, Mail, Passkey, Sms};
        [(Passkey, self.passkeys > 0), (App, self.app), (Sms, self.sms), (Mail, self.mail)].into_iter().filter(|(_, has)| *has).map(|(way, _)| way).collect()
    }

    /// Whether this is as good as what the account has.
    fn enough(&self, proof: Proof) -> bool {
        proof == Proof::Strong || (proof == Proof::Sent && !self.strong())
    }
}

/// How an account stands with second factors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub enrolled: bool,
    /// Whether there is an app or a passkey.
    pub strong: bool,
    pub methods: Vec<FactorMethod>,
    pub codes_left: u64,
}

/// What somebody shows for a session that is opened.
pub(crate) enum Shown<'a> {
    Nothing,
    /// A code of any kind. The caller has counted the try.
    Code {
        code: &'a str,
        operation: &'a Operation,
    },
    Passkey(&'a Touch),
}

impl Shown<'_> {
    /// For the log.
    pub fn told(&self) -> &'static str {
        match self {
            Self::Nothing => "the first factor alone",
            Self::Code { .. } => "a code",
            Self::Passkey(_) => "a passkey",
        }
    }

    /// Uses it up.
    pub async fn spend(&self, cx: &Cx, tx: &Tx, user: UserId) -> Result<Proof> {
        match self {
            Self::Nothing => Ok(Proof::Nothing),
            Self::Code { code, operation } => spend(cx, tx, user, code, operation).await,
            Self::Passkey(touch) => touch.spend(cx, tx).await.map(|()| Proof::Strong),
        }
    }
}

/// What this account has.
pub(crate) async fn ways(db: &impl ConnectionTrait, user: UserId) -> Result<Ways> {
    use second_factor::{Column, Entity};
    let rows = Entity::find().filter(Column::UserId.eq(user)).filter(Column::ConfirmedAt.is_not_null()).all(db).await?;
    let has = |method| rows.iter().any(|row| row.method == method);
    let passkeys = passkeys::how_many(db, user).await?;
    Ok(Ways { app: has(FactorMethod::App), mail: has(FactorMethod::Mail), sms: has(FactorMethod::Sms), passkeys })
}

/// Proves it once more in this session by a code, for what asks for it.
///
/// # Errors
/// `NotAllowed` when nobody is signed in, `ValidationFailed` on `input.code`, `LimitExceeded`.
pub async fn prove(cx: &Cx, viewer: &Viewer, code: &str) -> Result<()> {
    let (user, session) = counted(cx, viewer).await?;
    let operation = &Operation::session(session);
    cx.db
        .write("identity.prove", |tx| async move {
            let proof = spend(cx, &tx, user, code, operation).await?;
            mark(cx, &tx, session, proof).await
        })
        .await?;
    live::forget(cx, &[session]).await;
    Ok(())
}

/// Takes a way to show codes away, with the codes on paper where it was the last of all. Every other session ends.
///
/// # Errors
/// As [`prove`], and `NotAllowed` where no code came along and none was shown lately, `StateConflict` where there is no such way.
pub async fn disable(cx: &Cx, viewer: &Viewer, method: FactorMethod, code: Option<&str>) -> Result<()> {
    if method == FactorMethod::Passkey {
        return Err(Refusal::invalid("input.method", "Name the passkey: `passkeyRemove`.").into());
    }
    let (user, session) = shown_with(cx, viewer, code).await?;
    let operation = &Operation::session(session);
    let ended = cx
        .db
        .write("identity.disable", |tx| async move {
            spend_enough(cx, &tx, user, code, operation).await?;
            let gone = second_factor::Entity::delete_by_id((user, method)).exec(&tx).await?;
            if gone.rows_affected == 0 {
                return Err(Refusal::state("This account shows no such codes.").into());
            }
            one_fewer(&tx, user).await?;
            letters::due(cx, &tx, &LetterDue::SecondFactorChanged { user_id: user, method, added: false }).await?;
            live::revoke(cx, &tx, user, Which::AllBut(session), Reason::SecondFactorChanged).await
        })
        .await?;
    live::forget(cx, &ended).await;
    Ok(())
}

/// New codes on paper; the old ones are over.
///
/// # Errors
/// As [`disable`].
pub async fn renew_codes(cx: &Cx, viewer: &Viewer, code: Option<&str>) -> Result<Vec<String>> {
    let (user, session) = shown_with(cx, viewer, code).await?;
    let operation = &Operation::session(session);
    cx.db
        .write("identity.renew_codes", |tx| async move {
            repo::hold(&tx, user).await?;
            spend_enough(cx, &tx, user, code, operation).await?;
            paper_code::renew(cx, &tx, user).await
        })
        .await
}

/// How an account stands, for its owner.
///
/// # Errors
/// The database's own.
pub async fn standing(cx: &Cx, user: UserId) -> Result<Standing> {
    let ways = ways(&cx.db, user).await?;
    let codes_left = if ways.any() { paper_code::left(&cx.db, user).await? } else { 0 };
    Ok(Standing { enrolled: ways.any(), strong: ways.strong(), methods: ways.methods(), codes_left })
}

/// For what could lock its owner out, moves money or gives rights away: who has a second factor has shown it in this session
/// within a quarter of an hour, and one that is not merely sent where they have such a one.
///
/// # Errors
/// `SecondFactorRequired`, `NotAllowed` for nobody and in somebody else's name.
pub async fn shown_lately(cx: &Cx, viewer: &Viewer) -> Result<()> {
    not_borrowed(viewer)?;
    let (user, session) = signed_in(viewer)?;
    let ways = ways(&cx.db, user).await?;
    if !ways.any() {
        return Ok(());
    }
    let session = session::Entity::find_by_id(session).one(&cx.db).await?;
    let at = session.and_then(|session| if ways.strong() { session.strong_at } else { session.proved_at });
    if at.is_some_and(|at| cx.now() - at < FRESH_MS) {
        return Ok(());
    }
    Err(Refusal::SecondFactorRequired { strong: ways.strong() }.into())
}

/// Whoever looks through somebody's eyes neither spends their codes nor counts as having shown one.
pub(crate) fn not_borrowed(viewer: &Viewer) -> Result<(), Refusal> {
    if viewer.is_impersonated() { Err(Refusal::NotAllowed { message: "Not in somebody else's name.".into() }) } else { Ok(()) }
}

pub(crate) fn signed_in(viewer: &Viewer) -> Result<(UserId, SessionId), Refusal> {
    viewer.user().zip(viewer.session()).ok_or_else(sign_in_first)
}

/// Counts a try at a code, before it is looked at.
pub(crate) async fn count_try(cx: &Cx, user: UserId, operation: &Operation) -> Result<()> {
    attempts::take(cx, Limit::code_of(), &user.to_string()).await?;
    sent_code::count_try(cx, user, operation).await
}

/// Uses a code up: of the app, sent for this very thing, or from the paper. The caller has counted the try.
async fn spend(cx: &Cx, tx: &Tx, user: UserId, code: &str, operation: &Operation) -> Result<Proof> {
    let app = factor(tx, user, FactorMethod::App).await?.filter(|factor| factor.confirmed_at.is_some());
    let step = app.map_or(Ok(None), |app| app_code::step_of(cx, &app, code))?;
    let proof = if let Some(step) = step {
        app_code::take(tx, user, step).await?.then_some(Proof::Strong)
    } else if sent_code::take(cx, tx, user, code, operation).await?.is_some() {
        Some(Proof::Sent)
    } else if paper_code::take(cx, tx, user, code).await? {
        // Paper stands in for what it came with, and is no stronger.
        Some(if ways(tx, user).await?.strong() { Proof::Strong } else { Proof::Sent })
    } else {
        None
    };
    let proof = proof.ok_or_else(|| wrong_code(user))?;
    // Who knows a code is not guessing.
    attempts::give_back(tx, Limit::code_of(), &user.to_string()).await?;
    Ok(proof)
}

/// As [`spend`], where there is a code and it is as good as what the account has.
async fn spend_enough(cx: &Cx, tx: &Tx, user: UserId, code: Option<&str>, operation: &Operation) -> Result<()> {
    let Some(code) = code else { return Ok(()) };
    let proof = spend(cx, tx, user, code, operation).await?;
    if ways(tx, user).await?.enough(proof) {
        return Ok(());
    }
    Err(Refusal::invalid("input.code", "A code that was sent does not do here: show one of your app, or from the paper.").into())
}

/// After something was taken away: codes on paper stand for something, and go with the last of it.
pub(crate) async fn one_fewer(tx: &Tx, user: UserId) -> Result<()> {
    if ways(tx, user).await?.any() { Ok(()) } else { paper_code::forget(tx, user).await }
}

/// Notes what was shown in a session.
pub(crate) async fn mark(cx: &Cx, tx: &Tx, session: SessionId, proof: Proof) -> Result<()> {
    let mut proved = session::Entity::update_many().col_expr(session::Column::ProvedAt, Expr::value(cx.now())).filter(session::Column::Id.eq(session));
    if proof == Proof::Strong {
        proved = proved.col_expr(session::Column::StrongAt, Expr::value(cx.now()));
    }
    proved.exec(tx).await?;
    Ok(())
}

pub(crate) async fn factor(db: &impl ConnectionTrait, user: UserId, method: FactorMethod) -> Result<Option<second_factor::Model>> {
    Ok(second_factor::Entity::find_by_id((user, method)).one(db).await?)
}

/// Whoever shows a code, with the try counted; who has nothing that codes stand for is told so for nothing.
async fn counted(cx: &Cx, viewer: &Viewer) -> Result<(UserId, SessionId)> {
    let (user, session) = enrolled(cx, viewer).await?;
    count_try(cx, user, &Operation::session(session)).await?;
    Ok((user, session))
}

/// Whoever shows a code, counted, or has shown something lately.
async fn shown_with(cx: &Cx, viewer: &Viewer, code: Option<&str>) -> Result<(UserId, SessionId)> {
    if code.is_some() {
        return counted(cx, viewer).await;
    }
    let known = enrolled(cx, viewer).await?;
    shown_lately(cx, viewer).await?;
    Ok(known)
}

async fn enrolled(cx: &Cx, viewer: &Viewer) -> Result<(UserId, SessionId)> {
    not_borrowed(viewer)?;
    let (user, session) = signed_in(viewer)?;
    if ways(&cx.db, user).await?.any() { Ok((user, session)) } else { Err(Refusal::state("This account has no second factor.").into()) }
}

/// Also written down: who shows it is guessing, or has a clock that is wrong.
pub(crate) fn wrong_code(user: UserId) -> Refusal {
    tracing::info!(target: SECURITY, %user, "wrong code");
    Refusal::invalid("input.code", "This code is wrong, or was used before.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_enough_where_there_is_nothing_better() {
        let (none, mail) = (Ways::default(), Ways { mail: true, ..Ways::default() });
        let (app, key) = (Ways { app: true, ..mail }, Ways { passkeys: 1, ..mail });
        assert!(!none.any() && mail.any() && !mail.strong() && app.strong() && key.strong());
        for (ways, sent) in [(none, true), (mail, true), (app, false), (key, false)] {
            assert_eq!((ways.enough(Proof::Nothing), ways.enough(Proof::Sent), ways.enough(Proof::Strong)), (false, sent, true), "{ways:?}");
        }
        assert_eq!(Ways { passkeys: 1, ..app }.methods(), [FactorMethod::Passkey, FactorMethod::App, FactorMethod::Mail]);
    }
}
