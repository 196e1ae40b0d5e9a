/** Thrown where variables of the environment have values that they cannot have. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';

  readonly sentences: readonly string[];

  /** @param sentences one for each variable, which says what it can be */
  constructor(...sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.sentences = sentences;
  }
}
