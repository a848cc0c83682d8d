use quill::{render_str, Renderer, Template, Value};

#[test]
fn text_stays() {
    assert_eq!(render_str("plain", &Value::Null).unwrap(), "plain");
}

#[test]
fn filters_apply() {
    let renderer = Renderer::new().with_filter("upper", |text: &str| text.to_uppercase());
    let template = Template::parse("x").unwrap();
    assert_eq!(renderer.render(&template, &Value::from("a")).unwrap(), "x");
}
