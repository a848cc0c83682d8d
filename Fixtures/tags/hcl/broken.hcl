job "before" {}
#    ^ definition.target scope=-

group "cut" {
#      ^ definition.target scope=-
  count = [1, 
}

task "after" {
#     ^ definition.target scope=-
  driver = var.driver
#              ^ reference.identifier
}
