use std::collections::HashMap;

use crate::ast::{Node, Template};
use crate::error::{Error, Result};
use crate::value::Value;

/// Changes the text of a variable.
pub trait Filter: Send + Sync {
    fn apply(&self, text: &str) -> String;
}

impl<F> Filter for F
where
    F: Fn(&str) -> String + Send + Sync,
{
    fn apply(&self, text: &str) -> String {
        self(text)
    }
}

#[derive(Default)]
pub struct Renderer {
    filters: HashMap<String, Box<dyn Filter>>,
}

impl Renderer {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn with_filter(
        mut self,
        name: impl Into<String>,
        filter: impl Filter + 'static,
    ) -> Self {
        self.filters.insert(name.into(), Box::new(filter));
        self
    }

    pub fn render(&self, template: &Template, value: &Value) -> Result<String> {
        let mut output = String::new();
        for node in &template.nodes {
            self.render_node(node, value, &mut output)?;
        }
        Ok(output)
    }

    fn render_node(&self, node: &Node, value: &Value, output: &mut String) -> Result<()> {
        match node {
            Node::Text(text) => output.push_str(text),
            Node::Variable { path, filters } => {
                if let Some(Value::Text(text)) = value.get(path) {
                    output.push_str(&self.filtered(text, filters)?);
                }
            }
            Node::Loop { .. } => {}
        }
        Ok(())
    }

    fn filtered(&self, text: &str, names: &[String]) -> Result<String> {
        names.iter().try_fold(text.to_owned(), |text, name| {
            let filter = self.filters.get(name).ok_or_else(|| Error::UnknownFilter(name.clone()))?;
            Ok(filter.apply(&text))
        })
    }
}
