/** A file or value that no article can be read from; the message is a plain sentence that says why. */
export class UnreadableArticle extends Error {
  override readonly name = 'UnreadableArticle';
}
