use std::fmt;

pub type Result<T> = std::result::Result<T, Error>;

/// Why a template can't be used.
#[derive(Debug, Clone, PartialEq)]
pub enum Error {
    UnexpectedEnd,
    UnexpectedToken { line: usize, text: String },
    UnknownFilter(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::UnexpectedEnd => write!(f, "unexpected end"),
            Error::UnexpectedToken { line, text } => write!(f, "{line}: unexpected {text}"),
            Error::UnknownFilter(name) => write!(f, "no filter {name}"),
        }
    }
}

impl std::error::Error for Error {}
