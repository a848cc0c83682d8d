// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Transit",
  targets: [
    .target(name: "Transit"),
    .testTarget(name: "TransitTests", dependencies: ["Transit"]),
  ])
