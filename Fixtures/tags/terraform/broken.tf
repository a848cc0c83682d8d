variable "before" {}
#         ^ definition.variable scope=- exported

resource "aws_instance" "cut" {
#                        ^ definition.target scope=-
  ami = var.before)
#           ^ reference.identifier
}

resource "aws_instance" "after" {
  ami = var.before
#           ^ reference.identifier
}
