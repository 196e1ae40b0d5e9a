/** Thrown where a variable of the environment has a value that it cannot have; the message says which it can. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}
