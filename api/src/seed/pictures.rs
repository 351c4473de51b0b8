//! Pictures drawn by ourselves: a silhouette on a quiet ground, in the colour of the thing. A few hundred bytes each.

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Motif {
    Mug,
    Bowl,
    Board,
    Bottle,
    Lamp,
    Cloth,
    Book,
    Pen,
    Frame,
    Bag,
    Leaf,
    Wheel,
    Toy,
    Jar,
    Candle,
}

pub const MOTIFS: [Motif; 15] = [
    Motif::Mug,
    Motif::Bowl,
    Motif::Board,
    Motif::Bottle,
    Motif::Lamp,
    Motif::Cloth,
    Motif::Book,
    Motif::Pen,
    Motif::Frame,
    Motif::Bag,
    Motif::Leaf,
    Motif::Wheel,
    Motif::Toy,
    Motif::Jar,
    Motif::Candle,
];

/// Grounds a thing may stand on: wall and table.
pub const GROUNDS: [(&str, &str); 4] = [("#f4efe6", "#e6ddcd"), ("#eef1ec", "#dde4da"), ("#f2eeee", "#e4dada"), ("#edf0f3", "#dbe2e8")];

impl Motif {
    /// In file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Mug => "mug",
            Self::Bowl => "bowl",
            Self::Board => "board",
            Self::Bottle => "bottle",
            Self::Lamp => "lamp",
            Self::Cloth => "cloth",
            Self::Book => "book",
            Self::Pen => "pen",
            Self::Frame => "frame",
            Self::Bag => "bag",
            Self::Leaf => "leaf",
            Self::Wheel => "wheel",
            Self::Toy => "toy",
            Self::Jar => "jar",
            Self::Candle => "candle",
        }
    }

    /// The shapes; `f` is the colour of the thing, `s` its shade.
    fn shapes(self) -> &'static str {
        match self {
            Self::Mug => {
                r#"<path class="r" d="M262 190h30a34 34 0 0 1 0 84h-30"/><path class="f" d="M120 160h150v110a40 40 0 0 1-40 40h-70a40 40 0 0 1-40-40z"/><path class="s" d="M120 160h150v16H120z"/>"#
            }
            Self::Bowl => {
                r#"<path class="f" d="M90 190h220a110 110 0 0 1-70 110h-80a110 110 0 0 1-70-110z"/><path class="s" d="M90 190h220v14H90zM165 300h70v12h-70z"/>"#
            }
            Self::Board => {
                r#"<rect class="f" x="150" y="110" width="100" height="170" rx="16"/><rect class="f" x="186" y="270" width="28" height="56" rx="14"/><circle class="g" cx="200" cy="308" r="7"/><path class="s" d="M168 130h6v130h-6zm22 0h4v130h-4zm34 0h5v130h-5z"/>"#
            }
            Self::Bottle => {
                r#"<path class="f" d="M178 100h44v60c0 24 40 34 40 84v40a28 28 0 0 1-28 28h-68a28 28 0 0 1-28-28v-40c0-50 40-60 40-84z"/><path class="s" d="M178 100h44v14h-44zM138 236h124v12H138z"/>"#
            }
            Self::Lamp => {
                r#"<path class="s" d="M195 200h10v96h-10z"/><path class="f" d="M160 110h80l40 96H120z"/><ellipse class="f" cx="200" cy="304" rx="52" ry="10"/><path class="s" d="M120 200h160v6H120z"/>"#
            }
            Self::Cloth => {
                r#"<rect class="f" x="100" y="240" width="200" height="34" rx="17"/><rect class="s" x="108" y="206" width="184" height="34" rx="17"/><rect class="f" x="100" y="172" width="200" height="34" rx="17"/><rect class="s" x="100" y="274" width="200" height="34" rx="17"/>"#
            }
            Self::Book => {
                r#"<path class="s" d="M124 120h160v192H124z"/><path class="p" d="M130 300h150v8H130z"/><path class="f" d="M116 112h160v192H132a16 16 0 0 1-16-16z"/><path class="s" d="M116 112h18v180h-18z"/><rect class="p" x="164" y="156" width="80" height="8"/><rect class="p" x="164" y="176" width="52" height="6"/>"#
            }
            Self::Pen => {
                r#"<g transform="rotate(38 200 210)"><rect class="f" x="186" y="100" width="28" height="160" rx="14"/><path class="s" d="M186 190h28v12h-28z"/><path class="p" d="M188 262h24l-12 46z"/></g>"#
            }
            Self::Frame => {
                r#"<path class="s" d="M110 100h180v220H110z"/><path class="p" d="M122 112h156v196H122z"/><circle class="f" cx="232" cy="166" r="26"/><path class="f" d="M140 290c30-70 50-70 70-30 12-22 30-22 50 30z"/>"#
            }
            Self::Bag => {
                r#"<path class="r" d="M158 190v-30a42 42 0 0 1 84 0v30"/><path class="f" d="M110 180h180l16 120a14 14 0 0 1-14 14H108a14 14 0 0 1-14-14z"/><path class="s" d="M108 200h184l2 14H106z"/>"#
            }
            Self::Leaf => {
                r#"<path class="f" d="M200 310c-90-30-100-130-60-190 60 10 110 80 60 190z"/><path class="s" d="M200 310c70-20 96-80 80-150-50 10-90 60-80 150z"/>"#
            }
            Self::Wheel => {
                r#"<circle class="r" cx="150" cy="250" r="52"/><circle class="r" cx="266" cy="250" r="52"/><path class="q" d="M150 250l36-80h62l18 80M186 170l34 80h-70M176 156h26"/>"#
            }
            Self::Toy => {
                r#"<rect class="f" x="110" y="210" width="180" height="60" rx="12"/><rect class="s" x="130" y="150" width="70" height="60" rx="8"/><rect class="f" x="226" y="176" width="30" height="34" rx="6"/><circle class="s" cx="150" cy="282" r="28"/><circle class="s" cx="250" cy="282" r="28"/>"#
            }
            Self::Jar => {
                r#"<rect class="s" x="140" y="120" width="120" height="32" rx="8"/><rect class="f" x="128" y="152" width="144" height="160" rx="24"/><rect class="p" x="150" y="200" width="100" height="56" rx="6"/><rect class="s" x="166" y="218" width="68" height="6"/><rect class="s" x="178" y="234" width="44" height="5"/>"#
            }
            Self::Candle => {
                r##"<path fill="#e8b04a" d="M200 96c18 24 18 44 0 52-18-8-18-28 0-52z"/><path class="s" d="M197 140h6v24h-6z"/><rect class="f" x="150" y="162" width="100" height="150" rx="10"/><path class="s" d="M150 196h100v10H150z"/>"##
            }
        }
    }
}

