use std::collections::BTreeMap;

/// What templates are filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Text(String),
    List(Vec<Value>),
    Map(BTreeMap<String, Value>),
}

impl Value {
    pub fn get(&self, path: &[String]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| match value {
            Value::Map(map) => map.get(key),
            _ => None,
        })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}
