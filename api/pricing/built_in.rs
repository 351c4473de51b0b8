//! Rates of value added tax as published for 2025, in hundredths of a percent: a start, which the operator keeps current
//! (`taxRulesSet`). Where a country has several reduced rates it is the one most goods of a market fall under.

/// 2025-01-01T00:00:00Z.
pub const FROM_2025: i64 = 1_735_689_600_000;

/// Country, standard, reduced. A country without a reduced rate has its standard one twice.
pub const RATES: [(&str, i32, i32); 30] = [
    ("AT", 2000, 1000),
    ("BE", 2100, 600),
    ("BG", 2000, 900),
    ("CY", 1900, 500),
    ("CZ", 2100, 1200),
    ("DE", 1900, 700),
    ("DK", 2500, 2500),
    ("EE", 2200, 900),
    ("ES", 2100, 1000),
    ("FI", 2550, 1400),
    ("FR", 2000, 550),
    ("GB", 2000, 500),
    ("GR", 2400, 1300),
    ("HR", 2500, 1300),
    ("HU", 2700, 500),
    ("IE", 2300, 1350),
    ("IT", 2200, 1000),
    ("LT", 2100, 900),
    ("LU", 1700, 800),
    ("LV", 2100, 1200),
    ("MT", 1800, 500),
    ("NL", 2100, 900),
    ("PL", 2300, 800),
    ("PT", 2300, 600),
    ("RO", 1900, 900),
    ("SE", 2500, 1200),
    ("SI", 2200, 950),
    ("SK", 2300, 500),
    // Sales tax of the United States is added by state and not part of a price.
    ("US", 0, 0),
    ("VN", 1000, 500),
];

/// What changed within 2025: country, standard, reduced, from (UTC midnight).
pub const CHANGES: [(&str, i32, i32, i64); 2] = [
    ("EE", 2400, 900, 1_751_328_000_000),  // 2025-07-01
    ("RO", 2100, 1100, 1_754_006_400_000), // 2025-08-01
];
