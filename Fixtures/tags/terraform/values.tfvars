# Where the shop runs.
region  = "eu-north-1"
# <- definition.key scope=- doc
servers = 3
# <- definition.key scope=- signature="servers = 3"
settings = {
# <- definition.key scope=- signature="settings ="
  colour = "blue"
}
names = ["a", "b"]
# <- definition.key scope=- signature="names ="
