package org.example.mail.filter

import org.example.mail.Message

/** Takes for junk what has too many loud words. */
class WordFilter(words: Set[String], limit: Int = WordFilter.Limit) extends Filter:
  val name = "words"

  override def folder(message: Message): Option[Folder] =
    Option.when(count(message.subject) > limit)(Folder.Junk)

  private def count(text: String): Int = text.split("\\s+").count(words.contains)

object WordFilter:
  val Limit = 2

  def loud: WordFilter = new WordFilter(Set("FREE", "NOW", "WIN"))
