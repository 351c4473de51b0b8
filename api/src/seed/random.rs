//! Chance that falls the same way every time, so that everybody's demonstration is the same one.

/// SplitMix64: small, even, and not for secrets.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Its own stream for each subject, so that more of one thing does not change another.
    #[must_use]
    pub fn of(subject: &str) -> Self {
        // FNV-1a of the subject's name.
        Self(subject.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The next 64 bits.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `least` to `most`, both possible.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        let width = u64::try_from(most - least + 1).unwrap_or(1).max(1);
        least + i64::try_from(self.draw() % width).unwrap_or_default()
    }

    /// True `percent` times in a hundred.
    pub fn percent(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of these; the list is never empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let at = usize::try_from(self.draw() % list.len().max(1) as u64).unwrap_or_default();
        &list[at]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_falls_the_same_way_every_time() {
        let mut one = Chance::of("products");
        let mut other = Chance::of("products");
        assert_eq!((0..100).map(|_| one.draw()).collect::<Vec<_>>(), (0..100).map(|_| other.draw()).collect::<Vec<_>>());
        assert_ne!(Chance::of("orders").draw(), Chance::of("products").draw());
    }

    #[test]
    fn both_ends_are_reached() {
        let mut chance = Chance::of("ends");
        let drawn: std::collections::BTreeSet<_> = (0..1000).map(|_| chance.between(-2, 2)).collect();
        assert_eq!(drawn.into_iter().collect::<Vec<_>>(), [-2, -1, 0, 1, 2]);
    }
}
