//! Node types, one file each; the only place where two files may name each other.
