//! Small text templates.

mod ast;
mod error;
mod lexer;
mod parser;
mod render;
mod value;

pub use ast::{Node, Template};
pub use error::{Error, Result};
pub use render::{Filter, Renderer};
pub use value::Value;

/// Renders `source` with `value` and no filters.
pub fn render_str(source: &str, value: &Value) -> Result<String> {
    let template = Template::parse(source)?;
    Renderer::new().render(&template, value)
}
