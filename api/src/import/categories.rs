//! `stoa import categories`: a tree of another place, packed.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use catalog::{ImportedCategories, ImportedCategory};
use flate2::bufread::GzDecoder;
use platform::Cx;
use serde::Deserialize;

/// One node as the file has it; its children are told by their own paths.
#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    name: Option<String>,
    #[serde(default)]
    path: Vec<Step>,
}

/// One step on the way from the root.
#[derive(Debug, Deserialize)]
struct Step {
    id: String,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    pub nodes: usize,
    pub outcome: ImportedCategories,
    /// Nodes whose parent the file names but does not describe: they hang from the nearest one it does.
    pub adopted: usize,
    /// Nodes without a name, or with one too long, called by their id or by the name's beginning.
    pub renamed: usize,
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { nodes, outcome: ImportedCategories { created, updated, unchanged, refused }, adopted, renamed } = self;
        write!(
            f,
            "{nodes} categories: {created} new, {updated} renamed, {unchanged} unchanged, {refused} refused. \
             {adopted} hang from the nearest parent the file describes, {renamed} had no name that fits."
        )
    }
}

/// Brings the tree in; safe to run again.
///
/// # Errors
/// One readable line.
pub async fn categories(cx: &Cx, file: &Path) -> Result<Tree, String> {
    let named = |error: &dyn fmt::Display| format!("{}: {error}.", file.display());
    let packed = BufReader::new(File::open(file).map_err(|error| named(&error))?);
    let unpacked: Box<dyn Read> = if file.extension().is_some_and(|end| end == "gz") { Box::new(GzDecoder::new(packed)) } else { Box::new(packed) };
    let nodes: Vec<Node> = serde_json::from_reader(BufReader::new(unpacked)).map_err(|error| named(&error))?;
    let (rows, mut tree) = plant(&nodes);
    tree.outcome = catalog::import_categories(cx, &rows).await.map_err(|error| error.to_string())?;
    Ok(tree)
}

const LONGEST_NAME: usize = 100;

/// Parents first, each node below the nearest ancestor that is there.
fn plant(nodes: &[Node]) -> (Vec<ImportedCategory>, Tree) {
    let there: HashMap<&str, usize> = nodes.iter().map(|node| (node.id.as_str(), node.path.len())).collect();
    let mut tree = Tree { nodes: nodes.len(), ..Tree::default() };
    let mut order: Vec<&Node> = nodes.iter().collect();
    order.sort_by_key(|node| node.path.len());
    let rows = order
        .into_iter()
        .map(|node| {
            let above = node.path.len().saturating_sub(1);
            let parent = node.path[..above].iter().rev().position(|step| there.contains_key(step.id.as_str()));
            tree.adopted += usize::from(above > 0 && parent != Some(0));
            let name = node.name.as_deref().unwrap_or_default().trim();
            let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
            tree.renamed += usize::from(!fits);
            let name = if name.is_empty() {
                node.id.clone()
            } else {
                name.chars().take(if fits { LONGEST_NAME } else { LONGEST_NAME - 1 }).chain((!fits).then_some('…')).collect()
            };
            let parent_ref = parent.map(|steps_up| node.path[above - 1 - steps_up].id.clone());
            ImportedCategory { external_ref: node.id.clone(), parent_ref, name }
        })
        .collect();
    (rows, tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parents_come_first_and_orphans_are_adopted() {
        let nodes: Vec<Node> = serde_json::from_str(
            r#"[{"id":"c","name":"C","path":[{"id":"a","name":"A"},{"id":"lost","name":"Lost"},{"id":"c","name":"C"}]},
                {"id":"n","name":null,"path":[{"id":"a"},{"id":"n","name":null}]},
                {"id":"a","name":"A","path":[{"id":"a","name":"A"}],"subCategories":[]}]"#,
        )
        .unwrap();
        let (rows, tree) = plant(&nodes);
        let told: Vec<_> = rows.iter().map(|row| (row.external_ref.as_str(), row.parent_ref.as_deref(), row.name.as_str())).collect();
        assert_eq!(told, [("a", None, "A"), ("n", Some("a"), "n"), ("c", Some("a"), "C")]);
        assert_eq!((tree.nodes, tree.adopted, tree.renamed), (3, 1, 1));
    }

    #[test]
    fn a_name_too_long_is_cut() {
        let nodes = [Node { id: "a".into(), name: Some("ầ".repeat(116)), path: Vec::new() }];
        let (rows, tree) = plant(&nodes);
        assert_eq!((rows[0].name.chars().count(), tree.renamed), (LONGEST_NAME, 1));
    }
}
