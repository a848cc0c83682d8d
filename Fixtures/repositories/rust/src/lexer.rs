#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token<'a> {
    Text(&'a str),
    Open,
    Close,
    Word(&'a str),
    Pipe,
}

/// Cuts a template into tokens.
pub(crate) struct Lexer<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Lexer { rest: source, line: 1 }
    }

    pub(crate) fn line(&self) -> usize {
        self.line
    }

    fn take_while<F>(&mut self, matches: F) -> &'a str
    where
        F: Fn(char) -> bool,
    {
        let end = self.rest.find(|c| !matches(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        Some(Token::Text(self.take_while(|c| c != '{')))
    }
}
