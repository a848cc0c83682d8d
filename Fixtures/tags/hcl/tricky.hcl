packer {
# <- definition.key scope=- signature="packer"
  required_plugins {
    docker = {
      source  = "example.org/hashicorp/docker"
#                ^ import.module source=example.org/hashicorp/docker alias=docker
      version = "~> 1"
    }
  }
}
source "docker" "debian" {
#                ^ definition.target scope=-
  image = var.image
#             ^ reference.identifier
}
build {
# <- definition.key scope=- signature="build"
  name    = "learn"
  sources = [source.docker.debian]
#                          ^ reference.identifier
  provisioner "shell" {
    inline = ["echo ${local.greeting}"]
#                           ^ reference.identifier
  }
}
locals {
# <- definition.key scope=- signature="locals"
  greeting = "hello"
# ^ definition.variable scope=locals
}
include "root" {
#        ^ definition.target scope=-
  path = "../root.hcl"
#         ^ import.include source=../root.hcl alias=root
}
terraform {
# <- definition.key scope=- signature="terraform"
  source = "git::https://example.org/vpc.git?ref=v1"
#           ^ import.module source=git::https://example.org/vpc.git?ref=v1
}
dependency "vpc" {
#           ^ definition.target scope=-
  config_path = "../vpc"
#                ^ import.include source=../vpc alias=vpc
}
inputs = {
# <- definition.key scope=- signature="inputs ="
  vpc_id = dependency.vpc.outputs.id
#                     ^ reference.identifier
}
target "image" { tags = ["shop"] }
#       ^ definition.target scope=-
group "default" {
#      ^ definition.target scope=-
  targets = ["image"]
}
path "secret/*" {
#     ^ definition.target scope=-
  capabilities = ["read"]
}