/// Where the picture of this motif in this colour on this ground is stored.
#[must_use]
pub fn key(motif: Motif, colour: &str, ground: usize) -> String {
    format!("demo/{}-{}-{}.svg", motif.name(), colour.to_lowercase(), ground % GROUNDS.len())
}

/// The picture itself.
#[must_use]
pub fn draw(motif: Motif, tone: &str, shade: &str, ground: usize) -> String {
    let (wall, table) = GROUNDS[ground % GROUNDS.len()];
    let shapes = motif.shapes();
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><style>.f{{fill:{tone}}}.s{{fill:{shade}}}.p{{fill:#fbf8f1}}.g{{fill:{wall}}}.r,.q{{fill:none;stroke:{shade};stroke-width:14}}.q{{stroke:{tone};stroke-width:10;stroke-linejoin:round}}</style><path fill="{wall}" d="M0 0h400v400H0z"/><path fill="{table}" d="M0 296h400v104H0z"/><ellipse cx="200" cy="316" rx="120" ry="10" opacity=".12"/>{shapes}</svg>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_picture_is_small_and_closed() {
        let mut keys = std::collections::BTreeSet::new();
        for motif in MOTIFS {
            for ground in 0..GROUNDS.len() {
                let picture = draw(motif, "#8fa58c", "#6f8770", ground);
                assert!(picture.len() < 1500 && picture.starts_with("<svg ") && picture.ends_with("</svg>"), "{motif:?}");
                assert!(!picture.contains("http://") || picture.matches("http").count() == 1, "{motif:?} points elsewhere");
                assert!(keys.insert(key(motif, "Sage", ground)));
            }
        }
    }
}
