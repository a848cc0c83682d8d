resource aws_s3_bucket bare { bucket = "x" }
#                      ^ definition.target scope=- signature="resource aws_s3_bucket bare"
resource "random_id" "one_line" { byte_length = 8 }
#                     ^ definition.target scope=-
variable "object" {
#         ^ definition.variable scope=- exported
  type = object({
    name = string
    size = optional(number, 3)
  })
}
locals { small = 1 }
#        ^ definition.variable scope=- signature="small = 1"
locals {
  by_name = { for k, v in var.object : upper(k) => v if v != null }
# ^ definition.variable scope=- signature="by_name ="
#                             ^ reference.identifier
  text    = <<-EOT
# ^ definition.variable scope=- signature="text    ="
    Hello ${var.object.name}
#               ^ reference.identifier
    %{ for s in local.small ~}
#                     ^ reference.identifier
    ${s}
    %{ endfor ~}
  EOT
  größe   = var.big ? aws_instance.big.id : data.aws_ami.small[0].id
# ^ definition.variable scope=- signature="größe   ="
#                 ^ reference.identifier
#                                    ^ reference.identifier
#                                                          ^ reference.identifier
}
ephemeral "random_password" "secret" {}
#                            ^ definition.target scope=- exported
/* the old place */
moved {
  from = aws_instance.old
#                     ^ reference.identifier
  to   = aws_instance.new
#                     ^ reference.identifier
}
import {
  to = aws_instance.web
#                   ^ reference.identifier
  id = "i-1"
}
check "health" {
#      ^ definition.function scope=- test
  assert {
    condition     = data.http.shop.status_code == 200
#                             ^ reference.identifier
    error_message = "down"
  }
}
resource "aws_thing" "dynamic" {
#                     ^ definition.target scope=-
  dynamic "setting" {
    for_each = toset(var.settings)
#                        ^ reference.identifier
    content {
      name = setting.value
    }
  }
  provisioner "local-exec" {
    command = "echo ${self.id} ${path.module}"
  }
}
output "secret" {
#       ^ definition.property scope=- exported
  value     = ephemeral.random_password.secret.result
#                                       ^ reference.identifier
  sensitive = true
}
