//! The syntax of Arabic.
