package org.example.mail.filter

import org.example.mail.{Address, Message}

/** Sorts by who has written. */
class SenderFilter(folders: Map[Address, Folder]) extends Filter:
  val name = "sender"

  override def folder(message: Message): Option[Folder] = folders.get(message.from)
