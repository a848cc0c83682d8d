package org.example.mail

import java.time.Instant

/** Who writes or reads. */
final case class Address(user: String, host: String):
  override def toString: String = s"$user@$host"

object Address:
  /** Reads `user@host`. */
  def parse(text: String): Either[MailError, Address] =
    text.split('@') match
      case Array(user, host) => Right(Address(user, host))
      case _ => Left(MailError.BadAddress(text))

/** A letter as it was received. */
final case class Message(
    from: Address,
    to: List[Address],
    subject: String,
    received: Instant
)

enum MailError:
  case BadAddress(text: String)
  case Unreadable(line: Int)
