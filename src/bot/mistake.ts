/** Thrown where whoever sent an interaction can do better; the message tells them how. */
export class Mistake extends Error {
  override readonly name = 'Mistake';
}
