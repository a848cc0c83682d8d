use crate::error::Result;
use crate::lexer::Lexer;
use crate::parser::Parser;

/// A part of a template.
#[derive(Debug, Clone)]
pub enum Node {
    Text(String),
    Variable { path: Vec<String>, filters: Vec<String> },
    Loop { name: String, path: Vec<String>, body: Vec<Node> },
}

/// A parsed template.
#[derive(Debug, Clone, Default)]
pub struct Template {
    pub nodes: Vec<Node>,
}

impl Template {
    pub fn parse(source: &str) -> Result<Self> {
        Parser::new(Lexer::new(source)).parse()
    }
}
