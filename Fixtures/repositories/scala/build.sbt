ThisBuild / scalaVersion := "3.6.2"

lazy val mail = (project in file("."))
  .settings(
    name := "mail",
    libraryDependencies += "org.scalatest" %% "scalatest" % "3.2.19" % Test
  )
