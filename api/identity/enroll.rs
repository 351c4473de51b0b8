//! A way to show codes is added: begun with the password, ended with its first code.

use entity::ids::UserId;
use entity::second_factor::{Column, Entity, Model};
use entity::states::FactorMethod;
use kernel::{Proof, Refusal, Viewer};
use platform::{Cx, Error, Result, Tx};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, IntoActiveModel, QueryFilter};

use crate::attempts::{self, Limit};
use crate::change_password::known_by;
use crate::letters::{self, LetterDue};
use crate::live::{self, Reason, Which};
use crate::second_factor::{count_try, factor, mark, shown_lately, signed_in, ways, wrong_code};
use crate::sent_code::{self, Operation, SentTo};
use crate::{app_code, paper_code, phone, repo};

/// What is begun.
#[derive(Clone, Debug)]
pub enum Enrolment {
    /// What an app is told, once: base32 to be typed, and `otpauth://...` to be shown as a QR code.
    App { secret: String, url: String },
    /// Where the first code went.
    Sent(SentTo),
}

/// Begins: what counts for nothing until a code of it is shown. Begun again, the first code is sent again.
///
/// # Errors
/// `NotAllowed` when nobody is signed in or what they have was not shown lately, `ValidationFailed` on `input.password`, `input.method` or
/// `input.phone`, `StateConflict` where there is such a way already or the address is not proved: an app on an account made in somebody
/// else's name would keep that somebody out for good. `LimitExceeded`.
pub async fn enroll(cx: &Cx, viewer: &Viewer, password: &str, method: FactorMethod, number: Option<&str>) -> Result<Enrolment> {
    let (user, session) = signed_in(viewer)?;
    let number = match (method, number) {
        (FactorMethod::Passkey, _) => return Err(Refusal::invalid("input.method", "A passkey is added by `passkeyRegisterBegin`.").into()),
        (FactorMethod::Sms, number) => Some(phone::number("input.phone", number.unwrap_or_default())?),
        (_, Some(_)) => return Err(Refusal::invalid("input.phone", "Only codes by SMS take a number.").into()),
        (_, None) => None,
    };
    known_by(cx, viewer, "input.password", password).await?;
    shown_lately(cx, viewer).await?;
    let account = repo::user(&cx.db, user).await?.ok_or_else(|| Error::broken("an account is gone"))?;
    if account.email_verified_at.is_none() {
        return Err(Refusal::state("Prove your address first.").into());
    }
    let app = if method == FactorMethod::App { Some(app_code::new(cx, user, &account.email)?) } else { None };
    let secret = match (&app, &number) {
        (Some(app), _) => app.sealed.clone(),
        (None, Some(number)) => phone::seal(cx, user, number),
        (None, None) => String::new(),
    };
    let operation = &Operation::enrolment(session, method, number.as_deref());
    if app.is_none() {
        sent_code::may_be_sent(cx, user, number.as_deref()).await?;
    }
    let row = &Model { user_id: user, method, secret, last_step: 0, created_at: cx.now(), confirmed_at: None };
    let sent = app.is_none();
    cx.db
        .write("identity.enroll", |tx| async move {
            begin(&tx, row).await?;
            if sent { sent_code::send(cx, &tx, user, method, operation).await } else { Ok(()) }
        })
        .await?;
    Ok(match app {
        Some(app) => Enrolment::App { secret: app.secret, url: app.url },
        None => Enrolment::Sent(SentTo::of(&account, number.as_deref())),
    })
}

/// What was never confirmed gives way; what counts does not.
async fn begin(tx: &Tx, row: &Model) -> Result<()> {
    let instead = OnConflict::columns([Column::UserId, Column::Method])
        .update_columns([Column::Secret, Column::LastStep, Column::CreatedAt])
        .action_and_where(Expr::col((Entity, Column::ConfirmedAt)).is_null())
        .to_owned();
    let written = Entity::insert(row.clone().into_active_model().reset_all()).on_conflict(instead).exec_without_returning(tx).await?;
    if written > 0 { Ok(()) } else { Err(Refusal::state("There is one already. Take it away first.").into()) }
}

/// Ends the beginning: the first code shows that the app has the secret, or that what is sent arrives. Every other session ends. Gives
/// the codes on paper, where somebody has none yet or those they have stood for less.
///
/// # Errors
/// `ValidationFailed` on `input.code`, `StateConflict` where nothing was begun, `LimitExceeded`.
pub async fn confirm(cx: &Cx, viewer: &Viewer, method: FactorMethod, code: &str) -> Result<Option<Vec<String>>> {
    let (user, session) = signed_in(viewer)?;
    let begun = factor(&cx.db, user, method).await?.filter(|factor| factor.confirmed_at.is_none());
    let number = &begun.map_or(Ok(None), |begun| number_of(cx, &begun))?;
    let operation = &Operation::enrolment(session, method, number.as_deref());
    count_try(cx, user, operation).await?;
    let (codes, ended) = cx
        .db
        .write("identity.confirm", |tx| async move {
            repo::hold(&tx, user).await?;
            let begun = factor(&tx, user, method).await?.filter(|factor| factor.confirmed_at.is_none());
            let begun = begun.ok_or_else(|| Refusal::state("Nothing was begun that could be confirmed."))?;
            // The number that the code went to: another may have been begun meanwhile.
            if number_of(cx, &begun)? != *number {
                return Err(wrong_code(user).into());
            }
            let proof = if method == FactorMethod::App { Proof::Strong } else { Proof::Sent };
            let step = match method {
                FactorMethod::App => app_code::step_of(cx, &begun, code)?.ok_or_else(|| wrong_code(user))?,
                _ => sent_code::take(cx, &tx, user, code, operation).await?.map(|_| 0).ok_or_else(|| wrong_code(user))?,
            };
            let stronger = proof == Proof::Strong && !ways(&tx, user).await?.strong();
            confirmed(cx, &tx, &begun, step).await?;
            attempts::give_back(&tx, Limit::code_of(), &user.to_string()).await?;
            let codes = paper_code::first(cx, &tx, user, stronger).await?;
            mark(cx, &tx, session, proof).await?;
            letters::due(cx, &tx, &LetterDue::SecondFactorChanged { user_id: user, method, added: true }).await?;
            let ended = live::revoke(cx, &tx, user, Which::AllBut(session), Reason::SecondFactorChanged).await?;
            Ok((codes, ended))
        })
        .await?;
    live::forget(cx, &ended).await;
    live::forget(cx, &[session]).await;
    Ok(codes)
}

/// Where the codes of a beginning go, by telephone.
fn number_of(cx: &Cx, begun: &Model) -> Result<Option<String>> {
    if begun.method == FactorMethod::Sms { phone::unseal(cx, begun.user_id, &begun.secret).map(Some) } else { Ok(None) }
}

/// Counts from now on, unless another one was begun meanwhile.
async fn confirmed(cx: &Cx, tx: &Tx, begun: &Model, step: i64) -> Result<()> {
    let of = |user: UserId| Column::UserId.eq(user).and(Column::Method.eq(begun.method));
    let confirmed = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(cx.now()))
        .col_expr(Column::LastStep, Expr::value(step))
        .filter(of(begun.user_id))
        .filter(Column::Secret.eq(begun.secret.as_str()))
        .filter(Column::ConfirmedAt.is_null())
        .exec(tx)
        .await?;
    if confirmed.rows_affected > 0 { Ok(()) } else { Err(wrong_code(begun.user_id).into()) }
}
