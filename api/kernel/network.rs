//! Networks, as operators and integrators write them.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Some addresses with one beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether the address is one of them.
    #[must_use]
    pub fn holds(&self, address: IpAddr) -> bool {
        fn bits(address: IpAddr) -> (u128, u8) {
            match address.to_canonical() {
                IpAddr::V4(address) => (u128::from(address.to_bits()), 32),
                IpAddr::V6(address) => (address.to_bits(), 128),
            }
        }
        let ((ours, wide), (theirs, their_wide)) = (bits(self.address), bits(address));
        wide == their_wide && (self.bits == 0 || (ours ^ theirs) >> (wide - self.bits) == 0)
    }
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (address, bits) = text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse::<IpAddr>().map_err(drop)?.to_canonical();
        let wide = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(wide), |bits| bits.parse().map_err(drop))?;
        if bits <= wide { Ok(Self { address, bits }) } else { Err(()) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_holds_its_own() {
        let holds = |network: &str, address: &str| network.parse::<Network>().unwrap().holds(address.parse().unwrap());
        assert!(holds("203.0.113.0/24", "203.0.113.200") && !holds("203.0.113.0/24", "203.0.114.1"));
        assert!(holds("203.0.113.7", "203.0.113.7") && !holds("203.0.113.7", "203.0.113.8"));
        assert!(holds("203.0.113.7", "::ffff:203.0.113.7") && holds("::ffff:203.0.113.7", "203.0.113.7"));
        assert!(holds("2001:db8::/32", "2001:db8:1::1") && !holds("2001:db8::/32", "2001:db9::1"));
        assert!(holds("0.0.0.0/0", "8.8.8.8") && !holds("0.0.0.0/0", "2001:db8::1"));
        for wrong in ["", "203.0.113", "203.0.113.0/33", "2001:db8::/129", "203.0.113.0/x", "/8"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }
}
