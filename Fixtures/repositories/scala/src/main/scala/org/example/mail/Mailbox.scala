package org.example.mail

import org.example.mail.filter.{Filter, Folder}
import scala.collection.mutable

given Ordering[Message] with
  def compare(left: Message, right: Message): Int = left.received.compareTo(right.received)

/** Keeps the messages by folder. */
class Mailbox(filter: Filter):
  private val folders = mutable.Map.empty[Folder, List[Message]]

  def deliver(message: Message): Folder =
    val folder = filter.folder(message).getOrElse(Folder.Inbox)
    folders.updateWith(folder)(old => Some(message :: old.getOrElse(Nil)))
    folder

  /** The newest first. */
  def newest(folder: Folder, count: Int = 10): List[Message] =
    folders.getOrElse(folder, Nil).sorted.reverse.take(count)

extension (messages: List[Message])
  def from(address: Address): List[Message] = messages.filter(_.from == address)
