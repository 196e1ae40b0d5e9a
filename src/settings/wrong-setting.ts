/** Thrown where variables of the environment have invalid values, which stops the start. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';

  readonly sentences: readonly string[];

  /** @param sentences one for each variable, saying what it may be */
  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}
