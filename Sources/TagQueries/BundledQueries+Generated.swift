// swift-format-ignore-file
package enum BundledQueries { package static let all: [BundledQuery] = [] }
