package org.example.mail.filter

import org.example.mail.Message

/** Says where a message goes. */
trait Filter:
  def name: String

  /** The folder, if this filter knows one. */
  def folder(message: Message): Option[Folder]

  /** Asks `other` when this one doesn't know. */
  def orElse(other: Filter): Filter = Chain(this, other)

opaque type Folder = String

object Folder:
  val Inbox: Folder = "inbox"
  val Junk: Folder = "junk"

  def apply(name: String): Folder = name.toLowerCase

private class Chain(first: Filter, second: Filter) extends Filter:
  def name: String = s"${first.name}, then ${second.name}"

  def folder(message: Message): Option[Folder] =
    first.folder(message).orElse(second.folder(message))
