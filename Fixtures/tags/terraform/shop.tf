terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
#                ^ import.module source=hashicorp/aws alias=aws
      version = "~> 5.0"
    }
  }
}

provider "aws" {
#         ^ definition.namespace scope=-
  region = var.region
#              ^ reference.identifier
}

provider "aws" {
#         ^ definition.namespace scope=-
  alias  = "west"
  region = "us-west-2"
}

variable "region" {
#         ^ definition.variable scope=- doc exported
  type        = string
  description = "Where the shop runs."
  default     = "eu-central-1"
}

# How many servers there are.
variable "servers" {
#         ^ definition.variable scope=- doc exported
  type = number
}

locals {
  prefix = "shop-${var.region}"
# ^ definition.variable scope=-
#                      ^ reference.identifier
  tags = {
# ^ definition.variable scope=- signature="tags ="
    Owner = "shop"
  }
}

data "aws_ami" "debian" {
#               ^ definition.constant scope=-
  most_recent = true
}

# What serves the pages.
resource "aws_instance" "web" {
#                        ^ definition.target scope=- doc
  count    = var.servers
#                ^ reference.identifier
  ami      = data.aws_ami.debian.id
#                         ^ reference.identifier
  provider = aws.west
#            ^ reference.identifier
  tags     = merge(local.tags, { Name = "${local.prefix}-${count.index}" })
#                        ^ reference.identifier
#                                                ^ reference.identifier

  lifecycle {
    ignore_changes = [ami]
  }
  depends_on = [module.network, aws_security_group.web]
#                      ^ reference.identifier
#                                                  ^ reference.identifier
}

module "network" {
#       ^ definition.module scope=-
  source = "./modules/network"
#           ^ import.module source=./modules/network alias=network
  cidr   = cidrsubnet(var.cidr, 8, 1)
#                         ^ reference.identifier
}

output "addresses" {
#       ^ definition.property scope=- doc exported
  description = "The addresses of the servers."
  value       = aws_instance.web[*].private_ip
#                            ^ reference.identifier
}
