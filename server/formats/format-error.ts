/** A file that cannot be read as a whole; its message is a sentence for the person who sent it: what is wrong, where, what to do. */
export class FormatError extends Error {
  override name = 'FormatError'
}
