package org.example.mail

import java.time.Instant
import org.example.mail.filter.{SenderFilter, WordFilter}

@main def sort(sender: String, subject: String): Unit =
  val mailbox = Mailbox(SenderFilter(Map.empty).orElse(WordFilter.loud))
  Address.parse(sender) match
    case Right(from) => println(mailbox.deliver(Message(from, Nil, subject, Instant.now())))
    case Left(error) => println(s"cannot read: $error")
