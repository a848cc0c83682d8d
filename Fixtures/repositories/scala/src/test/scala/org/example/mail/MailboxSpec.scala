package org.example.mail

import java.time.Instant
import org.example.mail.filter.{Folder, SenderFilter, WordFilter}
import org.scalatest.flatspec.AnyFlatSpec
import org.scalatest.matchers.should.Matchers

class MailboxSpec extends AnyFlatSpec with Matchers:
  private val ann = Address("ann", "example.org")

  private def message(subject: String) = Message(ann, Nil, subject, Instant.EPOCH)

  "A mailbox" should "sort by sender" in {
    val mailbox = Mailbox(SenderFilter(Map(ann -> Folder("friends"))))
    mailbox.deliver(message("hello")) shouldBe Folder("friends")
  }

  it should "put loud messages into junk" in {
    Mailbox(WordFilter.loud).deliver(message("WIN FREE NOW")) shouldBe Folder.Junk
  }
