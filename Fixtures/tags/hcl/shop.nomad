# Runs the shop.
job "shop" {
#    ^ definition.target scope=- doc
  datacenters = ["here"]

  group "web" {
#        ^ definition.target scope=shop
    count = 2
    task "server" {
#         ^ definition.target scope=shop.web
      driver = "docker"
      config {
        image = "shop:${var.version}"
#                           ^ reference.identifier
      }
    }
  }
}

variable "version" {
#         ^ definition.variable scope=- exported
  type = string
}
