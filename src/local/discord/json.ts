/** Nobody's request is nested so deeply, and what is cannot be written again. */
const MOST_DEPTH = 100;

/**
 * Reads JSON that anybody may have sent.
 *
 * @throws {SyntaxError} where it is none, is nested too deeply, or has a key that stands for an object's prototype
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let level = [value].filter(isObject);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) throw new SyntaxError('It is nested too deeply.');
    if (level.some((part) => Object.hasOwn(part, '__proto__')))
      throw new SyntaxError('There is no such key.');
    level = level.flatMap((part) => Object.values(part).filter(isObject));
  }
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
