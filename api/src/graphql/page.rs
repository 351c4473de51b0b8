//! Relay connections: `connection!` makes the page and edge types of one node type.

use async_graphql::{Enum, Result, SimpleObject};
use futures_util::future::BoxFuture;
use kernel::{Direction, Page};
use platform::Result as Outcome;

/// Reads `first`/`after` or `last`/`before`; exactly one of `first` and `last`, at most 100.
///
/// # Errors
/// `VALIDATION_FAILED`, at the top level of the answer.
pub fn page(first: Option<i64>, after: Option<String>, last: Option<i64>, before: Option<String>) -> Outcome<Page> {
    Ok(Page::from_args(first, after.as_deref(), last, before.as_deref())?)
}

/// Where a page stands in its list.
#[derive(SimpleObject, Clone, Debug)]
#[graphql(name = "PageInfo")]
pub struct PageInfo {
    /// Whether there is more after this page.
    pub has_next_page: bool,
    /// Whether there is more before this page.
    pub has_previous_page: bool,
    /// The first row's cursor, for `before`.
    pub start_cursor: Option<String>,
    /// The last row's cursor, for `after`.
    pub end_cursor: Option<String>,
}

impl PageInfo {
    /// Of a page that was asked for so and closed with or without more beyond it.
    #[must_use]
    pub fn of(asked: &Page, more: bool, start_cursor: Option<String>, end_cursor: Option<String>) -> Self {
        let came_from = asked.cursor.is_some();
        let (has_next_page, has_previous_page) = match asked.direction {
            Direction::Forward => (more, came_from),
            Direction::Backward => (came_from, more),
        };
        Self { has_next_page, has_previous_page, start_cursor, end_cursor }
    }
}

/// How many rows a list has.
#[derive(SimpleObject, Clone, Copy, Debug)]
pub struct Count {
    /// At most 10,000.
    pub value: i64,
    /// Whether there may be more than `value`.
    pub precision: CountPrecision,
}

/// Whether a count can be relied on.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountPrecision {
    /// Exactly as many.
    Exact,
    /// As many or more: counting ended there.
    AtLeast,
}

/// Counting ends here: an exact count of a long list costs more than the list.
pub const MOST_COUNTED: i64 = 10_000;

impl Count {
    /// Of a count that ended one beyond [`MOST_COUNTED`] at the latest.
    #[must_use]
    pub fn capped(found: i64) -> Self {
        let precision = if found > MOST_COUNTED { CountPrecision::AtLeast } else { CountPrecision::Exact };
        Self { value: found.min(MOST_COUNTED), precision }
    }
}

/// Counts when somebody asks, not before.
pub type Counter = Box<dyn Fn() -> BoxFuture<'static, Outcome<i64>> + Send + Sync>;

/// What `totalCount` answers.
///
/// # Errors
/// The counting's own fault.
pub async fn count(counter: Option<&Counter>) -> Result<Option<Count>> {
    match counter {
        None => Ok(None),
        Some(counter) => Ok(Some(Count::capped(counter().await?))),
    }
}

/// Makes `XConnection` and `XEdge` of a node type.
///
/// ```ignore
/// connection!(Product, ProductConnection, ProductEdge, "A page of products.", "A product in its list.");
/// let page = page(first, after, last, before)?;
/// let found = catalog::vendor_products(&cx.db, &member, &page).await?;
/// Ok(ProductConnection::new(&page, found, Product::of))          // the last argument: row -> node
///     // .counted(move || Box::pin(..)) where `totalCount` is offered
/// ```
#[macro_export]
macro_rules! connection {
    ($node:ty, $connection:ident, $edge:ident, $about:literal, $about_edge:literal) => {
        #[doc = $about]
        pub struct $connection {
            asked: kernel::Page,
            more: bool,
            edges: Vec<$edge>,
            counter: Option<$crate::graphql::page::Counter>,
        }

        #[doc = $about_edge]
        pub struct $edge {
            cursor: String,
            node: $node,
        }

        impl $connection {
            /// Of a page that was found; `node` makes a node of a row.
            pub fn new<T>(asked: &kernel::Page, found: kernel::Paged<T>, node: impl Fn(T) -> $node) -> Self {
                let edges = found.rows.into_iter().map(|(cursor, row)| $edge { cursor: cursor.text(), node: node(row) }).collect();
                Self { asked: asked.clone(), more: found.more, edges, counter: None }
            }

            /// Offers `totalCount`, counted when asked for; counting may end at `MOST_COUNTED + 1`.
            #[must_use]
            #[allow(dead_code, reason = "not every list offers a count")]
            pub fn counted(mut self, counter: impl Fn() -> futures_util::future::BoxFuture<'static, platform::Result<i64>> + Send + Sync + 'static) -> Self {
                self.counter = Some(Box::new(counter));
                self
            }
        }

        #[doc = $about]
        #[async_graphql::Object]
        impl $connection {
            /// The rows of this page.
            async fn nodes(&self) -> Vec<&$node> {
                self.edges.iter().map(|edge| &edge.node).collect()
            }
            /// The rows of this page with their cursors.
            async fn edges(&self) -> &[$edge] {
                &self.edges
            }
            /// Where this page stands in its list.
            async fn page_info(&self) -> $crate::graphql::page::PageInfo {
                let cursor = |edge: Option<&$edge>| edge.map(|edge| edge.cursor.clone());
                $crate::graphql::page::PageInfo::of(&self.asked, self.more, cursor(self.edges.first()), cursor(self.edges.last()))
            }
            /// How many rows the whole list has, counted only when asked for; null where this list is not counted.
            #[graphql(directive = $crate::graphql::cost::cost::apply(Some(10), None, None))]
            async fn total_count(&self) -> async_graphql::Result<Option<$crate::graphql::page::Count>> {
                $crate::graphql::page::count(self.counter.as_ref()).await
            }
        }

        #[doc = $about_edge]
        #[async_graphql::Object]
        impl $edge {
            /// Where this row stands, for `after` and `before`.
            async fn cursor(&self) -> &str {
                &self.cursor
            }
            /// The row.
            async fn node(&self) -> &$node {
                &self.node
            }
        }
    };
}
