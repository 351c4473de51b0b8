//! Background work, for operators: what waits, what was given up, and another try.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use kernel::Scope;
use platform::jobs;

use crate::graphql::context::Ask;
use crate::graphql::error::{UserError, settled};
use crate::graphql::page::page;
use crate::graphql::roles;
use crate::graphql::scalars::id;
use crate::graphql::types::job::{Job, JobConnection, JobState};

#[derive(Default)]
pub struct AdminJobQuery;

#[derive(Default)]
pub struct AdminJobMutation;

/// Narrows the jobs.
#[derive(InputObject, Default)]
pub struct JobWhereInput {
    /// Only as far as this; `DEAD` lists the dead letters.
    pub state: Option<JobState>,
}

/// Which job to try again.
#[derive(InputObject)]
pub struct JobRetryInput {
    /// A dead one.
    pub job_id: ID,
    /// Sent again, the request has no second effect, with or without a key: a job that waits is no longer dead.
    pub idempotency_key: Option<String>,
}

/// What became of the wish for another try.
#[derive(SimpleObject)]
pub struct JobRetryPayload {
    /// The job, waiting again; null when it was refused.
    pub job: Option<Job>,
    /// Why it was refused; empty when it was done.
    pub user_errors: Vec<UserError>,
}

#[Object]
impl AdminJobQuery {
    /// Background work, the newest first.
    #[graphql(
        guard = "roles::admin::jobs_read::guard",
        visible = "roles::admin::jobs_read::shows",
        directive = roles::auth::apply(roles::admin::jobs_read::ROLES.to_vec(), roles::admin::jobs_read::SCOPE)
    )]
    async fn jobs(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
        #[graphql(name = "where", desc = "Only these.")] narrowed: Option<JobWhereInput>,
    ) -> Result<JobConnection> {
        let operator = ctx.operator(Scope::JobsRead)?;
        let page = page(first, after, last, before)?;
        let state = narrowed.unwrap_or_default().state.map(Into::into);
        let found = jobs::list(&ctx.cx().db, &operator, state, &page).await?;
        Ok(JobConnection::new(&page, found, Job::from))
    }
}

#[Object]
impl AdminJobMutation {
    /// Gives a dead job all its tries again, at once.
    #[graphql(guard = "roles::admin::jobs_write::guard", visible = "roles::admin::jobs_write::shows", directive = roles::auth::apply(roles::admin::jobs_write::ROLES.to_vec(), roles::admin::jobs_write::SCOPE))]
    async fn job_retry(&self, ctx: &Context<'_>, #[graphql(desc = "Which job.")] input: JobRetryInput) -> Result<JobRetryPayload> {
        let operator = ctx.operator(Scope::JobsWrite)?;
        let (job, user_errors) = settled(async { jobs::requeue(ctx.cx(), &operator, id("input.jobId", &input.job_id)?).await }.await)?;
        Ok(JobRetryPayload { job: job.map(Job::from), user_errors })
    }
}
