use crate::ast::{Node, Template};
use crate::error::{Error, Result};
use crate::lexer::{Lexer, Token};

pub(crate) struct Parser<'a> {
    lexer: Lexer<'a>,
    peeked: Option<Token<'a>>,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(lexer: Lexer<'a>) -> Self {
        Parser { lexer, peeked: None }
    }

    pub(crate) fn parse(mut self) -> Result<Template> {
        let mut nodes = Vec::new();
        while let Some(token) = self.next_token() {
            nodes.push(self.node(token)?);
        }
        Ok(Template { nodes })
    }

    fn node(&mut self, token: Token<'a>) -> Result<Node> {
        match token {
            Token::Text(text) => Ok(Node::Text(text.to_owned())),
            Token::Open => self.variable(),
            other => Err(Error::UnexpectedToken {
                line: self.lexer.line(),
                text: format!("{other:?}"),
            }),
        }
    }

    fn variable(&mut self) -> Result<Node> {
        match self.next_token() {
            Some(Token::Word(word)) => Ok(Node::Variable {
                path: word.split('.').map(str::to_owned).collect(),
                filters: Vec::new(),
            }),
            _ => Err(Error::UnexpectedEnd),
        }
    }

    fn next_token(&mut self) -> Option<Token<'a>> {
        self.peeked.take().or_else(|| self.lexer.next())
    }
}
